package exchange.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator.WaitForOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.PdfOptions;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("The pages of the catalogue")
@ExtendWith(OnSharedExchange.class)
class CataloguePagesTest {

    private final RunningExchange exchange;

    CataloguePagesTest(RunningExchange exchange) {
        this.exchange = exchange;
    }

    @Test
    void lead_from_words_and_a_place_to_a_listing_without_script() {
        String id = publish("Atemschutzmasken aus Albstadt");
        try (Screen screen = Screen.withoutScript(exchange, "de-DE")) {
            screen.go("/");
            screen.page().fill("#q", "Atemschutzmaske Albstadt");
            screen.page().fill("#near", "Reutlingen");
            screen.page().selectOption("#km", "100");
            screen.press("form[role=search] button");
            assertThat(screen.page().locator("#results-title").innerText()).contains("Atemschutzmaske Albstadt");
            assertThat(screen.page().locator("mark").first().innerText()).isEqualTo("Atemschutzmasken");
            assertThat(screen.page().locator(".ex-result").first().innerText()).contains("km entfernt");
            screen.press("[aria-current]:not(nav.ex-nav a) >> xpath=.. >> text=Nähe");
            screen.page().check("#f-kind-OFFER");
            screen.press("text=Filter anwenden");
            assertThat(screen.page().url()).contains("kind=OFFER").contains("near=Reutlingen");
            assertThat(screen.page().locator(".ex-chip").allInnerTexts()).anyMatch(chip -> chip.contains("Angebote"));
            screen.shoot("catalogue-without-script");
            screen.press("h3 a[href$='" + id + "']");
            assertThat(screen.page().locator("h1").innerText()).isEqualTo("Atemschutzmasken aus Albstadt");
            assertThat(screen.page().locator("main").innerText())
                    .contains("20.000 Stück", "je Woche ab 01.12.2026", "EN 149 FFP2: angegeben")
                    .doesNotContain("Maurer");
        }
    }

    @Test
    void are_whole_light_and_dark_wide_and_narrow_in_both_languages() {
        String id = publish(
                "Schutzausrüstungsbeschaffungsverordnungsentwurf".repeat(4).substring(0, 150));
        try (Screen german = Screen.open(exchange, "de-DE")) {
            german.go("/catalogue");
            german.look("catalogue");
            german.go("/catalogue?q=Masken&near=72764&km=100");
            german.look("catalogue-found");
            german.go("/catalogue/" + id);
            german.look("listing");
        }
        try (Screen english = Screen.open(exchange, "en-GB")) {
            english.go("/catalogue?q=masks");
            assertThat(english.page().locator("h1").innerText()).isEqualTo("Find offers, requests and ideas");
            english.look("catalogue-english");
            assertThat(english.page()
                            .locator("section[aria-labelledby=map-title] svg[role=img]")
                            .first()
                            .getAttribute("aria-label"))
                    .isNotBlank();
            english.go("/catalogue?near=Nowhere");
            assertThat(english.page().locator("[role=alert]").innerText()).contains("Nowhere", "place");
            english.go("/catalogue/" + id);
            assertThat(english.page().locator("main").innerText())
                    .contains("20,000 pieces", "per week from 1 Dec 2026");
            english.look("listing-english");
        }
    }

    @Test
    void say_what_to_do_where_a_search_leads_nowhere() {
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            screen.go("/catalogue?q=Unauffindbares&kind=IDEA");
            assertThat(screen.page().locator(".ex-notice").innerText()).contains("kein Inserat");
            screen.look("catalogue-nothing");
            screen.press(".ex-notice a");
            assertThat(screen.page().url()).doesNotContain("kind=");
            screen.go("/catalogue?near=Nirgendwo");
            assertThat(screen.page().locator("[role=alert]").innerText()).contains("Nirgendwo");
            screen.go("/catalogue?kind=NONSENSE", 400);
            screen.look("catalogue-wrong");
            screen.go("/catalogue/00000000-0000-4000-8000-000000000000", 404);
            screen.go("/catalogue?q=Maskn");
            screen.look("catalogue-misspelt");
        }
    }

    @Test
    void are_of_use_on_paper() {
        String id = "";
        for (int number = 1; number <= 22; number++) {
            id = publish("Druckmasken aus Albstadt, Los " + number);
        }
        String today = DateTimeFormatter.ofPattern("dd.MM.yyyy").format(LocalDate.now(ZoneId.of("Europe/Berlin")));
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page = screen.go(
                            "/catalogue?q=Druckmasken&near=Reutlingen&km=100&kind=OFFER&level=CLAIMED&sort=distance")
                    .page();
            assertThat(page.locator("dl.ex-printed")).isHidden();
            assertThat(page.locator("[data-print]")).isVisible();
            print(page);
            assertThat(page.locator("dl.ex-printed"))
                    .hasText(Pattern.compile(
                            "Suche\\s*Druckmasken\\s*Filter\\s*Art: Angebote; Nachweis: angegeben; Umkreis: 100 km um Reutlingen"
                                    + "\\s*Sortierung\\s*Nähe\\s*Gedruckt\\s*20 von \\d\\d Inseraten\\s*Stand\\s*"
                                    + today
                                    + ", \\d\\d:\\d\\d\\sUhr"));
            assertThat(page.locator("button:visible, input:visible, select:visible, nav:visible, .ex-chip:visible"))
                    .hasCount(0);
            assertThat(page.locator("article").first()).containsText(Pattern.compile("· 1\\d{4}-\\d"));
            screen.shoot("catalogue-printed");
            page.pdf(new PdfOptions()
                    .setPath(Path.of("target", "screenshots", "catalogue-printed.pdf"))
                    .setFormat("A4"));

            screen.go("/catalogue/" + id);
            print(page);
            assertThat(page.locator("dl.ex-printed")).containsText("Stand" + today);
            assertThat(page.locator("button:visible, nav:visible, #similar:visible"))
                    .hasCount(0);
            screen.shoot("listing-printed");

            screen.go("/catalogue?q=Unauffindbares&kind=IDEA");
            print(page);
            assertThat(page.locator("dl.ex-printed")).containsText("Unauffindbares");
            assertThat(page.locator("main a:visible")).hasCount(0);
        }
        try (Screen screen = Screen.open(exchange, "en-GB")) {
            Page page = screen.go("/catalogue?near=72764&km=25").page();
            print(page);
            assertThat(page.locator("dl.ex-printed")).containsText("Near: within 25 km of 72764");
            assertThat(page.locator("dl.ex-printed")).containsText("As of");
        }
    }

    private static void print(Page page) {
        page.emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));
    }

    @Test
    void suggest_while_somebody_types() {
        publish("Beatmungsgeräte zur Leihe");
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            screen.go("/catalogue");
            screen.page().locator("#q").pressSequentially("beatm");
            screen.page()
                    .locator("#suggestions option")
                    .first()
                    .waitFor(new WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        }
    }

    private String publish(String title) {
        Reply submitted = exchange.as("cem").submit(Drafts.masks(title)).is(201);
        Reply claimed = exchange.as("otto").does("claim", submitted.id()).is(200);
        Reply approved = exchange.as("otto")
                .having(claimed.version())
                .does("approve", submitted.id())
                .is(200);
        exchange.anybody()
                .get("/api/catalogue/" + submitted.id(), approved.position())
                .is(200);
        return submitted.id();
    }
}
