package exchange.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On an exchange of its own, because it is closed now and then: its catalogue refuses one title, and its audit trail cannot be built anew. */
@DisplayName("The administrator's pages")
class OperationsPagesTest {

    private static final String POISON = "Giftschrank";

    private static Path data;
    private static RunningExchange exchange;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        try (RunningExchange first = RunningExchange.start(folder)) {
            first.stop();
        }
        ReadModelRows.refuse(folder, POISON);
        ReadModelRows.hold(folder, "audit@2");
        data = folder;
        exchange = RunningExchange.start(folder);
    }

    @AfterAll
    static void stop() {
        exchange.close();
    }

    @Test
    void have_a_read_model_built_anew_and_show_it_without_being_loaded_again() {
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page = screen.logIn("ines").page();
            assertThat(page.url()).endsWith("/operations");
            assertThat(page.locator("#model-moderation")).containsText("aktuell");
            assertThat(page.locator("#model-moderation td[data-label=Generation]"))
                    .hasText("1");
            for (String names : page.locator("#state tbody th").allInnerTexts()) {
                String[] ofAll = names.strip().split("\\s*\n\\s*");
                assertThat(ofAll[0]).as("a word for " + names).isNotEqualTo(ofAll[ofAll.length - 1]);
            }
            screen.look("operations");
            page.click("#ask-moderation");
            assertThat(page.locator("h1")).hasText("Prüfliste neu aufbauen?");
            screen.look("operations-rebuild");
            page.click("main form button[type=submit]");
            assertThat(page.url()).contains("/operations");
            assertThat(page.locator("#model-moderation td[data-label=Generation]"))
                    .hasText("2");
            assertThat(page.locator("#model-moderation")).containsText("aktuell");
        }
    }

    @Test
    void show_how_far_a_read_model_is_built_and_can_be_held_still() {
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page = screen.logIn("ines").page();
            screen.go("/operations/read-models/audit/rebuild");
            page.click("main form button[type=submit]");
            Locator audit = page.locator("#model-audit");
            assertThat(audit).containsText("wird neu aufgebaut");
            assertThat(audit.locator("label")).containsText("Ereignissen verarbeitet");
            assertThat(audit.locator("progress")).isVisible();
            assertThat(audit).containsText("Wie lange noch, zeigt sich gleich"); // what is held still has no pace
            assertThat(page.locator("#said")).containsText("Lesemodelle im Neuaufbau: 1");
            screen.look("operations-progress");
            page.focus("#ask-catalogue");
            page.waitForResponse(answer -> answer.url().contains("/operations/read-models"), () -> {});
            page.waitForTimeout(200);
            assertThat(page.locator("#ask-catalogue")).isFocused();
            screen.press("text=Anhalten");
            assertThat(page.url()).endsWith("live=off");
            assertThat(page.locator("#state[hx-get]")).hasCount(0);
            screen.go("/operations/read-models/audit/rebuild");
            assertThat(page.locator("main")).containsText("läuft bereits");
            screen.go("/operations/read-models/nothing/rebuild", 404);
            screen.go("/operations/read-models");
            assertThat(page.url()).endsWith("/operations");
        }
    }

    @Test
    void close_the_exchange_and_open_it_again() {
        try (Screen screen = Screen.open(exchange, "de-DE");
                Screen visitor = Screen.withoutScript(exchange, "de-DE")) {
            Page page = screen.logIn("ines").page();
            page.click("#to-opening");
            page.fill("#text", "x".repeat(4001).substring(0, 4000));
            page.evaluate("document.getElementById('text').removeAttribute('maxlength')");
            page.fill("#text", "x".repeat(4001));
            page.click("main form button[type=submit]");
            assertThat(page.locator("#errors")).containsText("1 Angabe");
            assertThat(page.locator("#text")).hasValue("x".repeat(4001));
            screen.look("operations-closing-refused");
            page.fill("#text", "Die Lage hat sich entspannt.");
            page.click("main form button[type=submit]");
            assertThat(page.locator("#state")).containsText("geschlossen");
            assertThat(page.locator("[aria-label='Die Börse ist geschlossen']")).containsText("seit");
            screen.look("operations-closed");

            visitor.go("/help");
            assertThat(visitor.page().locator("[aria-label='Die Börse ist geschlossen']"))
                    .containsText("Neue Inserate und Verlängerungen nimmt sie nicht an");
            exchange.as("cem").submit(Drafts.masks()).is(409);

            page.click("#to-opening");
            assertThat(page.locator("h1")).hasText("Börse öffnen");
            page.click("main form button[type=submit]");
            assertThat(page.locator("#to-opening")).hasText("Börse schließen");
            visitor.go("/help");
            assertThat(visitor.page().locator("[aria-label='Die Börse ist geschlossen']"))
                    .hasCount(0);
            exchange.as("cem").submit(Drafts.masks()).is(201);
        }
    }

    @Test
    void list_what_a_read_model_could_not_take_and_have_it_tried_again() throws Exception {
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page = screen.logIn("ines").page();
            screen.go("/operations/dead-letters");
            assertThat(page.locator("main")).containsText("Nichts ist zurückgestellt");
            screen.look("operations-no-dead-letters");

            Reply submitted = exchange.as("cem")
                    .submit(Drafts.masks("Masken aus dem " + POISON))
                    .is(201);
            String id = submitted.id();
            Reply claimed = exchange.as("otto").does("claim", id).is(200);
            Reply approved = exchange.as("otto")
                    .having(claimed.version())
                    .does("approve", id)
                    .is(200);
            exchange.anybody().get("/api/catalogue/" + id, approved.position()).is(404);

            screen.go("/operations");
            assertThat(page.locator("#parked-catalogue")).hasText("1");
            page.click("#parked-catalogue");
            assertThat(page.locator("tbody tr")).hasCount(1);
            assertThat(page.locator("tbody")).containsText("Freigegeben und veröffentlicht");
            assertThat(page.content()).doesNotContain(POISON);
            screen.look("operations-dead-letters");
            page.click("tbody button[type=submit]");
            assertThat(page.locator("[role=status]:visible")).containsText("wieder nicht");
            assertThat(page.locator("tbody td[data-label=Versuche]")).hasText("2");
        }
        exchange.stop();
        ReadModelRows.accept(data);
        exchange = RunningExchange.start(data);
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page = screen.logIn("ines").go("/operations/dead-letters").page();
            page.click("tbody button[type=submit]");
            assertThat(page.locator("[role=status]:visible")).containsText("ist jetzt verarbeitet");
            assertThat(page.locator("main")).containsText("Nichts ist zurückgestellt");
        }
    }

    @Test
    void are_for_nobody_else_and_speak_english() {
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            screen.logIn("fatima");
            for (String path : new String[] {
                "/operations", "/operations/dead-letters", "/operations/opening", "/operations/read-models"
            }) {
                screen.go(path, 403);
            }
        }
        try (Screen screen = Screen.open(exchange, "en-GB")) {
            Page page = screen.logIn("ines").page();
            assertThat(page.locator("h1")).hasText("Operations");
            screen.look("operations-en");
            page.click("text=Build all anew");
            assertThat(page.locator("h1")).hasText("Build all read models anew?");
            page.click("text=Cancel");
            screen.go("/operations/opening");
            screen.look("operations-opening-en");
            screen.go("/operations/dead-letters");
            assertThat(page.locator("h1")).hasText("Parked events");
        }
    }
}
