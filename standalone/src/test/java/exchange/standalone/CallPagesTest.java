package exchange.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("The console for calls")
@ExtendWith(OnSharedExchange.class)
class CallPagesTest {

    private static final Pattern TAKEN = Pattern.compile(".*/desk/calls\\?done=([0-9a-f-]{36}).*");
    private static final Pattern SAVED = Pattern.compile(".*/desk/calls\\?done=&saved=.+");

    private final RunningExchange exchange;
    private final Person cem;
    private final Person otto;

    CallPagesTest(RunningExchange exchange) {
        this.exchange = exchange;
        cem = exchange.as("cem");
        otto = exchange.as("otto");
    }

    @Test
    void takes_an_offer_from_the_first_word_to_the_reference() {
        ObjectNode earlier = Drafts.masks("Atemschutzhauben aus der Stricknaht");
        earlier.putObject("organisation").put("name", "Strickerei Zollern GmbH").put("type", "COMPANY");
        String known = published(earlier);
        ObjectNode wanted =
                Drafts.gowns().put("title", "Atemschutzhauben gesucht").put("product", "ffp2-mask");
        published(wanted);
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page = screen.logIn("cem").go("/desk/calls").page();
            assertThat(page.locator("*:focus")).hasAttribute("name", "organisation.name");
            assertThat(page.locator("[id='channel']")).hasValue("HOTLINE");
            assertThat(page.locator("#duplicates-status")).containsText("erscheinen, sobald");
            screen.look("calls-empty");
            List<String> asked = new ArrayList<>();
            page.onRequest(request -> asked.add(request.url()));

            type(page, "organisation.name", "Strickerei Zollern");
            assertThat(page.locator("[id='onBehalfOf']")).hasValue("Strickerei Zollern");
            assertThat(page.locator("#duplicates-status")).containsText("1 ähnliches Inserat");
            assertThat(page.locator("#duplicates")).containsText("gleiche Organisation");
            page.selectOption("[id='organisation.type']", "COMPANY");
            type(page, "contact.name", "Rosalinde Unverwechselbar");
            type(page, "contact.phone", "07431 998877");
            type(page, "title", "Atemschutzhauben, gestrickt");
            // the console gives up what it is asking when there is more to ask, and the browser logs that
            page.waitForResponse(
                    answer -> isAbout(answer, "duplicates", "ffp2-mask"),
                    () -> page.waitForResponse(
                            answer -> isAbout(answer, "matches", "ffp2-mask"),
                            () -> type(page, "product", "ffp2-mask")));
            assertThat(page.locator("#product-help output")).containsText("FFP2");
            page.selectOption("#capability", "MATERIAL");
            assertThat(page.locator("#matches")).containsText("Atemschutzhauben gesucht");
            assertThat(page.locator("#matches-status")).containsText("mögliche");
            type(page, "quantity.amount", "5000");
            page.selectOption("[id='quantity.unit']", "PIECE");
            page.selectOption("[id='quantity.mode']", "STOCK");
            type(page, "region.postalCode", "72458");
            assertThat(page.locator("#place-help output")).containsText("Albstadt");
            type(page, "description", "Gestrickte Hauben mit Filtereinlage, sofort lieferbar.");
            assertThat(page.locator("#duplicates a[href='/listings/" + known + "']"))
                    .isVisible();
            screen.look("calls-typed");
            assertThat(asked)
                    .anyMatch(url -> url.contains("/desk/calls/duplicates"))
                    .noneMatch(url -> url.contains("Rosalinde") || url.contains("998877") || url.contains("contact"));

            submit(page);
            assertThat(page.url()).as("without a consent").doesNotContain("done=");
            page.check("#consent");
            submit(page);
            assertThat(page).hasURL(TAKEN);
            JsonNode listing = otto.get("/api/listings/" + idOf(page)).is(200).json();
            String reference = listing.get("reference").asString();
            assertThat(page.locator(".ex-call-reference .ex-sr")).hasText(reference);
            assertThat(page.locator(".ex-call-reference [aria-hidden] b").last())
                    .hasText(reference.substring(reference.length() - 1));
            assertThat(page.locator("main")).containsText("So geht es weiter");
            screen.look("calls-taken");

            assertThat(listing.get("channel").asString()).isEqualTo("HOTLINE");
            assertThat(listing.get("onBehalfOf").asString()).isEqualTo("Strickerei Zollern");
            assertThat(listing.at("/history/0/consent").asBoolean()).isTrue();
            page.click("main .ex-call-taken a");
            assertThat(page.locator(".ex-timeline")).containsText("Einwilligung liegt vor");
        }
    }

    @Test
    void says_how_many_there_are_only_when_it_has_changed() {
        published(Drafts.masks("Zählkappen aus Vlies"));
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page = screen.logIn("cem").go("/desk/calls").page();
            page.waitForLoadState(LoadState.NETWORKIDLE);
            page.evaluate("window.said = ''; for (const line of ['duplicates-status', 'matches-status'])"
                    + " new MutationObserver(() => { window.said += line[0]; })"
                    + ".observe(document.getElementById(line), {childList: true, characterData: true, subtree: true})");
            page.locator("[name='region.place']").fill("Albstadt");
            pause(page);
            assertThat(page.evaluate("window.said")).as("nothing to look for").isEqualTo("");
            page.locator("#title").fill("Zählkappen");
            assertThat(page.locator("#duplicates-status")).containsText("1 ähnliches Inserat");
            page.waitForFunction("window.said.length > 1");
            pause(page);
            assertThat(page.evaluate("window.said"))
                    .as("found something, by each of the two")
                    .isIn("dm", "md");
            page.locator("#title").pressSequentially(" aus Vlies");
            pause(page);
            page.locator("#title").pressSequentially(", weiß");
            pause(page);
            assertThat(page.locator("#duplicates-status")).containsText("1 ähnliches Inserat");
            assertThat(page.evaluate("window.said")).as("found the same").isIn("dm", "md");
        }
    }

    private static boolean isAbout(Response answer, String what, String word) {
        return answer.url().contains("/desk/calls/" + what) && answer.url().contains(word);
    }

    /** Longer than the console waits for the next key, and until it has its answers. */
    private static void pause(Page page) {
        page.waitForTimeout(600);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.waitForTimeout(600);
    }

    @Test
    void keeps_what_was_typed_when_it_is_refused() {
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page = screen.logIn("cem").go("/desk/calls").page();
            fill(page, "Kittel mit Fehlern im Gespräch");
            type(page, "quantity.amount", "ungefähr tausend");
            type(page, "region.postalCode", "00000");
            page.check("#consent");
            submit(page);
            assertThat(page.locator("#errors")).containsText("Bitte prüfen Sie 2 Angaben");
            assertThat(page).hasTitle(Pattern.compile("Fehler: .*"));
            assertThat(page.locator("*:focus")).hasId("errors");
            assertThat(page.locator("[id='quantity.amount']")).hasValue("ungefähr tausend");
            assertThat(page.locator("[id='contact.phone']")).hasValue("07131 1234");
            assertThat(page.locator("#consent")).isChecked();
            screen.look("calls-refused");
            page.fill("[id='quantity.amount']", "1000");
            page.fill("[id='region.postalCode']", "74072");
            submit(page);
            assertThat(page).hasURL(TAKEN);
        }
    }

    @Test
    void keeps_a_call_that_breaks_off_until_somebody_goes_on_with_it() {
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page = screen.logIn("dana").go("/desk/calls").page();
            fill(page, "Kittel, Gespräch unterbrochen");
            save(page);
            assertThat(page).hasURL(SAVED);
            assertThat(page.locator("main [role=status]").first()).containsText("Entwurf gesichert");
            assertThat(page.locator("#title")).hasValue("");
            Locator kept = page.locator("section[aria-labelledby=drafts-title] li")
                    .filter(new Locator.FilterOptions().setHasText("Klinik Süd"));
            assertThat(kept).containsText("Kittel, Gespräch unterbrochen");
            screen.look("calls-draft");
            kept.locator("a").click();
            assertThat(page.locator("#title")).hasValue("Kittel, Gespräch unterbrochen");
            assertThat(page.locator("[id='contact.phone']")).hasValue("07131 1234");

            page.fill("#title", "Kittel, Gespräch wieder aufgenommen");
            save(page);
            kept.locator("a").click();
            assertThat(page.locator("#title")).hasValue("Kittel, Gespräch wieder aufgenommen");
            assertThat(kept).hasCount(1);
            page.check("#consent");
            submit(page);
            assertThat(page).hasURL(TAKEN);
            assertThat(kept).hasCount(0);

            fill(page, "Kittel, doch nicht");
            save(page);
            kept.getByRole(AriaRole.BUTTON).click();
            assertThat(kept).hasCount(0);
        }
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page = screen.logIn("cem").go("/desk/calls").page();
            assertThat(page.locator("section[aria-labelledby=drafts-title]"))
                    .not()
                    .containsText("Klinik Süd");
            screen.logIn("otto").go("/desk/calls", 403);
        }
    }

    @Test
    void shows_an_idea_what_it_needs_to_be_asked() {
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page = screen.logIn("cem").go("/desk/calls").page();
            assertThat(page.locator("#seeks")).isHidden();
            page.check("#kind-IDEA");
            assertThat(page.locator("#seeks")).isVisible();
            page.check("#kind-REQUEST");
            assertThat(page.locator("[id='neededBy']")).isVisible();
            page.check("#kind-OFFER");
            assertThat(page.locator("[id='neededBy']")).isHidden();
        }
    }

    @Test
    void brings_back_whom_to_call_until_it_is_done() {
        String id = published(Drafts.gowns().put("title", "Kittel mit Rückruf"));
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page = screen.logIn("cem").go("/desk/calls?done=" + id).page();
            page.fill("#date", LocalDate.now(ZoneId.of("Europe/Berlin")).toString());
            page.fill("#text", "Größen erfragen");
            page.getByText("Wiedervorlage setzen").click();
            assertThat(page).hasURL(Pattern.compile(".*/desk/follow-ups\\?after=.*"));
            Locator row = page.locator("tr").filter(new Locator.FilterOptions().setHasText("Größen erfragen"));
            assertThat(row).containsText("Kittel mit Rückruf");
            assertThat(row).containsText("gesetzt von cem");
            assertThat(page.locator("#due-TODAY")).containsText("Heute");
            screen.look("follow-ups");
            row.locator("input[name=text]").fill("M bis XXL");
            row.getByRole(AriaRole.BUTTON).click();
            assertThat(page.locator("main [role=status]")).containsText("Erledigt");
            assertThat(row).hasCount(0);
            String gone = exchange.as("otto").get("/api/listings/" + id).is(200).text();
            assertThat(gone).contains("M bis XXL");
        }
        Reply set = cem.does(
                        "follow-ups",
                        id,
                        "{\"date\":\""
                                + LocalDate.now(ZoneId.of("Europe/Berlin")).plusDays(30)
                                + "\",\"assignee\":\"cem\",\"text\":\"Nur für Cem\"}")
                .is(200);
        try (Screen screen = Screen.open(exchange, "en-GB")) {
            Page page = screen.logIn("mira")
                    .go("/desk/follow-ups?after=" + set.position())
                    .page();
            assertThat(page.locator("main")).not().containsText("Nur für Cem");
            page.getByText("All at the desk").first().click();
            assertThat(page.locator("main")).containsText("Nur für Cem");
            assertThat(page.locator("#due-LATER")).containsText("Later");
            screen.look("follow-ups-english");
        }
    }

    @Test
    void speaks_english() {
        try (Screen screen = Screen.open(exchange, "en-GB")) {
            Page page = screen.logIn("cem").go("/desk/calls").page();
            screen.look("calls-english");
            fill(page, "Gowns taken in English");
            page.fill("[id='quantity.amount']", "");
            page.check("#consent");
            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Submit for review"))
                    .click();
            assertThat(page.locator("#errors")).containsText("Please check");
            page.fill("[id='quantity.amount']", "900");
            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Submit for review"))
                    .click();
            assertThat(page).hasURL(TAKEN);
            assertThat(page.locator("main")).containsText("Reference to read out");
        }
    }

    private static void fill(Page page, String title) {
        page.fill("[id='organisation.name']", "Klinik Süd");
        page.selectOption("[id='organisation.type']", "HOSPITAL");
        page.fill("[id='contact.name']", "Sabine Muster");
        page.fill("[id='contact.phone']", "07131 1234");
        page.check("#kind-REQUEST");
        page.fill("#title", title);
        page.fill("#product", "protective-gown");
        page.selectOption("#capability", "MATERIAL");
        page.fill("[id='quantity.amount']", "1000");
        page.selectOption("[id='quantity.unit']", "PIECE");
        page.selectOption("[id='quantity.mode']", "STOCK");
        page.fill("[id='region.postalCode']", "74072");
        page.fill("#description", "Langärmelige Einmalkittel, gern in Teillieferungen.");
    }

    /** Key by key, as somebody does who listens at the same time. */
    private static void type(Page page, String field, String text) {
        Locator input = page.locator("[id='" + field + "']");
        input.clear();
        input.pressSequentially(text);
    }

    private static void submit(Page page) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Zur Prüfung einreichen"))
                .click();
    }

    private static void save(Page page) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Entwurf sichern"))
                .click();
    }

    private static String idOf(Page page) {
        var address = TAKEN.matcher(page.url());
        assertThat(address.matches()).as(page.url()).isTrue();
        return address.group(1);
    }

    private String published(JsonNode listing) {
        String id = cem.submit(listing).is(201).id();
        otto.having(otto.does("claim", id).is(200).version())
                .does("approve", id)
                .is(200);
        return id;
    }
}
