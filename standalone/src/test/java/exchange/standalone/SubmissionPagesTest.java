package exchange.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("The pages of those who submit")
@ExtendWith(OnSharedExchange.class)
class SubmissionPagesTest {

    private static final Pattern SECRET_LINK = Pattern.compile("/manage/([^/]+)/([^/?]+)");

    private final RunningExchange exchange;

    SubmissionPagesTest(RunningExchange exchange) {
        this.exchange = exchange;
    }

    @Test
    void take_an_offer_without_an_account_and_without_script_and_lead_it_through_changes_to_its_end() {
        try (Screen screen = Screen.withoutScript(exchange, "de-DE")) {
            Page page = screen.go("/submit").page();
            screen.pressAtOnce("text=Zur Prüfung einreichen");
            assertThat(page.title()).startsWith("Fehler:");
            assertThat(page.locator("#errors").innerText()).contains("Titel", "Beschreibung", "Leistungsart");
            fillIn(page, "Gesichtsvisiere aus Spritzguss");
            page.fill("[id='quantity.amount']", "ca. 40 Tsd.");
            screen.pressAtOnce("text=Zur Prüfung einreichen");
            assertThat(page.locator("#errors").innerText()).contains("Menge").doesNotContain("Titel:");
            assertThat(page.inputValue("#title")).isEqualTo("Gesichtsvisiere aus Spritzguss");
            assertThat(page.inputValue("[id='contact.email']")).isEqualTo("rieger@formtec.example");
            screen.shoot("submit-refused-without-script");
            page.fill("[id='quantity.amount']", "40.000");
            screen.pressAtOnce("text=Zur Prüfung einreichen");
            Matcher link = SECRET_LINK.matcher(page.url());
            assertThat(link.find()).as(page.url()).isTrue();
            String id = link.group(1);
            String base = "/manage/" + id + "/" + link.group(2);
            assertThat(page.locator("main").innerText())
                    .contains("Ihr Inserat ist eingegangen", "40.000 Stück", "rieger@formtec.example");
            screen.shoot("manage-new-without-script");

            Reply claimed = exchange.as("otto").does("claim", id).is(200);
            exchange.as("otto")
                    .having(claimed.version())
                    .does(
                            "request-changes",
                            id,
                            "{\"reason\":\"INCOMPLETE\",\"text\":\"Welche Größe?\",\"note\":\"intern\"}")
                    .is(200);
            screen.go(base);
            assertThat(page.locator("main").innerText())
                    .contains("Welche Größe?", "Änderungen angefordert")
                    .doesNotContain("intern");
            screen.pressAtOnce("main a.kern-btn:has-text('Ändern')");
            assertThat(page.inputValue("#title")).isEqualTo("Gesichtsvisiere aus Spritzguss");
            page.fill("#description", "Klappbar, in Größe L, einzeln verpackt.");
            screen.pressAtOnce("text=Zur Prüfung einreichen");
            assertThat(page.locator("main").innerText()).contains("eingereicht", "in Größe L");

            screen.pressAtOnce("main a:has-text('Zurückziehen')");
            page.selectOption("#reason", "NO_LONGER_AVAILABLE");
            screen.pressAtOnce("main button[type=submit]");
            assertThat(page.locator("main").innerText()).contains("Das Inserat ist zurückgezogen");
            screen.go("/manage/" + id + "/wrong", 404);
        }
    }

    @Test
    void keep_a_draft_over_the_closing_of_the_browser() {
        List<Cookie> kept;
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page = screen.go("/submit").page();
            page.fill("#title", "Desinfektionsmittel im Kanister");
            page.locator("#title").blur();
            page.waitForSelector("#saved >> text=Entwurf gesichert");
            page.fill("#description", "Achtzig Prozent, in Kanistern zu zehn Litern.");
            screen.press("text=Entwurf sichern");
            assertThat(page.locator("main").innerText()).contains("Ihr Entwurf vom");
            screen.look("submit-draft");
            kept = page.context().cookies().stream()
                    .filter(cookie -> cookie.expires > 0)
                    .toList();
        }
        try (Screen later = Screen.open(exchange, "de-DE")) {
            later.page().context().addCookies(kept);
            Page page = later.go("/submit").page();
            assertThat(page.inputValue("#title")).isEqualTo("Desinfektionsmittel im Kanister");
            later.press("text=Entwurf verwerfen");
            assertThat(page.inputValue("#title")).isEmpty();
        }
    }

    @Test
    void serve_a_member_in_english_from_the_form_to_the_list_of_its_listings() {
        try (Screen screen = Screen.open(exchange, "en-GB")) {
            Page page = screen.logIn("alb").go("/submit").page();
            assertThat(page.inputValue("[id='organisation.name']")).isEqualTo("Weberei Alb GmbH");
            screen.look("submit-english");
            fillIn(page, "Face shields from our own moulds");
            page.fill("#title", "no");
            screen.press("text=Submit for review");
            screen.look("submit-refused-english");
            page.fill("#title", "Face shields from our own moulds");
            screen.press("text=Submit for review");
            assertThat(page.url()).contains("/listings/");
            assertThat(page.locator("main").innerText()).contains("Your listing has arrived");
            screen.look("own-listing-english");
            screen.go("/mine");
            assertThat(page.locator("main").innerText()).contains("Face shields from our own moulds", "submitted");
            screen.look("mine-english");
            page.locator("text=Face shields from our own moulds").first().click();
            page.locator("text=Edit").first().click();
            screen.look("edit-english");
            screen.go("/listings/00000000-0000-4000-8000-000000000000", 404);
        }
        try (Screen other = Screen.open(exchange, "de-DE")) {
            other.logIn("fatima").go("/mine");
            assertThat(other.page().locator("main").innerText()).doesNotContain("Face shields from our own moulds");
        }
    }

    /** An offer, complete but for what only some can say. */
    static void fillIn(Page page, String title) {
        page.check("#kind-OFFER");
        page.fill("#title", title);
        page.fill("#product", "face-shield");
        page.selectOption("#capability", "MATERIAL");
        page.fill("#description", "Klappbar, einzeln verpackt, sofort lieferbar.");
        page.fill("[id='quantity.amount']", "40.000");
        page.selectOption("[id='quantity.unit']", "PIECE");
        page.selectOption("[id='quantity.mode']", "STOCK");
        page.fill("[id='region.postalCode']", "78532");
        page.fill("[id='organisation.name']", "Formtec Tuttlingen GmbH");
        page.selectOption("[id='organisation.type']", "COMPANY");
        page.fill("[id='contact.name']", "Sabine Rieger");
        page.fill("[id='contact.email']", "rieger@formtec.example");
    }
}
