package exchange.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("The auditors' pages")
@ExtendWith(OnSharedExchange.class)
class AuditPagesTest {

    private static final String LONG_WORDS = "Atemschutzmaskenproduktionsstättenbetriebsgesellschaft ".repeat(2);

    private final RunningExchange exchange;
    private final Person cem;
    private final Person otto;

    AuditPagesTest(RunningExchange exchange) {
        this.exchange = exchange;
        this.cem = exchange.as("cem");
        this.otto = exchange.as("otto");
    }

    private record Masks(String id, String reference, long submitted, long approved, long last) {}

    /** Submitted on the telephone, published, found doubtful, and revised. */
    private Masks masks(String title) {
        Reply submitted = cem.submit(
                        Drafts.masks(title).put("channel", "HOTLINE").put("onBehalfOf", "Weberei Alb GmbH"))
                .is(201);
        String id = submitted.id();
        Reply approved = otto.having(otto.does("claim", id).is(200).version())
                .does("approve", id, "{\"note\":\"Werk ist bekannt.\"}")
                .is(200);
        otto.does(
                        "conformity",
                        id,
                        "{\"standard\":\"EN 149 FFP2\",\"level\":\"SUSPICIOUS\",\"text\":\"Prüfnummer unbekannt.\"}")
                .is(200);
        var revised = Drafts.masks(title);
        ((ObjectNode) revised.get("quantity")).put("amount", 45000);
        Reply last = cem.put("/api/listings/" + id, revised).is(200);
        return new Masks(
                id,
                submitted.json().get("reference").asString(),
                submitted.position(),
                approved.position(),
                last.position());
    }

