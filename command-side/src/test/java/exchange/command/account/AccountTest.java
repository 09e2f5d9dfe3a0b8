package exchange.command.account;

import static exchange.command.Desk.json;
import static exchange.command.Desk.masks;
import static org.assertj.core.api.Assertions.assertThat;

import exchange.command.Node;
import exchange.command.Visitor;
import exchange.command.Visitor.Reply;
import exchange.event.account.Role;
import exchange.log.EventLog;
import exchange.web.account.AccountRegister;
import exchange.web.account.AccountState;
import exchange.web.account.Accounts;
import exchange.web.account.NewAccount;
import exchange.web.account.Person;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("An account")
class AccountTest {

    private static final String PASSWORD = "Nadel, Faden, Fingerhut";

    private final Node node = Node.shared();
    private final Visitor cem = node.as("cem");
    private final Visitor ines = node.as("ines");
    private final String login = "u" + UUID.randomUUID();

    private ObjectNode registration() {
        ObjectNode body =
                json("{}").put("login", login).put("name", "Ulla Berg").put("phone", "0731 123456");
        body.putObject("organisation").put("name", "Nähwerk Ulm").put("type", "COMPANY");
        return body.put("password", PASSWORD);
    }

    private ObjectNode colleague(String of) {
        ObjectNode body = registration().put("colleague", of);
        body.remove("organisation");
        return body;
    }

    private static Reply ok(Reply reply, int status) {
        assertThat(reply.status()).as("%s", reply).isEqualTo(status);
        return reply;
    }

    private String registered() {
        return ok(node.anonymous().post("/api/accounts", registration()), 201).id();
    }

    private boolean getsIn() {
        return node.as(login, PASSWORD).post("/api/listings", masks()).status() != 401;
    }

    private List<String> history(String id) {
        return node.bean(EventLog.class).ofAggregate(id, 0).stream()
                .map(event -> event.type())
                .toList();
    }

    private String role(String role) {
        return "{\"role\": \"" + role + "\"}";
    }

    @Test
    void that_a_company_opens_waits_until_a_clerk_confirms_it_once() {
        String id = registered();
        assertThat(getsIn()).isFalse();
        Reply confirmed = ok(cem.post("/api/accounts/" + id + "/confirm"), 200);
        assertThat(confirmed.text("state")).isEqualTo("OPEN");
        assertThat(confirmed.version()).isEqualTo(2);
        assertThat(getsIn()).isTrue();
        assertThat(ok(cem.post("/api/accounts/" + id + "/confirm"), 200).version())
                .isEqualTo(2);
        assertThat(history(id)).containsExactly("AccountCreated", "AccountConfirmed");
    }

    @Test
    void is_opened_once_for_each_key_and_the_history_holds_nothing_of_the_password() {
        Visitor keyed = node.anonymous().withKey("register " + login);
        Reply first = ok(keyed.post("/api/accounts", registration()), 201);
        assertThat(ok(keyed.post("/api/accounts", registration()), 201).id()).isEqualTo(first.id());
        assertThat(ok(keyed.post("/api/accounts", registration().put("name", "Otto")), 409)
                        .text("rule"))
                .isEqualTo("KEY_REUSED");
        Reply taken = ok(node.anonymous().post("/api/accounts", registration()), 400);
        assertThat(taken.wrongFields()).containsExactly("login");
    }

    @Test
    void is_refused_with_everything_that_is_wrong() {
        ObjectNode wrong = registration()
                .put("login", "Übermut")
                .put("password", "kurz")
                .put("role", "MEMBER")
                .put("colleague", "nobody");
        wrong.remove("phone");
        assertThat(ok(node.anonymous().post("/api/accounts", wrong), 400).wrongFields())
                .containsExactly("colleague", "email", "login", "password", "role");
    }

    @Test
    void of_a_further_person_is_confirmed_by_the_organisation() {
        String id = ok(node.anonymous().post("/api/accounts", colleague("farid")), 201)
                .id();
        assertThat(ok(cem.post("/api/accounts/" + id + "/confirm"), 409).text("rule"))
                .isEqualTo("CONFIRMED_BY_COLLEAGUES");
        assertThat(ok(cem.post("/api/accounts/" + id + "/close"), 409).text("rule"))
                .isEqualTo("CONFIRMED_BY_COLLEAGUES");
        ok(node.as("alb").post("/api/accounts/" + id + "/confirm"), 404);
        ok(node.as("fatima").post("/api/accounts/" + id + "/confirm"), 200);
        assertThat(getsIn()).isTrue();
        assertThat(ok(node.as("fatima").post("/api/accounts/" + id + "/close"), 409)
                        .text("rule"))
                .isEqualTo("ACCOUNT_IN_USE");
    }

