package exchange.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@DisplayName("Accounts on pages")
@ExtendWith(OnSharedExchange.class)
class AccountPagesTest {

    private static final String PASSWORD = "Nadel, Faden, Fingerhut";

    private final RunningExchange exchange;
    private final String login =
            "ulla%06d".formatted(ThreadLocalRandom.current().nextInt(1_000_000));

    AccountPagesTest(RunningExchange exchange) {
        this.exchange = exchange;
    }

    private static void send(Screen screen) {
        screen.press("main form[method=post] button[type=submit]");
    }

    private void register(Screen screen) {
        screen.go("/register");
        screen.page().fill("[name='organisation.name']", "Nähwerk Ulm");
        screen.page().selectOption("[name='organisation.type']", "COMPANY");
        screen.page().fill("#name", "Ulla Berg");
        screen.page().fill("#phone", "0731 123456");
        screen.page().fill("#login", login);
        screen.page().fill("#password", PASSWORD);
        send(screen);
        assertThat(screen.page().url()).contains("/register/done");
    }

    private void logIn(Screen screen, String password) {
        screen.go("/login");
        screen.page().fill("#username", login);
        screen.page().fill("#password", password);
        send(screen);
    }

    private Person newcomer() {
        String credentials =
                Base64.getEncoder().encodeToString((login + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return exchange.anybody().with("Authorization", "Basic " + credentials);
    }

    private String idOf() {
        JsonNode found = exchange.as("ines")
                .get("/api/accounts?login=" + login)
                .is(200)
                .json()
                .get("items");
        assertThat(found).hasSize(1);
        return found.get(0).get("id").asString();
    }

    @Test
    void a_company_opens_one_waits_is_confirmed_and_submits() {
        try (Screen company = Screen.open(exchange, "de-DE");
                Screen desk = Screen.open(exchange, "de-DE")) {
            company.go("/login");
            company.press("text=Konto für Ihr Unternehmen");
            company.look("register");
            register(company);
            company.look("register-done");
            logIn(company, PASSWORD);
            assertThat(company.page().locator("[role=alert]").innerText()).contains("wenn es bestätigt ist");

            desk.logIn("cem").go("/people");
            assertThat(desk.page().locator("main").innerText()).contains("Nähwerk Ulm", login);
            assertThat(desk.page().content()).doesNotContain("Ulla Berg");
            desk.look("people-clerk");
            desk.press("tr:has-text('" + login + "') a");
            assertThat(desk.page().locator("main").innerText()).contains("Ulla Berg", "0731 123456", "aufgezeichnet");
            desk.look("person-clerk");
            desk.press("text=Konto bestätigen");
            assertThat(desk.page().locator("[role=status]:visible").innerText()).contains("kann jetzt benutzt werden");
            assertThat(desk.page().locator("main").innerText()).doesNotContain(login);

            logIn(company, PASSWORD);
            assertThat(company.page().locator(".ex-user").innerText()).contains(login + " · Mitglied");
            company.go("/people");
            assertThat(company.page().locator("main").innerText()).contains("Konten Ihrer Organisation", login);
            company.look("people-member");
        }
        Reply submitted = newcomer().submit(Drafts.gowns()).is(201);
        Reply own = newcomer()
                .get("/api/listings/" + submitted.id(), submitted.position())
                .is(200);
        assertThat(own.json().get("organisation").get("name").asString()).isEqualTo("Nähwerk Ulm");
    }

    @Test
    void a_form_that_is_refused_keeps_what_was_typed_but_for_the_password() {
        try (Screen screen = Screen.withoutScript(exchange, "de-DE")) {
            screen.go("/register");
            screen.page().fill("[name='organisation.name']", "N".repeat(200));
            screen.page().fill("#login", "Fatima");
            screen.page().fill("#name", "Ulla Berg");
            screen.page().fill("#password", "zu kurz");
            screen.page().press("#password", "Enter");
            PlaywrightAssertions.assertThat(screen.page()).hasTitle(Pattern.compile("^Fehler:"));
            String text = screen.page().locator("main").innerText();
            assertThat(text).contains("dieser Anmeldename ist vergeben", "Bitte prüfen Sie 4 Angaben", "Telefonnummer");
            assertThat(screen.page().inputValue("#name")).isEqualTo("Ulla Berg");
            assertThat(screen.page().inputValue("#password")).isEmpty();
            assertThat(screen.page().content()).doesNotContain("zu kurz");
        }
        try (Screen screen = Screen.open(exchange, "en-GB")) {
            screen.go("/register");
            send(screen);
            screen.look("register-refused-en");
        }
    }

    @Test
    void a_colleague_is_confirmed_by_the_organisation_and_not_by_the_desk() {
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            screen.go("/register");
            screen.page().fill("#colleague", "fatima");
            screen.page().fill("#name", "Faruk Demir");
            screen.page().fill("#email", "faruk@klinik-nord.example");
            screen.page().fill("#login", login);
            screen.page().fill("#password", PASSWORD);
            send(screen);
            assertThat(screen.page().url()).contains("/register/done");
        }
        String id = idOf();
        assertThat(exchange.as("cem").get("/api/accounts").text()).doesNotContain(login);
        exchange.as("cem").get("/api/accounts/" + id).is(404);
        exchange.as("cem").post("/api/accounts/" + id + "/confirm").breaks("CONFIRMED_BY_COLLEAGUES");
        exchange.as("alb").post("/api/accounts/" + id + "/confirm").is(404);
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            screen.logIn("fatima").go("/people");
            screen.press("tr:has-text('" + login + "') a");
            screen.look("person-colleague");
            screen.press("text=Konto bestätigen");
            assertThat(screen.page().locator("tr:has-text('" + login + "')").innerText())
                    .contains("bestätigt");
        }
        newcomer().get("/api/accounts").is(200);
    }