    @Test
    void let_ada_follow_who_did_what() {
        Masks masks = masks("Masken für den Prüfpfad");
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            screen.logIn("ada");
            Page page = screen.page();
            assertThat(page.url()).endsWith("/audit");
            assertThat(page.locator("h1").innerText()).isEqualTo("Prüfpfad");
            screen.look("audit-trail");
            page.fill("#listing", masks.reference());
            screen.press("main form button[type=submit]");
            assertThat(page.locator(".ex-chip").innerText()).contains("Inserat: " + masks.reference());
            assertThat(page.locator("tbody tr"))
                    .satisfies(rows -> assertThat(rows.count()).isEqualTo(5));
            assertThat(page.locator("tbody tr").last().innerText())
                    .contains("Angebot eingereicht", "„Masken für den Prüfpfad“", "20.000 Stück", "cem", "Erfassung")
                    .contains("Hotline", "im Auftrag von Weberei Alb GmbH");
            page.selectOption("#role", "MODERATOR");
            screen.press("main form button[type=submit]");
            assertThat(page.locator("tbody tr").count()).isEqualTo(3);
            assertThat(page.locator("tbody tr").first().innerText())
                    .contains("Konformität beurteilt", "EN 149 FFP2: verdächtig", "Prüfnummer unbekannt.");
            page.click("tbody tr:first-child summary");
            assertThat(page.locator("tbody tr:first-child .ex-data").innerText())
                    .contains("\"level\" : \"SUSPICIOUS\"")
                    .doesNotContain("Maurer");
            screen.look("audit-trail-filtered");
            String csv = page.locator("a:has-text(\"CSV\")").getAttribute("href");
            Reply export = exchange.as("ada").get(csv).is(200);
            assertThat(export.text().lines().count()).isEqualTo(4);
            screen.press(".ex-chip:has-text('Rolle')");
            assertThat(page.locator("tbody tr").count()).isEqualTo(5);
            screen.press("text=Älteste zuerst");
            assertThat(page.locator("tbody tr").first().innerText()).contains("Angebot eingereicht");
        }
    }

    @Test
    void page_through_the_trail_without_script() {
        long last = masks("Masken zum Blättern").last();
        try (Screen screen = Screen.withoutScript(exchange, "de-DE")) {
            screen.logIn("ada").go("/audit?size=2&order=oldest&after=" + last);
            Page page = screen.page();
            assertThat(page.locator("tbody th").allInnerTexts()).containsExactly("1", "2");
            screen.press("text=Nächste Seite");
            assertThat(page.locator("tbody th").allInnerTexts()).containsExactly("3", "4");
            screen.press("text=Zum Anfang");
            assertThat(page.locator("tbody th").first().innerText()).isEqualTo("1");
        }
    }

    @Test
    void say_what_is_wrong_with_a_filter_and_that_nothing_was_found() {
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            screen.logIn("ada").go("/audit?listing=Masken&from=gestern&role=KING", 400);
            assertThat(screen.page().title()).startsWith("Fehler:");
            assertThat(screen.page().locator("#errors").innerText())
                    .contains("3 Angaben", "10042-3", "Ein Datum mit Uhrzeit", "KING");
            assertThat(screen.page().inputValue("#listing")).isEqualTo("Masken");
            screen.look("audit-trail-refused");
            screen.go("/audit?actor=niemand");
            assertThat(screen.page().locator("main").innerText()).contains("Kein Ereignis passt zu diesen Filtern");
            screen.look("audit-trail-nothing");
            screen.go("/audit?cursor=x", 400);
        }
    }

    @Test
    void let_ada_travel_back_and_compare() {
        Masks masks = masks("Masken auf Zeitreise");
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page = screen.logIn("ada").go("/audit/listings/" + masks.id()).page();
            assertThat(page.locator("h1").innerText()).isEqualTo("Prüfpfad: Masken auf Zeitreise");
            assertThat(page.locator(".ex-timeline > li").count()).isEqualTo(5);
            assertThat(page.locator(".ex-timeline > li").first().innerText())
                    .contains("Überarbeitet", "Überarbeitung: Menge: 45.000 Stück je Woche ab 01.12.2026");
            assertThat(page.locator("#state").innerText()).contains("veröffentlicht", "in Klärung", "verdächtig");
            screen.look("audit-listing");

            screen.press("a[rel=prev]");
            screen.press("a[rel=prev]");
            assertThat(page.locator("#state").innerText()).contains("nach Ereignis 3 von 5", "angegeben");
            screen.press("a[rel=prev]");
            assertThat(page.locator("#state").innerText()).contains("in Prüfung", "Öffentlich nicht sichtbar");
            screen.look("audit-listing-not-public");

            page.selectOption("#from", String.valueOf(masks.submitted()));
            page.selectOption("#to", String.valueOf(masks.last()));
            screen.press("text=Unterschiede anzeigen");
            assertThat(page.locator("#difference").innerText())
                    .contains("eingereicht", "veröffentlicht", "weitere Felder");
            assertThat(page.locator("#difference ins").allInnerTexts())
                    .contains("verdächtig", "45.000 Stück je Woche ab 01.12.2026", "ja", "in Klärung");
            screen.look("audit-listing-difference");

            screen.go("/audit/listings/" + masks.id() + "?at=2020-01-01T12:00");
            assertThat(page.locator("#state").innerText()).contains("Damals gab es dieses Inserat noch nicht");
            screen.look("audit-listing-not-yet");
            screen.go("/audit/listings/" + masks.id() + "?position=99999999&from=gestern", 400);
            assertThat(page.locator("#errors").innerText()).contains("Eine Position von 1 bis");
            screen.look("audit-listing-refused");
            screen.go("/audit/listings/00000000-0000-4000-8000-000000000000", 404);
        }
    }

    @Test
    void show_who_saw_contact_data_and_that_ada_needs_a_reason() {
        Masks masks = masks("Masken mit Kontakt");
        cem.get("/api/listings/" + masks.id()).is(200);
        exchange.as("ada")
                .get("/api/listings/" + masks.id() + "?reason=Stichprobe%20der%20Revision")
                .is(200);
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page = screen.logIn("ada").go("/audit/listings/" + masks.id()).page();
            assertThat(page.locator("a[href='/listings/" + masks.id() + "/contact']")
                            .count())
                    .isEqualTo(1);
            screen.press("text=Wer Kontaktdaten eingesehen hat");
            assertThat(page.locator("tbody tr").count()).isEqualTo(2);
            assertThat(page.locator("tbody tr").first().innerText()).contains("ada", "Stichprobe der Revision");
            assertThat(page.locator("tbody tr").last().innerText()).contains("cem", masks.reference());
            screen.look("audit-access");
            screen.go("/audit/access?reader=niemand");
            assertThat(page.locator("main").innerText()).contains("Keine Einsicht passt");
            screen.look("audit-access-nothing");
            screen.go("/audit/access?listing=Masken", 400);
            screen.look("audit-access-refused");
        }
    }

    @Test
    void prove_that_nothing_was_altered() {
        Masks masks = masks("Masken mit Nachweis");
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page = screen.logIn("ada").go("/audit/proofs").page();
            screen.press("text=Jetzt siegeln");
            assertThat(page.url()).endsWith("/audit/proofs");
            String note =
                    exchange.anybody().get("/api/audit/checkpoint").is(200).text();
            assertThat(page.locator("pre").innerText().strip()).isEqualTo(note.strip());
            page.fill("#position", String.valueOf(masks.submitted()));
            screen.press("text=Nachweis anzeigen");
            assertThat(page.locator("#proof").innerText()).contains("im Prüfsiegel enthalten", "Nachgerechnet");
            screen.look("audit-proofs");
            screen.go("/audit/proofs?position=0", 400);
            assertThat(page.locator("#errors").innerText()).contains("Eine Position von 1 bis");
            screen.look("audit-proofs-refused");
        }
    }

    @Test
    void speak_english() {
        Masks masks = masks(LONG_WORDS.strip());
        try (Screen screen = Screen.open(exchange, "en-GB")) {
            Page page = screen.logIn("ada").page();
            assertThat(page.locator("h1").innerText()).isEqualTo("Audit trail");
            page.fill("#listing", masks.reference());
            screen.press("main form button[type=submit]");
            assertThat(page.locator("tbody tr").last().innerText()).contains("Offer submitted", "20,000");
            screen.look("audit-trail-english");
            screen.press("tbody tr:last-child td:last-child a");
            assertThat(page.locator("#state").innerText()).contains("after event 1 of 5");
            screen.look("audit-listing-english");
            screen.press("text=Show differences");
            assertThat(page.locator("#difference h2").innerText()).isEqualTo("Differences");
            screen.go("/audit/access");
            assertThat(page.locator("h1").innerText()).isEqualTo("Accesses to contact data");
            screen.look("audit-access-english");
            screen.go("/audit/proofs?position=1");
            assertThat(page.locator("h1").innerText()).isEqualTo("Checkpoints and proofs");
            screen.look("audit-proofs-english");
        }
    }

    @Test
    void are_for_auditors_and_administrators() {
        Masks masks = masks("Masken, die Greta nicht sieht");
        String[] pages = {"/audit", "/audit/listings/" + masks.id(), "/audit/access", "/audit/proofs"};
        for (String login : new String[] {"greta", "otto", "cem", "fatima"}) {
            try (Screen screen = Screen.withoutScript(exchange, "de-DE")) {
                screen.logIn(login);
                for (String page : pages) {
                    screen.go(page, 403);
                }
            }
        }
        try (Screen screen = Screen.withoutScript(exchange, "de-DE")) {
            screen.logIn("ines");
            for (String page : pages) {
                screen.go(page);
            }
            assertThat(screen.page().locator("text=Jetzt siegeln").count()).isZero();
        }
    }
}