    @Test
    void that_is_turned_down_is_gone_with_the_person_and_the_organisation() {
        String id = registered();
        String organisation =
                node.bean(AccountRegister.class).find(id).orElseThrow().organisation();
        assertThat(ok(cem.post("/api/accounts/" + id + "/close"), 200).text("state"))
                .isEqualTo("CLOSED");
        assertThat(node.bean(AccountRegister.class).find(id)).isEmpty();
        assertThat(node.bean(Accounts.class).organisationName(organisation)).isEmpty();
        assertThat(history(id)).containsExactly("AccountCreated", "RoleRevoked");
        ok(cem.post("/api/accounts/" + id + "/confirm"), 404);
    }

    @Test
    void has_one_role_which_an_administrator_changes_but_never_their_own() {
        String id = ok(
                        ines.post(
                                "/api/accounts",
                                json("{}")
                                        .put("login", login)
                                        .put("name", "Ute")
                                        .put("role", "CLERK")
                                        .put("password", PASSWORD)),
                        201)
                .id();
        Visitor ute = node.as(login, PASSWORD);
        ok(ute.post("/api/accounts/nobody/confirm"), 404);
        assertThat(ok(ines.post("/api/accounts/" + id + "/role", role("MEMBER")), 409)
                        .text("rule"))
                .isEqualTo("NEEDS_AN_ORGANISATION");
        assertThat(ok(ines.post("/api/accounts/" + id + "/role", role("AUDITOR")), 200)
                        .text("role"))
                .isEqualTo("AUDITOR");
        ok(ute.post("/api/accounts/nobody/confirm"), 403);
        assertThat(ok(ines.post("/api/accounts/" + id + "/role", role("AUDITOR")), 200)
                        .version())
                .as("nothing new")
                .isEqualTo(3);
        ok(ines.post("/api/accounts/" + id + "/close"), 200);
        ok(ute.post("/api/accounts/nobody/confirm"), 401);
        ok(ines.post("/api/accounts/" + id + "/role", role("CLERK")), 200);
        ok(ute.post("/api/accounts/nobody/confirm"), 404);
        assertThat(history(id))
                .containsExactly("AccountCreated", "RoleRevoked", "RoleGranted", "RoleRevoked", "RoleGranted");
        String own = node.bean(Accounts.class).accountIdOf("ines").orElseThrow();
        assertThat(ok(ines.post("/api/accounts/" + own + "/role", role("CLERK")), 409)
                        .text("rule"))
                .isEqualTo("OWN_ACCOUNT");
        assertThat(ok(ines.post("/api/accounts/" + own + "/close"), 409).text("rule"))
                .isEqualTo("OWN_ACCOUNT");
    }

    @Test
    void that_waits_has_no_role_to_be_changed() {
        assertThat(ok(ines.post("/api/accounts/" + registered() + "/role", role("CLERK")), 409)
                        .text("rule"))
                .isEqualTo("ACCOUNT_WAITING");
    }

    @Test
    void of_which_a_crash_has_kept_the_history_from_knowing_is_confirmed_all_the_same() {
        String id = UUID.randomUUID().toString().substring(0, 22);
        node.bean(AccountRegister.class)
                .open(new NewAccount(
                        id,
                        login,
                        new Person("Ulla Berg", null, null),
                        PASSWORD,
                        Role.MEMBER,
                        null,
                        null,
                        AccountState.WAITING));
        ok(ines.post("/api/accounts/" + id + "/confirm"), 200);
        assertThat(history(id)).containsExactly("AccountCreated", "AccountConfirmed");
        assertThat(getsIn()).isTrue();
    }

    @Test
    void gets_another_password_from_whoever_knows_the_present_one() {
        ok(cem.post("/api/accounts/" + registered() + "/confirm"), 200);
        Visitor ulla = node.as(login, PASSWORD);
        ObjectNode change = json("{}").put("oldPassword", "falsch").put("password", "Ein ganz neues Passwort");
        assertThat(ok(ulla.post("/api/password/change", change), 400).wrongFields())
                .containsExactly("oldPassword");
        ok(ulla.post("/api/password/change", change.put("oldPassword", PASSWORD)), 204);
        assertThat(getsIn()).isFalse();
        ok(node.as(login, "Ein ganz neues Passwort").post("/api/accounts/nobody/confirm"), 404);
    }
}
