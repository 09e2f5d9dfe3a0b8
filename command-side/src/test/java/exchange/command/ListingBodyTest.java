package exchange.command;

import static exchange.command.Desk.masks;
import static exchange.command.Desk.submitted;
import static exchange.command.Desk.with;
import static exchange.command.Desk.without;
import static org.assertj.core.api.Assertions.assertThat;

import exchange.command.Visitor.Reply;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("What a listing must say")
class ListingBodyTest {

    /** {@code field := JSON} replaces, {@code -field} removes; then the fields that are named. */
    private static final String WRONG = """
            -kind                                            | kind
            kind := "OFFERING"                               | kind
            -title                                           | title
            title := "FFP2"                                  | title
            title := "   FFP2   "                            | title
            title := 7                                       | title
            title := "@151"                                  | title
            description := "zu kurz"                         | description
            description := "@4001"                           | description
            language := "fr"                                 | language
            -product                                         | product
            product := "masks"                               | product
            -capability                                      | capability
            capability := "MAGIC"                            | capability
            seeks := ["FUNDING"]                             | seeks
            kind := "IDEA"                                   | seeks
            kind := "IDEA"; seeks := []                      | seeks
            kind := "IDEA"; seeks := ["FUNDING", "FUNDING"]  | seeks
            kind := "IDEA"; seeks := ["MAGIC"]               | seeks[0]
            -quantity                                        | quantity
            capability := "PRODUCTION"; -quantity            | quantity
            -quantity.amount                                 | quantity.amount
            quantity.amount := 0                             | quantity.amount
            quantity.amount := -1                            | quantity.amount
            quantity.amount := 1.5                           | quantity.amount
            quantity.amount := "many"                        | quantity.amount
            quantity.amount := 99999999999999999999          | quantity.amount
            -quantity.unit                                   | quantity.unit
            quantity.unit := "DOZEN"                         | quantity.unit
            quantity.unit := "BOX"                           | quantity.unitsPerBox
            quantity.unitsPerBox := 50                       | quantity.unitsPerBox
            quantity.unit := "BOX"; quantity.unitsPerBox := 0| quantity.unitsPerBox
            -quantity.mode                                   | quantity.mode
            quantity.mode := "CAPACITY"                      | quantity.from, quantity.per
            quantity.per := "WEEK"                           | quantity.per
            quantity.from := "2026-12-01"                    | quantity.from
            quantity.smallestLot := 0                        | quantity.smallestLot
            quantity.smallestLot := 20001                    | quantity.smallestLot
            conformity := [{"standard": "EN 0"}]             | conformity[0].standard
            conformity := [{"evidence": "x"}]                | conformity[0].standard
            conformity := [{"standard": "CE"}, {"standard": "CE"}] | conformity[1].standard
            conformity := "CE"                               | conformity
            requires := ["CE", "EN 0"]                       | requires[1]
            neededBy := "2099-01-01"                         | neededBy
            withinKm := 100                                  | withinKm
            kind := "REQUEST"; neededBy := "2001-01-01"      | neededBy
            kind := "REQUEST"; neededBy := "01.12.2026"      | neededBy
            kind := "REQUEST"; neededBy := "2026-02-30"      | neededBy
            kind := "REQUEST"; withinKm := 0                 | withinKm
            kind := "REQUEST"; withinKm := 2001              | withinKm
            -region                                          | region
            region := {}                                     | region.postalCode
            region.postalCode := "7245"                      | region.postalCode
            region.postalCode := "00000"                     | region.postalCode
            region := {"place": "Entenhausen"}               | region.place
            region := {"postalCode": "72458", "place": "Hamburg"} | region.place
            validUntil := "@today"                           | validUntil
            validUntil := "@in 366 days"                     | validUntil
            visibility := "SECRET"                           | visibility
            urgency := "URGENT"                              | urgencyText
            urgency := "CRITICAL"                            | urgencyText
            -organisation                                    | organisation
            -organisation.name                               | organisation.name
            organisation.name := "X"                         | organisation.name
            -organisation.type                               | organisation.type
            organisation.show := "yes"                       | organisation.show
            -contact                                         | contact
            -contact.name                                    | contact.name
            -contact.email                                   | contact.email
            contact.email := "nobody"                        | contact.email
            contact.phone := "call me"                       | contact.phone
            colour := "blue"                                 | colour
            quantity.colour := "blue"                        | quantity.colour
            contact.fax := "1"                               | contact.fax
            title := "X"; quantity.amount := 0; colour := 1; region := {}; -contact.email | colour, contact.email, quantity.amount, region.postalCode, title
            """;

    /** What is right, though one could doubt it. */
    private static final String RIGHT = """
            language := "en"
            capability := "SERVICE"; -product; -quantity
            capability := "LOGISTICS"; -quantity
            kind := "IDEA"; seeks := ["FUNDING"]; -product; -quantity
            kind := "REQUEST"; -conformity; requires := ["CE"]; neededBy := "@today"; withinKm := 2000
            quantity.amount := 1
            quantity.amount := 199999999999998
            quantity.unit := "BOX"; quantity.unitsPerBox := 50
            quantity.mode := "CAPACITY"; quantity.per := "WEEK"; quantity.from := "2026-12-01"
            quantity.smallestLot := 20000
            region := {"place": "Albstadt"}
            region := {"postalCode": "72458", "place": "Albstadt"}
            validUntil := "@in 1 days"
            validUntil := "@in 365 days"
            visibility := "AUTHORITIES"
            urgency := "CRITICAL"; urgencyText := "Vorrat reicht bis Freitag."
            organisation.show := false
            contact.phone := "+49 (0) 711 123-45"; -contact.email
            title := "FFP2 "; title := "Maske"
            """;

