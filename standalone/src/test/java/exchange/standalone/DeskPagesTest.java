package exchange.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("The desk of the moderators")
@ExtendWith(OnSharedExchange.class)
class DeskPagesTest {

    private static final String QUEUE = "/desk/queue?size=100";
    private static final String TEXT = "Bitte reichen Sie den Nachweis nach.";

    private final RunningExchange exchange;
    private final Person cem;
    private final Person otto;
    private final Person mira;
    private final Person ada;

    DeskPagesTest(RunningExchange exchange) {
        this.exchange = exchange;
        cem = exchange.as("cem");
        otto = exchange.as("otto");
        mira = exchange.as("mira");
        ada = exchange.as("ada");
    }

    @Test
    void lets_otto_claim_by_click_see_the_four_eyes_and_publish() {
        Reply masks =
                cem.submit(onThePhone(Drafts.masks("Masken für Ottos Klick"))).is(201);
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page = screen.logIn("otto")
                    .go(QUEUE + "&after=" + masks.position())
                    .page();
            aside(page);
            assertThat(row(page, "Masken für Ottos Klick")).containsText("im Ziel");
            assertThat(row(page, "Masken für Ottos Klick")).containsText("Ziel 60 min");
            screen.look("desk-queue");
            row(page, "Masken für Ottos Klick").getByRole(AriaRole.BUTTON).click();
            assertThat(page).hasURL(Pattern.compile("/listings/" + masks.id()));
            assertThat(status(page)).containsText("Zur Prüfung übernommen");
            assertThat(page.locator("main")).containsText("Von Ihnen übernommen");
            assertThat(page.locator("main")).containsText("noch 14 min");
            assertThat(page.locator("main")).containsText("Vier Augen: erfüllt");
            assertThat(page.locator("main")).containsText("Erfasst von: cem.");
            assertThat(page.locator("svg[role=img]"))
                    .hasAttribute("aria-label", Pattern.compile("20\\.000 Stück.*im Rahmen des Üblichen"));
            assertThat(page.locator(".ex-timeline")).containsText("Angebot eingereicht");
            screen.look("desk-review");
            page.getByText("Freigeben und veröffentlichen").click();
            assertThat(status(page)).containsText("Freigegeben und veröffentlicht");
            assertThat(page.locator("main")).containsText("veröffentlicht");
            assertThat(page.locator("a[href='/catalogue/" + masks.id() + "']").first())
                    .isVisible();
            screen.look("desk-published");
            page.getByText("Aussetzen").first().click();
            part(page, "suspend").locator("select").selectOption("CERTIFICATE_DOUBTFUL");
            part(page, "suspend").locator("textarea[name=text]").fill(TEXT);
            part(page, "suspend").getByRole(AriaRole.BUTTON).click();
            assertThat(status(page)).containsText("Ausgesetzt");
            page.getByText("Wieder veröffentlichen").click();
            assertThat(status(page)).containsText("Wieder veröffentlicht");
        }
    }

    @Test
    void speaks_english_to_who_reads_english() {
        Reply masks = cem.submit(Drafts.masks("Masks for the English desk")).is(201);
        try (Screen screen = Screen.open(exchange, "en-GB")) {
            Page page = screen.logIn("otto")
                    .go(QUEUE + "&after=" + masks.position())
                    .page();
            aside(page);
            assertThat(row(page, "Masks for the English desk")).containsText("on target");
            screen.look("desk-queue-english");
            row(page, "Masks for the English desk").getByRole(AriaRole.BUTTON).click();
            assertThat(page.locator("main")).containsText("Four eyes: given");
            screen.look("desk-review-english");
            page.locator("summary", new Page.LocatorOptions().setHasText("Reject"))
                    .click();
            page.getByText("Reject for good").click();
            assertThat(page.locator("#errors")).containsText("Please check");
            assertThat(page.locator("#text-error")).isVisible();
            page.getByText("Approve and publish").click();
            assertThat(status(page)).containsText("Approved and published");
        }
    }

    @Test
    void asks_mira_for_the_quantity_before_otto_is_refused() {
        ObjectNode shields = Drafts.masks("Visiere in unglaublicher Zahl");
        shields.put("product", "face-shield").put("capability", "MATERIAL");
        shields.remove("conformity");
        shields.set("quantity", Drafts.read("{\"amount\": 199999999999998, \"unit\": \"PIECE\", \"mode\": \"STOCK\"}"));
        Reply submitted = cem.submit(shields).is(201);
        try (Screen ottos = Screen.open(exchange, "de-DE");
                Screen miras = Screen.open(exchange, "de-DE")) {
            Page page = ottos.logIn("otto")
                    .go("/desk/queue?size=100&quarantined=true&after=" + submitted.position())
                    .page();
            Locator row = row(page, "Visiere in unglaublicher Zahl");
            assertThat(row).containsText("Quarantäne: Menge");
            assertThat(row).containsText("199.999.999.999.998");
            row.getByRole(AriaRole.BUTTON).click();
            assertThat(page.locator("#cannot-approve")).containsText("Ein anderes Mitglied der Moderation");
            assertThat(page.getByText("Freigeben und veröffentlichen")).hasCount(0);
            assertThat(page.locator("svg[role=img]"))
                    .hasAttribute("aria-label", Pattern.compile("-fach über dem Üblichen"));
            ottos.look("desk-quarantine");

            Page other = miras.logIn("mira").go("/listings/" + submitted.id()).page();
            assertThat(other.locator("main")).containsText("otto prüft das Inserat");
            miras.look("desk-quarantine-second");
            other.locator("#confirm-note").fill("im Lager nachgezählt");
            other.getByText(Pattern.compile("^Menge bestätigen: ")).click();
            assertThat(status(other)).containsText("Menge bestätigt");

            page.reload();
            assertThat(page.locator("main")).containsText("Bestätigt von mira");
            page.getByText("Freigeben und veröffentlichen").click();
            assertThat(status(page)).containsText("Freigegeben und veröffentlicht");
        }
    }

    @Test
    void says_at_the_field_what_a_rejection_lacks_and_keeps_what_was_typed() {
        Reply gowns = cem.submit(Drafts.gowns().put("title", "Kittel, die abgelehnt werden"))
                .is(201);
        Reply claimed = otto.does("claim", gowns.id()).is(200);
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page = screen.logIn("otto")
                    .go("/listings/" + gowns.id() + "?after=" + claimed.position())
                    .page();
            page.locator("summary", new Page.LocatorOptions().setHasText("Ablehnen"))
                    .click();
            page.locator("#reject-reason").selectOption("NOT_IN_SCOPE");
            page.locator("#reject-note").fill("hat angerufen");
            page.getByText("Endgültig ablehnen").click();
            assertThat(page.locator("#errors")).containsText("Bitte prüfen Sie 1 Angabe");
            assertThat(page.locator("#errors")).isFocused();
            assertThat(page.locator("#text-error")).isVisible();
            assertThat(page.locator("#note")).hasValue("hat angerufen");
            assertThat(page.locator("#reason")).hasValue("NOT_IN_SCOPE");
            assertThat(page.title()).startsWith("Fehler:");
            screen.look("desk-reject-refused");
            page.locator("#errors a").click();
            assertThat(page.locator("#text")).isFocused();
            page.locator("#text").fill("Das gehört nicht in diese Börse.");
            page.getByText("Endgültig ablehnen").click();
            assertThat(status(page)).containsText("Abgelehnt");
            assertThat(page.locator(".ex-timeline")).containsText("Das gehört nicht in diese Börse.");
            assertThat(page.locator(".ex-timeline")).containsText("hat angerufen");
            assertThat(page.locator("main")).containsText("abgeschlossen");
            screen.look("desk-rejected");
        }
    }

    @Test
    void tells_a_decision_that_comes_too_late_what_has_changed() {
        Reply masks = cem.submit(Drafts.masks("Masken mit Notiz dazwischen")).is(201);
        otto.does("claim", masks.id()).is(200);
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page = screen.logIn("otto").go("/listings/" + masks.id()).page();
            page.locator("#approve-note").fill("kam zu spät");
            mira.does("notes", masks.id(), "{\"text\": \"Rückruf am Nachmittag\"}")
                    .is(200);
            page.getByText("Freigeben und veröffentlichen").click();
            assertThat(page.locator("#errors")).containsText("Ihre Eingaben sind erhalten");
            assertThat(page.locator("#changed")).containsText("Notiz");
            assertThat(page.locator("#changed")).containsText("mira");
            assertThat(page.locator("#changed")).containsText("Rückruf am Nachmittag");
            assertThat(page.locator("#note")).hasValue("kam zu spät");
            screen.look("desk-stale");
            page.getByText("Freigeben und veröffentlichen").click();
            assertThat(status(page)).containsText("Freigegeben und veröffentlicht");
        }
    }

    @Test
    void decides_on_several_at_once_and_says_what_became_of_each() {
        Reply one = cem.submit(Drafts.masks("Stapel, das erste")).is(201);
        Reply other = cem.submit(Drafts.masks("Stapel, das zweite")).is(201);
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page = screen.logIn("otto")
                    .go(QUEUE + "&after=" + other.position())
                    .page();
            page.getByText("Ausgewählte übernehmen").click();
            assertThat(page.locator("#errors")).containsText("mindestens ein Inserat auswählen");
            screen.look("desk-batch-refused");

            pick(page, "Stapel, das erste");
            pick(page, "Stapel, das zweite");
            mira.does("claim", other.id()).is(200);
            page.getByText("Ausgewählte übernehmen").click();
            Locator results = status(page).first();
            assertThat(results).containsText("1 von 2 erledigt");
            assertThat(results).containsText("ist überholt");
            screen.look("desk-batch-result");

            mira.does("release", other.id()).is(200);
            Reply claimed = otto.does("claim", other.id()).is(200);
            page.navigate(page.url().replaceAll("&(after|answer)=[^&]*", "") + "&after=" + claimed.position());
            pick(page, "Stapel, das erste");
            pick(page, "Stapel, das zweite");
            page.locator(".ex-batch summary").click();
            page.locator("#reason").selectOption("DUPLICATE");
            page.locator("#text").fill("Beides steht schon im Katalog.");
            page.getByText("Ausgewählte endgültig ablehnen").click();
            assertThat(status(page).first()).containsText("2 von 2 erledigt");
            assertThat(otto.get("/api/listings/" + one.id()).is(200).state()).isEqualTo("REJECTED");
        }
    }

    @Test
    void shows_what_comes_in_without_a_reload_but_not_under_the_pointer() {
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page = screen.logIn("otto").go(QUEUE).page();
            aside(page);
            cem.submit(Drafts.masks("Masken, die von selbst erscheinen")).is(201);
            assertThat(row(page, "Masken, die von selbst erscheinen")).hasClass(Pattern.compile("ex-new"));
            assertThat(page.locator("#queue-news")).containsText(Pattern.compile("neues? Inserate?"));

            row(page, "Masken, die von selbst erscheinen").hover();
            cem.submit(Drafts.masks("Masken, die noch warten")).is(201);
            assertThat(page.locator("[data-held]")).isVisible();
            assertThat(row(page, "Masken, die noch warten")).hasCount(0);
            pick(page, "Masken, die von selbst erscheinen");
            screen.look("desk-live-held");
            page.getByText("Anzeigen", new Page.GetByTextOptions().setExact(true))
                    .click();
            aside(page);
            assertThat(row(page, "Masken, die noch warten")).isVisible();
            assertThat(page.locator("[data-held]")).isHidden();

            page.getByRole(AriaRole.LINK, named("Anhalten")).click();
            assertThat(page.locator("#queue-live")).containsText("Angehalten, Stand");
            cem.submit(Drafts.masks("Masken, die niemand sieht")).is(201);
            page.waitForTimeout(4000);
            assertThat(row(page, "Masken, die niemand sieht")).hasCount(0);
            page.getByRole(AriaRole.LINK, named("Neu laden")).click();
            assertThat(row(page, "Masken, die niemand sieht")).isVisible();
            page.getByRole(AriaRole.LINK, named("Fortsetzen")).click();
            assertThat(page.locator("#queue-live")).containsText("Live, Stand");
        }
    }

    @Test
    void lists_its_keys_and_obeys_them() {
        Reply masks = cem.submit(Drafts.masks("Masken für die Tastatur")).is(201);
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page = screen.logIn("otto").go("/listings/" + masks.id()).page();
            page.keyboard().press("?");
            assertThat(page.locator("#shortcuts")).isVisible();
            assertThat(page.locator("#shortcuts")).containsText("übernehmen oder verlängern");
            screen.look("desk-shortcuts");
            page.keyboard().press("Escape");
            assertThat(page.locator("#shortcuts")).isHidden();
            page.keyboard().press("c");
            assertThat(status(page)).containsText("Zur Prüfung übernommen");
            page.waitForLoadState();
            page.keyboard().press("p");
            assertThat(page.getByRole(AriaRole.BUTTON, named("Freigeben und veröffentlichen")))
                    .isFocused();
            page.keyboard().press("e");
            assertThat(page.locator("#changes-reason")).isFocused();
            page.locator("#changes-reason").selectOption("INCOMPLETE");
            page.locator("#changes-text").fill("cepr?");
            page.getByRole(AriaRole.BUTTON, named("Änderungen anfordern")).click();
            assertThat(status(page)).containsText("Änderungen angefordert");
            assertThat(page.locator("main")).containsText("um Änderungen gebeten");
            page.waitForLoadState();
            page.keyboard().press("q");
            assertThat(page).hasURL(Pattern.compile("/desk/queue$"));
        }
    }

    @Test
    void opens_the_contact_on_a_click_and_says_that_it_is_recorded() {
        Reply masks = cem.submit(Drafts.masks("Masken mit Rückruf")).is(201);
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page = screen.logIn("otto").go("/listings/" + masks.id()).page();
            assertThat(page.content()).doesNotContain("Albrecht Maurer");
            page.getByText("Kontakt anzeigen").click();
            assertThat(page.locator("#contact")).containsText("Albrecht Maurer");
            assertThat(page.locator("#contact")).containsText("protokolliert");
            screen.look("desk-contact");
        }
        assertThat(ada.get("/api/audit/events?listing=" + masks.id()).is(200).items())
                .hasSize(1);
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page = screen.logIn("ada").go("/listings/" + masks.id()).page();
            assertThat(page.content()).doesNotContain("Albrecht Maurer");
            screen.look("desk-auditor");
            page.getByText("Kontakt anzeigen").click();
            screen.go("/listings/" + masks.id() + "/contact?reason=x");
            assertThat(page.locator("#reason-error")).isVisible();
            assertThat(page.content()).doesNotContain("Albrecht Maurer");
            screen.look("desk-contact-reason");
            page.locator("#reason").fill("Stichprobe 7 der Revision");
            page.getByText("Kontakt anzeigen").click();
            assertThat(page.locator("#contact-data")).containsText("Albrecht Maurer");
        }
    }

    @Test
    void finds_what_was_entered_twice_and_puts_both_beside_each_other() {
        ObjectNode first = Drafts.masks("Atemschutz aus der Doppelweberei in Albstadt");
        first.putObject("organisation").put("name", "Doppelweberei GmbH").put("type", "COMPANY");
        ObjectNode again = Drafts.masks("Atemschutz der Doppelweberei, Albstadt");
        again.putObject("organisation").put("name", "Doppelweberei").put("type", "COMPANY");
        cem.submit(first).is(201);
        Reply second = cem.submit(again).is(201);
        otto.get("/api/moderation/queue", second.position()).is(200);
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page = screen.logIn("otto")
                    .go("/listings/" + second.id() + "?after=" + second.position())
                    .page();
            Locator duplicates = page.locator("section:has(> div #duplicates)").last();
            assertThat(duplicates).containsText("Atemschutz aus der Doppelweberei");
            assertThat(duplicates).containsText("gleiche Organisation");
            duplicates.getByText("Nebeneinander vergleichen").first().click();
            assertThat(page.locator("table")).containsText("verschieden");
            screen.look("desk-compare");
        }
    }

    @Test
    void shows_a_revision_beside_what_is_published_and_assesses_its_standards() {
        Reply masks = cem.submit(Drafts.masks("Masken vor der Überarbeitung")).is(201);
        Reply claimed = mira.does("claim", masks.id()).is(200);
        mira.having(claimed.version()).does("approve", masks.id()).is(200);
        Reply revised = cem.put("/api/listings/" + masks.id(), Drafts.masks("Masken nach der Überarbeitung"))
                .is(200);
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page = screen.logIn("otto")
                    .go("/listings/" + masks.id() + "?after=" + revised.position())
                    .page();
            assertThat(page.locator(".ex-diff del")).containsText("Masken vor der Überarbeitung");
            assertThat(page.locator(".ex-diff ins")).containsText("Masken nach der Überarbeitung");
            screen.look("desk-revision");
            page.getByRole(AriaRole.BUTTON, named("Übernehmen")).click();
            page.locator("summary", new Page.LocatorOptions().setHasText("EN 149 FFP2"))
                    .click();
            page.locator("#assess0-level").selectOption("SUSPICIOUS");
            page.locator("#assess0-text").fill("Die Prüfnummer kennt niemand.");
            page.getByText("Beurteilung festhalten").click();
            assertThat(status(page)).containsText("Konformität beurteilt");
            assertThat(page.locator("main")).containsText("EN 149 FFP2: verdächtig");
            page.locator("summary", new Page.LocatorOptions().setHasText("Wiedervorlage setzen"))
                    .click();
            page.locator("#followup-date").fill("2099-01-31");
            page.locator("#followup-text").fill("Prüfstelle anrufen");
            page.getByRole(AriaRole.BUTTON, named("Wiedervorlage setzen")).click();
            assertThat(status(page)).containsText("Wiedervorlage gesetzt");
            page.getByRole(AriaRole.BUTTON, named("Erledigt Prüfstelle anrufen"))
                    .click();
            assertThat(status(page)).containsText("Wiedervorlage erledigt");
            page.getByText("Überarbeitung freigeben").click();
            assertThat(status(page)).containsText("Überarbeitung freigegeben");
        }
    }

    @Test
    void asks_once_before_it_redacts() {
        Reply masks = cem.submit(Drafts.masks("Masken mit einer Telefonnummer")).is(201);
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page = screen.logIn("otto").go("/listings/" + masks.id()).page();
            page.getByText("Texte schwärzen").click();
            assertThat(page.locator("#redact-dialog")).isVisible();
            screen.look("desk-redact");
            page.locator("#redact-dialog").getByText("Abbrechen").click();
            assertThat(page.locator("#redact-dialog")).isHidden();
        }
        try (Screen screen = Screen.withoutScript(exchange, "de-DE")) {
            Page page = screen.logIn("otto").go("/listings/" + masks.id()).page();
            page.getByText("Texte schwärzen").click();
            assertThat(page.locator("h1")).containsText("endgültig schwärzen");
            page.locator("#redact-reason").selectOption("PERSONAL_DATA");
            page.locator("#redact-text").fill("Im Titel stand eine Telefonnummer.");
            page.getByRole(AriaRole.BUTTON, named("Endgültig schwärzen")).click();
            assertThat(page.locator("h1")).containsText("[entfernt]");
        }
    }

    @Test
    void is_of_use_to_clerks_and_administrators_and_closed_to_everybody_else() {
        ObjectNode long200 =
                Drafts.masks("Masken mit einem sehr langen Titel " + "Donaudampfschifffahrtsgesellschaft".repeat(3));
        Reply masks = cem.submit(long200).is(201);
        otto.does("claim", masks.id()).is(200);
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page = screen.logIn("cem").go("/listings/" + masks.id()).page();
            assertThat(page.getByText("Bearbeiten")).isVisible();
            assertThat(page.getByText("Freigeben und veröffentlichen")).hasCount(0);
            screen.look("desk-clerk");
            screen.go(QUEUE);
            assertThat(page.locator("#batch")).hasCount(0);
        }
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page = screen.logIn("ines").go("/listings/" + masks.id()).page();
            page.getByText("Übernahme aufheben").click();
            assertThat(status(page)).containsText("Prüfung zurückgegeben");
        }
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            screen.logIn("fatima").go("/desk/queue", 403);
        }
    }

    @Test
    void offers_what_has_waited_longest_and_is_still_free() {
        cem.submit(Drafts.masks("Wartet auf irgendwen")).is(201);
        Reply last = cem.submit(Drafts.masks("Wartet auch auf irgendwen")).is(201);
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page =
                    screen.logIn("otto").go(QUEUE + "&after=" + last.position()).page();
            Locator next = page.locator("#claim-next form");
            String offered = next.getAttribute("action");
            mira.post(offered).is(200);
            assertThat(next).not().hasAttribute("action", offered);
            String free = next.getAttribute("action");
            page.keyboard().press("c");
            assertThat(page).hasURL(Pattern.compile(free.replace("/api", "").replace("/claim", "")));
            assertThat(status(page)).containsText("Zur Prüfung übernommen");
            screen.go("/desk/queue?kind=IDEA&quarantined=true");
            assertThat(page.locator("#batch")).hasCount(1); // for whatever comes in while the page is open
        }
    }

    @Test
    void says_so_where_nothing_waits() {
        try (Screen screen = Screen.withoutScript(exchange, "de-DE")) {
            Page page = screen.logIn("dana").go("/desk/queue?held=MINE").page();
            assertThat(page.locator("main")).containsText("Kein Inserat passt dazu");
            page.getByText("Ganze Prüfliste").click();
            assertThat(page.locator("table")).isVisible();
            screen.shoot("desk-queue-without-script");
        }
    }

    @Test
    void answers_a_batch_of_a_program_item_by_item_and_once() {
        Reply one = cem.submit(Drafts.masks("Stapel eines Programms")).is(201);
        String batch = "{\"command\": \"claim\", \"items\": [{\"id\": \"" + one.id() + "\"}, {\"id\": \"none\"}]}";
        Person hurried = otto.withKey("batch " + one.id());
        Reply first = hurried.post("/api/moderation/batch", batch).is(200);
        JsonNode done = first.items().getFirst();
        assertThat(done.get("result").asString()).isEqualTo("DONE");
        assertThat(done.get("state").asString()).isEqualTo("IN_REVIEW");
        assertThat(first.items().getLast().get("result").asString()).isEqualTo("REFUSED");
        assertThat(hurried.post("/api/moderation/batch", batch).is(200).text()).isEqualTo(first.text());
        otto.post("/api/moderation/batch", "{\"command\": \"approve\", \"items\": [{\"id\": \"" + one.id() + "\"}]}")
                .is(400);
        otto.post("/api/moderation/batch", "{\"command\": \"reject\", \"items\": []}")
                .is(400);
        cem.post("/api/moderation/batch", batch).is(403);
    }

    private static ObjectNode onThePhone(ObjectNode listing) {
        return listing.put("channel", "HOTLINE").put("onBehalfOf", "Weberei Alb GmbH");
    }

    /** Out of the way of the list, which stands still under the pointer. */
    private static void aside(Page page) {
        page.mouse().move(0, 0);
    }

    private static Locator row(Page page, String title) {
        return page.locator("#queue-table tbody tr", new Page.LocatorOptions().setHasText(title));
    }

    private static void pick(Page page, String title) {
        row(page, title).locator("input[type=checkbox]").check();
    }

    private static Locator part(Page page, String name) {
        return page.locator("form[action$='/" + name + "']");
    }

    private static Locator status(Page page) {
        return page.locator("main .kern-alert[role=status]");
    }

    private static GetByRoleOptions named(String name) {
        return new GetByRoleOptions().setName(name);
    }
}
