package exchange.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("The page of the figures")
@ExtendWith(OnSharedExchange.class)
class FiguresPagesTest {

    private final RunningExchange exchange;

    FiguresPagesTest(RunningExchange exchange) {
        this.exchange = exchange;
    }

    @Test
    void sets_supply_against_demand_and_shows_where_something_is_missing_and_how_long_publication_takes() {
        ObjectNode request = Drafts.gowns().put("product", "injection-needle");
        Reply published = publish(request);
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page = screen.go("/figures?product=injection-needle&after=" + published.position())
                    .page();
            assertThat(page.locator("h1")).hasText("Lagebild");
            String picture = page.locator("svg[role=img]").first().getAttribute("aria-label");
            assertThat(picture).startsWith("Angebot und Bedarf je Produkt").contains(" Stück, Bedarf ");
            page.locator("summary").first().click();
            assertThat(page.locator("table.ex-figures tbody tr:has-text('Injektionsnadeln')"))
                    .containsText("−8.000");
            assertThat(page.locator(".ex-heat tbody th")).hasText("Heilbronn, Stadtkreis");
            assertThat(page.locator(".ex-heat tbody td").first()).hasText("−8.000");
            assertThat(page.locator(".ex-heat tbody td").first()).hasClass("ex-h1");
            assertThat(page.locator("#weeks")).hasValue("6");
            page.locator("summary").last().click();
            screen.look("figures");
        }
    }

    @Test
    void lets_everybody_choose_product_land_and_weeks_without_script() {
        Reply published = publish(Drafts.gowns().put("product", "pulse-oximeter"));
        try (Screen screen = Screen.withoutScript(exchange, "de-DE")) {
            Page page = screen.go("/figures?after=" + published.position()).page();
            page.selectOption("#product", "pulse-oximeter:PIECE");
            page.selectOption("#region", "DE1");
            page.selectOption("#weeks", "12");
            page.check("#all");
            page.click("main form button[type=submit]");
            assertThat(page.locator(".ex-heat tbody tr")).hasCount(44);
            assertThat(page.locator(".ex-heat thead th")).hasCount(13);
            screen.shoot("figures-all-districts");
            screen.go("/figures?product=pulse-oximeter:PIECE&region=DE4");
            assertThat(page.locator("main"))
                    .containsText("In der Region Brandenburg gibt es weder Angebote noch Gesuche");
            screen.go("/figures"
                    + page.locator("a:has-text('In ganz Deutschland suchen')")
                            .getAttribute("href")
                            .replaceFirst("^[^?]*", ""));
            assertThat(page.locator(".ex-heat tbody")).containsText("Heilbronn");
            screen.go("/figures?product=nothing", 400);
        }
    }

    @Test
    void is_the_same_on_a_narrow_screen_with_many_weeks_and_in_english() {
        try (Screen screen = Screen.open(exchange, "en-GB")) {
            Page page = screen.go("/figures?product=mask&weeks=12&region=DE").page();
            assertThat(page.locator("h1")).hasText("Figures");
            assertThat(page.locator("h3").first()).containsText("Face masks (pieces), Germany");
            screen.look("figures-en");
        }
    }

    @Test
    void hands_out_its_tables_as_files() {
        Reply csv = exchange.anybody().get("/figures/supply-demand.csv").is(200);
        assertThat(csv.text()).startsWith("product,label,unit,from,until,");
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Berlin"));
        assertThat(exchange.anybody()
                        .get("/figures/gaps.csv?product=ffp2-mask&weeks=1")
                        .is(200)
                        .text())
                .contains("ffp2-mask,PIECE,DE", "," + today + "," + today.plusDays(6) + ",");
        assertThat(exchange.anybody().get("/figures/service-levels.csv").is(200).text())
                .startsWith("span,from,until,urgency,published,p50Seconds,p95Seconds,waiting");
    }

    private Reply publish(ObjectNode listing) {
        String id = exchange.as("cem").submit(listing).is(201).id();
        Reply claimed = exchange.as("otto").does("claim", id).is(200);
        return exchange.as("otto").having(claimed.version()).does("approve", id).is(200);
    }
}