    record Wrong(String changes, List<String> fields) {}

    static Stream<Wrong> wrong() {
        return WRONG.lines().map(line -> {
            int bar = line.lastIndexOf('|');
            return new Wrong(
                    line.substring(0, bar).strip(),
                    Arrays.stream(line.substring(bar + 1).split(","))
                            .map(String::strip)
                            .sorted()
                            .toList());
        });
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void what_is_wrong_is_named(Wrong wrong) {
        Reply reply = Node.shared().as("cem").post("/api/listings", changed(wrong.changes()));
        assertThat(reply.status()).as("%s", reply).isEqualTo(400);
        assertThat(reply.wrongFields()).as("%s", reply).isEqualTo(wrong.fields());
        assertThat(reply.json().get("errors").valueStream())
                .allSatisfy(error -> assertThat(error.get("message").asString()).isNotBlank());
    }

    static Stream<String> right() {
        return RIGHT.lines();
    }

    @ParameterizedTest
    @MethodSource("right")
    void what_is_right_is_taken(String changes) {
        submitted(Node.shared().as("cem"), changed(changes));
    }

    @Test
    void a_member_and_the_anonymous_say_neither_channel_nor_on_whose_behalf() {
        ObjectNode body = masks().put("channel", "HOTLINE").put("onBehalfOf", "Weberei Alb GmbH");
        for (Visitor visitor : List.of(Node.shared().as("fatima"), Node.shared().anonymous())) {
            Reply reply = visitor.post("/api/listings", body);
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.wrongFields()).containsExactly("channel", "onBehalfOf");
        }
        submitted(Node.shared().as("cem"), body);
        submitted(Node.shared().as("nora"), body.put("channel", "NETWORK"));
    }

    @Test
    void a_channel_that_nobody_may_name_is_wrong() {
        Reply reply = Node.shared().as("cem").post("/api/listings", masks().put("channel", "SYSTEM"));
        assertThat(reply.wrongFields()).containsExactly("channel");
    }

    @Test
    void a_revision_keeps_its_kind_and_names_what_is_wrong_all_the_same() {
        var entry = submitted(Node.shared().as("cem"), masks());
        Reply reply =
                Node.shared().as("cem").put(entry.path(), with(with(masks(), "kind", "\"REQUEST\""), "title", "\"X\""));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.wrongFields()).containsExactly("kind", "title");
    }

    @Test
    void verdicts_need_a_reason_and_a_text() {
        var entry = submitted(Node.shared().as("cem"), masks());
        Visitor otto = Node.shared().as("otto").having(1);
        for (String command : List.of("/request-changes", "/reject", "/suspend", "/redact")) {
            assertThat(otto.post(entry.path(command), "{}").wrongFields())
                    .as(command)
                    .containsExactly("reason", "text");
            assertThat(otto.post(
                                    entry.path(command),
                                    "{\"reason\": \"DISLIKED\", \"text\": \"\", \"channel\": \"EMAIL\"}")
                            .wrongFields())
                    .as(command)
                    .containsExactly("channel", "reason", "text");
        }
    }

    @Test
    void the_other_commands_name_what_is_wrong_too() {
        var entry = submitted(Node.shared().as("cem"), masks());
        Visitor cem = Node.shared().as("cem");
        Visitor otto = Node.shared().as("otto");
        assertThat(cem.post(entry.path("/withdraw"), "{\"reason\": \"INCOMPLETE\"}")
                        .wrongFields())
                .containsExactly("reason");
        assertThat(cem.post(entry.path("/renew"), "{}").wrongFields()).containsExactly("validUntil");
        assertThat(cem.post(
                                entry.path("/renew"),
                                "{\"validUntil\": \"" + Node.shared().clock().today() + "\"}")
                        .wrongFields())
                .containsExactly("validUntil");
        assertThat(cem.post(entry.path("/fulfil"), "{\"outcome\": \"SOLD\"}").wrongFields())
                .containsExactly("outcome");
        assertThat(cem.post(entry.path("/notes"), "{}").wrongFields()).containsExactly("text");
        assertThat(cem.post(entry.path("/follow-ups"), "{\"date\": \"2001-01-01\", \"assignee\": \"nobody\"}")
                        .wrongFields())
                .containsExactly("assignee", "date", "text");
        assertThat(otto.post(entry.path("/conformity"), "{\"standard\": \"EN 0\", \"level\": \"GOOD\"}")
                        .wrongFields())
                .containsExactly("level", "standard");
        assertThat(otto.post(entry.path("/claim"), "{\"note\": \"x\"}").wrongFields())
                .containsExactly("note");
    }

    private static ObjectNode changed(String changes) {
        ObjectNode body = masks();
        for (String change : changes.split("; ")) {
            String[] parts = change.split(" := ");
            body = parts.length == 1
                    ? without(body, change.strip().substring(1))
                    : with(body, parts[0].strip(), value(parts[1].strip()));
        }
        return body;
    }

    private static String value(String json) {
        var today = Node.shared().clock().today();
        if (json.equals("\"@today\"")) {
            return "\"" + today + "\"";
        }
        if (json.startsWith("\"@in ")) {
            return "\"" + today.plusDays(Long.parseLong(json.replaceAll("\\D", ""))) + "\"";
        }
        return json.startsWith("\"@") ? "\"" + "x".repeat(Integer.parseInt(json.replaceAll("\\D", ""))) + "\"" : json;
    }
}
