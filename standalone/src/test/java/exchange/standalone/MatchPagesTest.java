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

/** Each test takes a product of its own, so that nobody else's listings are among the matches. */
@DisplayName("The pages of matches")
@ExtendWith(OnSharedExchange.class)
class MatchPagesTest {

    private final RunningExchange exchange;
    private final Person cem;
    private final Person otto;
    private long position;

    MatchPagesTest(RunningExchange exchange) {
        this.exchange = exchange;
        cem = exchange.as("cem");
        otto = exchange.as("otto");
    }

    @Test
    void show_cem_why_and_take_his_judgement() {
        String near = published(offer("30192121", "Kugelschreiber aus Albstadt"));
        published(offer("30192121", "Kugelschreiber " + "mit sehr langem Titel ".repeat(5) + "aus Kiel")
                .set("region", Drafts.read("{\"postalCode\": \"24103\"}")));
        String request = published(request("30192121", "Kugelschreiber gesucht", cem));
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page = screen.logIn("cem")
                    .go("/listings/" + request + "/matches?after=" + position)
                    .page();
            assertThat(page.locator("h1")).containsText("Treffer: Kugelschreiber gesucht");
            assertThat(page.locator("main h2").first()).containsText("2 Treffer, bester zuerst");
            Locator best = page.locator("#m-" + near);
            assertThat(best.locator(".kern-number")).hasText("1");
            assertThat(best.locator("svg[role=img]"))
                    .hasAttribute("aria-label", Pattern.compile("Beiträge.*bis 0,\\d\\d von 1"));
            assertThat(best.locator("tbody tr")).hasCount(7);
            assertThat(best).containsText("Dasselbe Produkt");
            assertThat(best).containsText("Noch nicht beurteilt");
            screen.look("matches");

            best.getByText("Beurteilen").first().click();
            best.locator("textarea").fill("Beide erreicht, Muster unterwegs.");
            best.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Passt zusammen"))
                    .click();
            assertThat(best).containsText("passt");
            assertThat(best).containsText("cem");
            assertThat(best).containsText("Beide erreicht, Muster unterwegs.");
            screen.look("matches-judged");
        }
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page =
                    screen.logIn("otto").go("/listings/" + request + "/matches").page();
            assertThat(page.locator("main")).containsText("Beide erreicht, Muster unterwegs.");
            assertThat(page.getByText("Beurteilen")).hasCount(0);
        }
    }

    @Test
    void tell_who_looks_that_there_is_something_new() {
        published(offer("30192130", "Bleistifte weich"));
        String request = published(request("30192130", "Bleistifte gesucht", cem));
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page = screen.logIn("otto")
                    .go("/listings/" + request + "/matches?after=" + position)
                    .page();
            assertThat(page.locator("article")).hasCount(1);
            published(offer("30192130", "Bleistifte hart"));
            assertThat(page.locator("#live")).containsText("Die Treffer haben sich geändert");
            page.evaluate("document.querySelector('#live > *').id = 'said-once'");
            for (int poll = 0; poll < 2; poll++) {
                page.waitForResponse(answer -> answer.url().contains("seen="), () -> {});
            }
            page.waitForTimeout(200);
            assertThat(page.locator("#said-once")).isVisible();
            page.locator("#live a").click();
            assertThat(page.locator("article")).hasCount(2);
        }
    }

    @Test
    void show_an_owner_what_the_catalogue_shows_and_no_judgements() {
        String offer = published(offer("30192160", "Korrekturstifte"));
        published(offer("30192160", "Korrekturstifte für Behörden").put("visibility", "AUTHORITIES"));
        String request = published(request("30192160", "Korrekturstifte gesucht", exchange.as("fatima")));
        cem.post(
                        "/api/matches/judgements",
                        "{\"offer\":\"%s\",\"request\":\"%s\",\"verdict\":\"BAD\",\"text\":\"Unter uns\"}"
                                .formatted(offer, request))
                .is(200);
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page = screen.logIn("fatima")
                    .go("/listings/" + request + "/matches?after=" + position)
                    .page();
            assertThat(page.locator("article")).hasCount(1);
            assertThat(page.locator("article h3 a")).hasAttribute("href", "/catalogue/" + offer);
            assertThat(page.locator("main")).not().containsText("Unter uns");
            assertThat(page.locator("main")).not().containsText("Urteile");
            assertThat(page.locator("main")).not().containsText("Behörden");
            screen.look("matches-owner");
            screen.logIn("alb").go("/listings/" + request + "/matches", 403);
        }
    }

    @Test
    void say_why_there_are_none_and_what_to_do() {
        published(offer("30192170", "Pinnwände aus Kiel").set("region", Drafts.read("{\"postalCode\": \"24103\"}")));
        String request = published(request("30192170", "Pinnwände ganz in der Nähe", cem), "withinKm", 20);
        String waiting = cem.submit(request("30192170", "Pinnwände, noch nicht geprüft"))
                .is(201)
                .id();
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page = screen.logIn("otto")
                    .go("/listings/" + request + "/matches?after=" + position)
                    .page();
            assertThat(page.locator("#empty")).hasText("Kein Treffer");
            assertThat(page.locator("section[aria-labelledby=misses] tbody tr")).hasCount(1);
            assertThat(page.locator("section[aria-labelledby=misses]")).containsText("Umkreis auf");
            screen.look("matches-none");
            screen.go("/listings/" + waiting + "/matches");
            assertThat(page.locator("#empty")).hasText("Noch keine Treffer");
            assertThat(page.locator("main")).containsText("eingereicht");
            screen.look("matches-not-published");

            screen.go("/desk/matches?view=unmatched&kind=REQUEST&size=100");
            assertThat(page.locator("main")).containsText("Pinnwände ganz in der Nähe");
            assertThat(page.locator("main")).containsText("Pinnwände aus Kiel");
            screen.look("matches-idle");
            page.getByRole(
                            AriaRole.LINK,
                            new GetByRoleOptions().setName("Ideen").setExact(true))
                    .click();
            assertThat(page.locator("main")).not().containsText("Pinnwände ganz in der Nähe");
        }
    }

    @Test
    void list_the_best_new_ones_in_both_languages() {
        published(offer("30197110", "Heftklammern, verzinkt"));
        String request = published(request("30197110", "Heftklammern gesucht", cem));
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page = screen.logIn("cem")
                    .go("/desk/matches?size=100&after=" + position)
                    .page();
            assertThat(page.locator("main")).containsText("Heftklammern gesucht");
            assertThat(page.locator("main")).containsText("Heftklammern, verzinkt");
            screen.look("matches-new");
            screen.logIn("fatima").go("/desk/matches", 403);
        }
        try (Screen screen = Screen.open(exchange, "en-GB")) {
            Page page = screen.logIn("ada").go("/desk/matches?size=100").page();
            assertThat(page.locator("h1")).hasText("Matches");
            page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Heftklammern gesucht"))
                    .click();
            assertThat(page).hasURL(Pattern.compile(".*/listings/" + request + "/matches"));
            assertThat(page.locator("main")).containsText("What would rank it higher");
            assertThat(page.locator("main")).containsText("The same product");
            screen.look("matches-english");
        }
    }

    private static ObjectNode offer(String product, String title) {
        ObjectNode offer = Drafts.masks(title).put("product", product).put("capability", "MATERIAL");
        offer.remove("conformity");
        offer.putObject("quantity").put("amount", 10_000).put("unit", "PIECE").put("mode", "STOCK");
        return offer;
    }

    private static ObjectNode request(String product, String title) {
        return Drafts.gowns().put("title", title).put("product", product);
    }

    private static Requested request(String product, String title, Person by) {
        return new Requested(request(product, title), by);
    }

    private record Requested(ObjectNode listing, Person by) {}

    private String published(Requested requested) {
        return approved(requested.by().submit(requested.listing()).is(201).id());
    }

    private String published(Requested requested, String field, int value) {
        requested.listing().put(field, value);
        return published(requested);
    }

    private String published(JsonNode offer) {
        return approved(cem.submit(offer).is(201).id());
    }

    private String approved(String id) {
        position = otto.having(otto.does("claim", id).is(200).version())
                .does("approve", id)
                .is(200)
                .position();
        return id;
    }
}
