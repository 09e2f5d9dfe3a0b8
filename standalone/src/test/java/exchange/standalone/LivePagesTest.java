package exchange.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A page that keeps itself up to date")
@ExtendWith(OnSharedExchange.class)
class LivePagesTest {

    private static final Pattern LOGIN = Pattern.compile(".*/login\\?then=.*");

    private final RunningExchange exchange;

    LivePagesTest(RunningExchange exchange) {
        this.exchange = exchange;
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({"otto, /desk/queue?kind=OFFER&size=50", "ines, /operations", "cem, matches"})
    void leads_to_the_login_and_back_when_the_session_is_over(String login, String path) {
        String address = path.equals("matches") ? "/listings/" + published() + "/matches" : path;
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page = screen.logIn(login).go(address).page();
            logOutElsewhere(page);
            assertThat(page).hasURL(LOGIN);
            page.fill("#username", login);
            page.fill("#password", "demo");
            page.click("main button[type=submit]");
            assertThat(page).hasURL(exchange.uri(address).toString());
            assertThat(page.locator(".ex-user")).containsText(login);
        }
    }

    @Test
    void does_not_lose_what_somebody_types_when_the_session_is_over() {
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page = screen.logIn("cem").go("/desk/calls").page();
            page.locator("[name='organisation.name']").pressSequentially("Klinik am Ende der Sitzung");
            logOutElsewhere(page);
            page.locator("#title").pressSequentially("Kittel");
            assertThat(page.locator("#logged-out")).containsText("Sie sind nicht mehr angemeldet");
            assertThat(page).hasURL(Pattern.compile(".*/desk/calls"));
            screen.forgive();
            screen.look("calls-logged-out");
            Page other = page.waitForPopup(() -> page.locator("#logged-out a").click());
            other.fill("#username", "cem");
            other.fill("#password", "demo");
            other.click("main button[type=submit]");
            other.waitForURL(exchange.uri("/desk/queue").toString());
            other.close();
            page.evaluate("window.dispatchEvent(new Event('focus'))");
            assertThat(page.locator("#logged-out")).isHidden();
            assertThat(page.locator("[name='organisation.name']")).hasValue("Klinik am Ende der Sitzung");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Entwurf sichern"))
                    .click();
            assertThat(page.locator("main [role=status]").first()).containsText("Entwurf gesichert");
        }
    }

    @Test
    void does_not_call_itself_live_when_it_stays_because_somebody_has_typed() {
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page = screen.logIn("otto").go("/desk/queue").page();
            page.locator(".ex-batch summary").click();
            page.fill("#text", "Beides steht schon");
            logOutElsewhere(page);
            assertThat(page.locator("#logged-out")).isVisible();
            assertThat(page.locator("#queue-live > p")).containsText("Nicht live, Stand");
            screen.logIn("otto").go("/desk/queue");
            assertThat(page.locator("#queue-live > p")).containsText("Live, Stand");
        }
    }

    @Test
    void says_once_since_when_there_is_no_connection_until_there_is_one() {
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page = screen.logIn("otto").go("/desk/queue").page();
            Locator notice = page.locator("#offline");
            Locator live = page.locator("#queue-live > p");
            assertThat(live).containsText("Live, Stand");
            assertThat(notice).isHidden();
            onePollSays(page, "**/desk/queue/rows*", "Thu, 10 Dec 2026 09:42:10 GMT");
            page.context().setOffline(true);
            assertThat(notice).containsText("Keine Verbindung zur Börse seit 10:42 Uhr");
            assertThat(live).hasText("Nicht live, Stand 10:42 Uhr");
            page.evaluate("window.said = 0; new MutationObserver(changes => { window.said += changes.length; })"
                    + ".observe(document.getElementById('offline'),"
                    + " {attributes: true, childList: true, subtree: true, characterData: true})");
            page.waitForTimeout(7_000); // two more attempts
            assertThat(page.evaluate("window.said")).isEqualTo(0);
            assertThat(live).hasText("Nicht live, Stand 10:42 Uhr");
            page.context().setOffline(false);
            assertThat(live).containsText("Live, Stand");
            assertThat(live).not().hasClass(Pattern.compile("lost"));
            assertThat(notice).isHidden();
        }
    }

    @ParameterizedTest(name = "answered by {0}")
    @CsvSource({"503", "500", "0"})
    void says_so_too_when_it_is_not_answered_as_it_should_be(int status) {
        try (Screen screen = Screen.open(exchange, "en-GB")) {
            Page page = screen.logIn("ines").go("/operations").page();
            Locator notice = page.locator("#offline");
            Locator live = page.locator(".ex-live");
            assertThat(live).hasText("updates every 2 seconds");
            Object colour = colour(live);
            onePollSays(page, "**/operations/read-models*", "Thu, 10 Dec 2026 09:42:10 GMT");
            page.route("**/operations/read-models*", route -> {
                if (status == 0) {
                    route.abort();
                } else {
                    route.fulfill(new FulfillOptions().setStatus(status));
                }
            });
            assertThat(notice).containsText("No connection to the exchange since 10:42.");
            assertThat(live).hasText("not updated since 10:42");
            assertThat(colour(live)).isNotEqualTo(colour);
            screen.forgive();
            screen.look("operations-lost-" + status);
            page.unrouteAll();
            assertThat(notice).isHidden();
            assertThat(live).hasText("updates every 2 seconds");
            assertThat(colour(live)).isEqualTo(colour);
        }
    }

    /** The colour of the dot. */
    private static Object colour(Locator live) {
        return live.evaluate("element => getComputedStyle(element, '::before').backgroundColor");
    }

    /** Lets one answer through, which is from then, and no other before the next route. */
    private static void onePollSays(Page page, String address, String date) {
        Pattern polled = Pattern.compile(address.replace("**", ".*"));
        Response answer = page.waitForResponse(
                response -> polled.matcher(response.url()).find()
                        && date.equals(response.headers().get("date")),
                () -> page.route(address, route -> dated(route, date)));
        answer.finished();
        page.waitForTimeout(200);
        page.unroute(address);
    }

    private static void dated(Route route, String date) {
        var answer = route.fetch();
        Map<String, String> headers = new HashMap<>(answer.headers());
        headers.put("date", date);
        route.fulfill(new FulfillOptions().setResponse(answer).setHeaders(headers));
    }

    private void logOutElsewhere(Page page) {
        Page other = page.context().newPage();
        other.navigate(exchange.uri("/help").toString());
        other.click(".ex-user button");
        assertThat(other).hasURL(Pattern.compile(".*/login\\?logout"));
        other.close();
    }

    private String published() {
        String id = exchange.as("cem")
                .submit(Drafts.masks("Masken für eine Sitzung"))
                .is(201)
                .id();
        exchange.as("otto")
                .having(exchange.as("otto").does("claim", id).is(200).version())
                .does("approve", id)
                .is(200);
        return id;
    }
}