    @Test
    void an_application_that_is_turned_down_leaves_nothing_behind() {
        try (Screen company = Screen.open(exchange, "de-DE");
                Screen desk = Screen.open(exchange, "de-DE")) {
            register(company);
            String id = idOf();
            desk.logIn("dana").go("/people/" + id);
            desk.press("text=Konto ablehnen");
            desk.look("account-decline");
            desk.press("text=Endgültig ablehnen");
            assertThat(desk.page().url()).contains("/people?done=closed");
            exchange.as("ines").get("/api/accounts/" + id).is(404);
            register(company); // the login is free again
        }
    }

    @Test
    void an_administrator_opens_accounts_changes_roles_and_ends_sessions_with_that() {
        try (Screen admin = Screen.open(exchange, "en-GB");
                Screen clerk = Screen.open(exchange, "de-DE")) {
            admin.logIn("ines").go("/people");
            admin.look("people-admin-en");
            admin.press("text=Open an account");
            admin.look("people-new-en");
            send(admin);
            assertThat(admin.page().locator("[role=alert]").innerText()).contains("Please check");
            admin.page().fill("#login", login);
            admin.page().fill("#password", PASSWORD);
            admin.page().fill("#name", "Ute Clerk");
            admin.page().selectOption("#role", "CLERK");
            send(admin);
            assertThat(admin.page().locator("[role=status]:visible").innerText())
                    .contains("can be used now");
            admin.look("person-admin-en");

            logIn(clerk, PASSWORD);
            clerk.go("/people");
            assertThat(clerk.page().locator(".ex-user").innerText()).contains("Erfassung");

            admin.page().selectOption("#role", "MODERATOR");
            admin.press("main form[method=get] button");
            admin.look("role-asked-en");
            send(admin);
            assertThat(admin.page().locator("[role=status]:visible").innerText())
                    .contains("role is changed");
            clerk.go("/people");
            assertThat(clerk.page().url()).contains("/login");
            logIn(clerk, PASSWORD);
            clerk.go("/people", 403);

            admin.press("text=Close account");
            admin.look("account-close-en");
            send(admin);
            clerk.go("/people");
            assertThat(clerk.page().url()).contains("/login");
            logIn(clerk, PASSWORD);
            assertThat(clerk.page().locator("[role=alert]").innerText()).contains("stimmt nicht");
        }
        assertThat(exchange.as("ada").get("/api/audit/events?type=RoleRevoked").items())
                .extracting(event -> event.get("data").get("accountId").asString())
                .contains(login);
    }

    @Test
    void nobody_changes_the_own_role() {
        String ines = exchange.as("ines")
                .get("/api/accounts?login=ines")
                .json()
                .get("items")
                .get(0)
                .get("id")
                .asString();
        exchange.as("ines")
                .post("/api/accounts/" + ines + "/role", "{\"role\":\"AUDITOR\"}")
                .breaks("OWN_ACCOUNT");
        exchange.as("ines").post("/api/accounts/" + ines + "/close").breaks("OWN_ACCOUNT");
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            screen.logIn("ines").go("/people/" + ines);
            assertThat(screen.page().locator("main").innerText()).contains("Ihr eigenes Konto");
            screen.go("/people?login=gibtesnicht");
            screen.look("people-none");
        }
    }

    @Test
    void everybody_changes_the_own_password() {
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            register(screen);
            exchange.as("cem").post("/api/accounts/" + idOf() + "/confirm").is(200);
            logIn(screen, PASSWORD);
            screen.press(".ex-user a:has-text('" + login + "')");
            screen.page().fill("#oldPassword", "etwas anderes");
            screen.page().fill("#password", "Ein ganz neues Passwort");
            send(screen);
            assertThat(screen.page().locator("[role=alert]").innerText()).contains("nicht Ihr jetziges Passwort");
            screen.look("own-account");
            screen.page().fill("#oldPassword", PASSWORD);
            screen.page().fill("#password", "Ein ganz neues Passwort");
            send(screen);
            assertThat(screen.page().locator("[role=status]:visible").innerText())
                    .contains("geändert");
            logIn(screen, "Ein ganz neues Passwort");
            assertThat(screen.page().url()).doesNotContain("/login");
        }
    }

    @Test
    void whoever_has_forgotten_the_password_is_told_the_same_whether_there_is_an_account_or_not() {
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            screen.go("/login");
            screen.press("text=Passwort vergessen");
            screen.look("password-forgotten");
            screen.page().fill("#login", "gibtesnicht");
            send(screen);
            String unknown = screen.page().locator("main").innerText();
            assertThat(unknown).contains("Wenn es dieses Konto gibt");
            screen.look("password-sent");
            screen.go("/password");
            screen.page().fill("#login", "fatima");
            send(screen);
            assertThat(screen.page().locator("main").innerText()).isEqualTo(unknown);

            screen.go("/password/new?token=abgeschnitten", 404);
            screen.go("/password/new?token=" + "A".repeat(43));
            screen.page().fill("#password", "Ein ganz neues Passwort");
            send(screen);
            assertThat(screen.page().locator("[role=alert]").innerText()).contains("abgelaufen oder schon benutzt");
            screen.look("password-new-refused");
            screen.press("text=Neuen Link anfordern");
            assertThat(screen.page().url()).endsWith("/password");
        }
    }
}
