package exchange.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("The pages of who answers for a listing")
@ExtendWith(OnSharedExchange.class)
class OwnerPagesTest {

    private static final DateTimeFormatter GERMAN = DateTimeFormatter.ofPattern("dd.MM.yyyy");
    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private final LocalDate today = LocalDate.now(ZoneId.of("Europe/Berlin"));
    private final RunningExchange exchange;
    private final Person alb;
    private final Person cem;
    private final Person otto;

    OwnerPagesTest(RunningExchange exchange) {
        this.exchange = exchange;
        alb = exchange.as("alb");
        cem = exchange.as("cem");
        otto = exchange.as("otto");
    }

    @Test
    void have_a_clerk_renew_and_report_and_withdraw_in_the_submitters_name() {
        String masks = published(cem, Drafts.masks("Masken, für die jemand anruft"));
        String gowns = published(cem, Drafts.gowns().put("title", "Kittel, für die jemand anruft"));
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page = screen.logIn("cem").go("/listings/" + masks).page();
            screen.look("clerk-published");
            page.click("text=Verlängern …");
            assertThat(page.locator("#validUntil"))
                    .hasValue(today.plusDays(91).toString()); // as it is valid for 90 days already
            page.fill("#validUntil", today.plusDays(400).toString());
            page.click("main button[type=submit]");
            assertThat(page.locator("#errors")).containsText("Gültig bis");
            page.fill("#validUntil", today.plusDays(120).toString());
            page.selectOption("#channel", "HOTLINE");
            page.fill("#onBehalfOf", "Frau Maurer, Weberei Alb");
            screen.look("clerk-renew");
            page.click("main button[type=submit]");
            assertThat(page.locator("main .kern-alert[role=status]")).containsText("Verlängert");
            assertThat(page.locator("main")).containsText(today.plusDays(120).format(GERMAN));
            assertThat(page.locator(".ex-timeline")).containsText("Frau Maurer, Weberei Alb");

            page.click("text=Als erledigt melden");
            page.selectOption("#outcome", "MATCHED_HERE");
            page.selectOption("#channel", "HOTLINE");
            page.fill("#onBehalfOf", "Frau Maurer, Weberei Alb");
            screen.look("clerk-fulfil");
            page.click("main button[type=submit]");
            assertThat(page.locator("main")).containsText("Das Inserat ist abgeschlossen");
            assertThat(page.getByText("Für die einreichende Stelle")).hasCount(0);

            screen.go("/listings/" + gowns);
            page.click("text=Zurückziehen");
            screen.look("clerk-withdraw");
            page.selectOption("#reason", "NO_LONGER_NEEDED");
            page.fill("#text", "Wie am Telefon besprochen.");
            page.selectOption("#channel", "HOTLINE");
            page.click("main button[type=submit]");
            assertThat(page.locator("main")).containsText("Das Inserat ist abgeschlossen");
        }
        exchange.anybody()
                .get("/api/catalogue/" + gowns, History.head(exchange))
                .is(404);
        try (Screen visitor = Screen.open(exchange, "de-DE")) {
            visitor.go("/catalogue/" + masks, 404);
            visitor.look("catalogue-gone");
        }
    }

    @Test
    void have_a_member_renew_with_a_click_or_until_a_day_and_report_what_came_of_it() {
        String masks = published(
                alb,
                Drafts.masks("Masken, die bald ablaufen")
                        .put("validUntil", today.plusDays(10).toString()));
        try (Screen screen = Screen.open(exchange, "en-GB")) {
            Page page = screen.logIn("alb").go("/listings/" + masks).page();
            page.click("text=Renew until");
            assertThat(page.locator("#next-title + p"))
                    .containsText(today.plusDays(90).format(ENGLISH));
            assertThat(page.getByText("Renew until")).hasCount(0);
            screen.go("/listings/" + masks + "/renew");
            page.fill("#validUntil", today.plusDays(200).toString());
            screen.look("own-renew-english");
            page.click("main button[type=submit]");
            assertThat(page.locator("#next-title + p"))
                    .containsText(today.plusDays(200).format(ENGLISH));
            page.click("text=Report as done");
            page.selectOption("#outcome", "MATCHED_ELSEWHERE");
            screen.look("own-fulfil-english");
            page.click("main button[type=submit]");
            assertThat(page.locator("#next-title + p")).containsText("done");
            screen.look("own-fulfilled-english");
        }
    }

    @Test
    void let_an_owner_add_the_standard_that_the_desk_has_asked_for() {
        ObjectNode shields = Drafts.masks("Visiere ohne Nachweis").put("product", "face-shield");
        shields.remove("conformity");
        Reply submitted = alb.submit(shields).is(201);
        Reply claimed = otto.does("claim", submitted.id()).is(200);
        otto.having(claimed.version())
                .does(
                        "request-changes",
                        submitted.id(),
                        "{\"reason\": \"INCOMPLETE\", \"text\": \"Bitte nennen Sie die Norm.\"}")
                .is(200);
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page = screen.logIn("alb").go("/listings/" + submitted.id()).page();
            assertThat(page.locator("main")).containsText("Bitte nennen Sie die Norm.");
            screen.look("own-wish");
            page.click("main a.kern-btn:has-text('Ändern')");
            page.fill("[id='conformity[0].standard']", "EN 166");
            page.click("text=Weitere Normen");
            screen.look("own-more-standards");
            page.fill("[id='conformity[9].standard']", "CE");
            page.click("text=Zur Prüfung einreichen");
            assertThat(page.locator("main")).containsText("EN 166: angegeben");
            assertThat(page.locator("main")).containsText("CE: angegeben");
            page.click("main a:has-text('Ändern')");
            assertThat(page.locator("[id='conformity[1].standard']")).hasValue("CE");
        }
    }

    @Test
    void tell_an_owner_who_comes_too_late_what_has_happened_and_keep_what_was_typed() {
        Reply submitted = alb.submit(Drafts.masks("Masken, die zwei ändern")).is(201);
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page = screen.logIn("alb")
                    .go("/listings/" + submitted.id() + "/edit")
                    .page();
            page.fill("#title", "Masken, wie Alb sie nennt");
            cem.put("/api/listings/" + submitted.id(), Drafts.masks("Masken, wie der Schalter sie nennt"))
                    .is(200);
            page.click("text=Zur Prüfung einreichen");
            assertThat(page.locator("main")).containsText("Inzwischen ist geschehen");
            assertThat(page.locator("#since-title").locator("xpath=../..")).containsText("Überarbeitet");
            assertThat(page.locator("#title")).hasValue("Masken, wie Alb sie nennt");
            screen.look("own-stale");
            page.click("text=Zur Prüfung einreichen");
            assertThat(page.locator("h1")).hasText("Masken, wie Alb sie nennt");
        }
    }

    @Test
    void keep_what_is_refused_behind_a_secret_link_also_for_somebody_who_is_logged_in() {
        Reply submitted =
                exchange.anybody().submit(Drafts.masks("Masken mit Link")).is(201);
        String base = "/manage/" + submitted.id() + "/"
                + submitted.json().get("manageToken").asString();
        try (Screen anybody = Screen.open(exchange, "de-DE");
                Screen clerk = Screen.open(exchange, "de-DE")) {
            anybody.go(base);
            anybody.look("manage");
            for (Screen screen : new Screen[] {anybody, clerk.logIn("cem")}) {
                Page page = screen.go(base + "/edit").page();
                page.fill("#title", "no");
                page.click("text=Zur Prüfung einreichen");
                assertThat(page.locator("#errors")).containsText("Titel");
                assertThat(page.locator("#title")).hasValue("no");
            }
            anybody.look("manage-edit-refused");
            anybody.go(base + "/withdraw");
            anybody.look("manage-withdraw");
        }
    }

    @Test
    void let_a_partner_bring_in_what_others_manage() {
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page = screen.logIn("nora").go("/submit").page();
            SubmissionPagesTest.fillIn(page, "Abstrichstäbchen aus dem Netzwerk");
            page.fill("#product", "swab");
            page.selectOption("#channel", "NETWORK");
            page.fill("#onBehalfOf", "Formtec Tuttlingen GmbH");
            screen.look("partner-submit");
            page.click("text=Zur Prüfung einreichen");
            assertThat(page.locator("main")).containsText("Ihr Inserat ist eingegangen");
            assertThat(page.locator("#actions-title")).hasCount(0);
            screen.look("partner-listing");
            screen.go("/mine");
            assertThat(page.locator("main")).containsText("Abstrichstäbchen aus dem Netzwerk");
        }
    }

    @Test
    void show_an_authority_what_only_authorities_may_see() {
        String stock = published(cem, Drafts.masks("Zollernreserve an Masken").put("visibility", "AUTHORITIES"));
        try (Screen greta = Screen.open(exchange, "de-DE");
                Screen visitor = Screen.open(exchange, "de-DE")) {
            Page page = greta.logIn("greta").go("/catalogue?q=Zollernreserve").page();
            assertThat(page.locator(".ex-result")).hasCount(1);
            page.click("text=Zollernreserve an Masken");
            assertThat(page.locator("h1")).hasText("Zollernreserve an Masken");
            greta.look("authority-listing");
            visitor.go("/catalogue/" + stock, 404);
            Locator nothing = visitor.go("/catalogue?q=Zollernreserve").page().locator(".ex-result");
            assertThat(nothing).hasCount(0);
        }
    }

    @Test
    void say_when_a_listing_was_last_confirmed_and_what_is_like_it() {
        String masks = published(alb, Drafts.masks("Masken, die jemand bestätigt hat"));
        String others = published(alb, Drafts.masks("Masken, die ähnlich sind"));
        Reply renewed = alb.does("renew", masks, "{\"validUntil\": \"" + today.plusDays(100) + "\"}")
                .is(200);
        try (Screen screen = Screen.withoutScript(exchange, "de-DE")) {
            Page page = screen.go("/catalogue/" + masks + "?after=" + renewed.position())
                    .page();
            assertThat(page.locator(".ex-lead")).containsText("bestätigt heute");
            assertThat(page.locator("section[aria-labelledby=similar] h3").first())
                    .isVisible();
            assertThat(page.locator("section[aria-labelledby=where] svg[role=img]"))
                    .hasAttribute("aria-label", Pattern.compile("Albstadt"));
            assertThat(page.locator("section[aria-labelledby=deliveries] tbody tr")
                            .first())
                    .containsText("Stück");
            screen.go("/catalogue/" + others);
            assertThat(page.locator(".ex-lead")).not().containsText("bestätigt");
        }
        assertThat(exchange.anybody()
                        .get("/api/catalogue/" + masks)
                        .json()
                        .get("confirmedAt")
                        .asString())
                .isGreaterThan(exchange.anybody()
                        .get("/api/catalogue/" + masks)
                        .json()
                        .get("publishedAt")
                        .asString());
    }

    private String published(Person owner, ObjectNode listing) {
        Reply submitted = owner.submit(listing).is(201);
        Reply claimed = otto.does("claim", submitted.id()).is(200);
        Reply approved =
                otto.having(claimed.version()).does("approve", submitted.id()).is(200);
        exchange.as("greta")
                .get("/api/catalogue/" + submitted.id(), approved.position())
                .is(200);
        return submitted.id();
    }
}
