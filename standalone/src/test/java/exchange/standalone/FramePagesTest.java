package exchange.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator.WaitForOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The frame of the pages")
class FramePagesTest {

    private static RunningExchange exchange;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        Path texts = Files.createDirectory(folder.resolve("texts"));
        Files.writeString(
                texts.resolve("imprint.de.txt"), "# Wer wir sind\n\nDie Agentur, Musterweg 7.\n\n- Telefon 0711 123\n");
        Files.write(texts.resolve("privacy.en.txt"), new byte[] {'n', (byte) 0xe4, 'h'}); // not UTF-8
        exchange = RunningExchange.start(
                folder, Map.of("EXCHANGE_SITE_TEXTS", texts.toString(), "EXCHANGE_ANONYMOUSPERHOUR", "3"));
    }

    @AfterAll
    static void stop() {
        exchange.close();
    }

    @Test
    void lets_a_moderator_in_and_out_and_to_the_page_that_was_asked_for() {
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            screen.go("/login?then=/help");
            screen.look("login");
            screen.page().fill("#username", "otto");
            screen.page().fill("#password", "wrong");
            screen.press("main button[type=submit]");
            assertThat(screen.page().locator("[role=alert]").innerText()).contains("stimmt nicht");
            screen.look("login-refused");
            screen.page().fill("#username", "otto");
            screen.page().fill("#password", "demo");
            screen.press("main button[type=submit]");
            assertThat(screen.page().url()).endsWith("/help");
            assertThat(screen.page().locator(".ex-user").innerText()).contains("otto · Moderation");
            screen.press(".ex-user button");
            assertThat(screen.page().locator("[role=status]:visible").innerText())
                    .contains("abgemeldet");
        }
    }

    @Test
    void speaks_the_language_of_the_browser_until_another_is_chosen() {
        try (Screen screen = Screen.withoutScript(exchange, "en-GB")) {
            screen.go("/help");
            assertThat(screen.page().locator("h1").innerText()).isEqualTo("How it works");
            screen.press("text=Deutsch");
            assertThat(screen.page().url()).endsWith("/help");
            assertThat(screen.page().locator("h1").innerText()).isEqualTo("So funktioniert es");
            screen.shoot("help-without-script");
        }
    }

    @Test
    void says_what_to_do_where_there_is_nothing_or_nothing_for_the_reader() {
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            screen.go("/no-such-page", 404);
            screen.look("not-found");
            screen.go("/desk/queue");
            assertThat(screen.page().url()).endsWith("/login?then=%2Fdesk%2Fqueue");
            screen.logIn("fatima").go("/operations", 403);
            screen.look("forbidden");
            for (String text : new String[] {"imprint", "privacy", "accessibility", "help"}) {
                screen.go("/" + text);
                screen.look(text);
            }
        }
    }

    @Test
    void shows_the_texts_of_the_installation_and_its_own_where_there_are_none() throws Exception {
        try (Screen screen = Screen.withoutScript(exchange, "de-DE")) {
            Page page = screen.go("/imprint").page();
            assertThat(page.locator("main h2").innerText()).isEqualTo("Wer wir sind");
            assertThat(page.locator("main li").innerText()).isEqualTo("Telefon 0711 123");
            assertThat(screen.go("/privacy").page().locator("main").innerText()).contains("Cookie");
        }
    }

    @Test
    void says_by_what_an_unexpected_fault_is_found_again_and_nothing_of_what_it_was() {
        try (Screen screen = Screen.open(exchange, "en-GB")) {
            String said = screen.go("/privacy", 500).page().locator("main").innerText();
            assertThat(said)
                    .contains("incident")
                    .containsPattern("[0-9a-f]{16}")
                    .doesNotContain("privacy.en.txt");
            screen.forgive();
            screen.look("fault-english");
        }
    }

    @Test
    void leads_from_the_keyboard_straight_to_the_content() {
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page = screen.go("/catalogue").page();
            page.keyboard().press("Tab");
            assertThat(page.locator("*:focus").innerText()).isEqualTo("Zum Inhalt springen");
            assertThat(page.locator("*:focus").boundingBox().x).isNotNegative();
            page.keyboard().press("Enter");
            page.keyboard().press("Tab");
            assertThat(page.locator("main *:focus").count()).isEqualTo(1);
            assertThat((String) page.evaluate("getComputedStyle(document.activeElement).outlineStyle"
                            + " + getComputedStyle(document.activeElement).boxShadow"))
                    .as("visible focus")
                    .isNotEqualTo("nonenone");
        }
    }

    @Test
    void says_when_to_come_back_where_it_was_too_much_or_is_too_early() {
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page = screen.page();
            for (int time = 0; time < 4; time++) {
                screen.go("/submit");
                page.fill("#title", "Masken, Versuch " + time);
                screen.press("text=Zur Prüfung einreichen");
            }
            assertThat(page.locator("main").innerText()).contains("eine Seite zurück");
            screen.look("too-many");
            assertThat(page.locator("text=English").count()).isZero(); // there is nothing to read it at once more
            page.goBack();
            assertThat(page.inputValue("#title")).isEqualTo("Masken, Versuch 3");
            screen.go("/catalogue?after=1000000000", 503);
            screen.look("too-early");
            assertThat(page.locator("main a.kern-btn--primary").getAttribute("href"))
                    .contains("/catalogue");
        }
    }

    @Test
    void says_too_much_is_too_much_also_to_somebody_who_is_logged_in() {
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page = screen.logIn("fatima").go("/submit").page();
            page.evaluate("document.getElementById('description').removeAttribute('maxlength')");
            page.fill("#description", "x".repeat(70_000));
            screen.press("text=Zur Prüfung einreichen");
            assertThat(page.locator("h1").innerText()).isEqualTo("Die Anfrage ist zu groß");
            assertThat(page.locator("main").innerText()).contains("eine Seite zurück");
        }
    }

    @Test
    void says_so_when_something_takes_longer_than_a_second() {
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page = screen.go("/catalogue").page();
            List<Route> held = new ArrayList<>();
            page.route(address -> address.contains("/suggestions"), held::add);
            page.locator("#q").pressSequentially("Mask");
            page.locator("#busy").waitFor();
            assertThat(page.locator("#busy").innerText()).contains("Wird geladen");
            page.unrouteAll();
            held.forEach(Route::resume);
            page.locator("#busy").waitFor(new WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        }
    }
}
