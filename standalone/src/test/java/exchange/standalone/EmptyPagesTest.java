package exchange.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** As a real exchange begins: one administrator, then people, and no listing. */
@DisplayName("Each page of an exchange without listings")
class EmptyPagesTest {

    private static final String MASTER_KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    private static final String PASSWORD = "ein langes Kennwort";

    private static RunningExchange exchange;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        Map<String, String> real = Map.of(
                "EXCHANGE_DEMO", "false",
                "EXCHANGE_MASTER_KEY", MASTER_KEY,
                "EXCHANGE_ADMIN_USER", "ines",
                "EXCHANGE_ADMIN_PASSWORD", "demo",
                "SERVER_FORWARD_HEADERS_STRATEGY", "native");
        exchange = RunningExchange.start(folder, real);
        enter("cem", "CLERK");
        enter("otto", "MODERATOR");
        enter("ada", "AUDITOR");
        enter("fatima", "MEMBER");
    }

    @AfterAll
    static void stop() {
        exchange.close();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            ,       /catalogue,              Noch ist kein Inserat
            ,       /catalogue?q=Masken,     gerade kein Inserat
            ,       /submit,                 Titel
            ,       /figures,                Noch gibt es keine Mengen zu vergleichen
            fatima, /mine,                   noch
            otto,   /desk/queue,             Prüfliste leer
            cem,    /desk/calls,             Anruf
            cem,    /desk/follow-ups,        Keine
            cem,    /desk/matches,           Keine
            ada,    /audit,                  Prüfpfad
            ada,    /audit/access,           Noch
            ada,    /audit/proofs,           Prüfsiegel
            ines,   /operations,             aktuell
            ines,   /operations/dead-letters, Nichts ist zurückgestellt
            ines,   /people,                 fatima
            """)
    void says_so_and_what_to_do(String login, String path, String words) {
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            if (login != null) {
                screen.logIn(login, login.equals("ines") ? "demo" : PASSWORD);
            }
            screen.go(path);
            assertThat(screen.page().locator("main").innerText()).containsIgnoringCase(words);
            screen.look("empty-" + path.replaceAll("[^a-z]+", "-"));
        }
    }

    /** The rest of this test shows that a browser sends them to {@code http://localhost} all the same. */
    @Test
    void leaves_cookies_for_tls_only() {
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            Page page =
                    screen.logIn("otto", PASSWORD).go("/language/en?to=/help").page();
            screen.go("/desk/queue/live/off?to=/desk/queue");
            assertThat(page.context().cookies())
                    .hasSize(3)
                    .allMatch(cookie -> cookie.secure)
                    .allMatch(cookie -> cookie.httpOnly);
            screen.press(".ex-user button");
            assertThat(page.url()).endsWith("/login?logout");
        }
    }

    @Test
    void gives_secret_links_as_the_proxy_in_front_of_it_was_asked() {
        JsonNode submitted = exchange.anybody().submit(Drafts.masks()).is(201).json();
        String path = "/manage/" + submitted.get("id").asString() + "/"
                + submitted.get("manageToken").asString();
        String page = exchange.anybody()
                .with("X-Forwarded-Proto", "https")
                .with("X-Forwarded-Host", "boerse.example.org")
                .get(path)
                .is(200)
                .text();
        assertThat(page).contains("https://boerse.example.org" + path);
    }

    private static void enter(String login, String role) {
        var account = JsonMapper.shared()
                .createObjectNode()
                .put("login", login)
                .put("name", "Person " + login)
                .put("password", PASSWORD)
                .put("role", role);
        if (role.equals("MEMBER")) {
            account.putObject("organisation").put("name", "Klinik Nord").put("type", "HOSPITAL");
        }
        exchange.as("ines").post("/api/accounts", account.toString()).is(201);
    }
}
