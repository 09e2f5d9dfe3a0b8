package exchange.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@DisplayName("A demonstration that is started again")
class RestartTest {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final String TOKEN = "X-CSRF-TOKEN";

    /** A browser: it keeps cookies, and follows no redirect. */
    private final HttpClient browser = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();

    @Test
    void adds_nothing_and_still_knows_who_has_logged_in(@TempDir Path folder) throws Exception {
        List<JsonNode> first;
        JsonNode catalogue;
        try (RunningExchange exchange = RunningExchange.start(folder)) {
            first = History.whole(exchange);
            catalogue = exchange.anybody()
                    .get("/api/catalogue", first.size())
                    .is(200)
                    .json();
            assertThat(catalogue.get("total").asInt()).isPositive();

            assertThat(queue(exchange).statusCode()).isEqualTo(401);
            logIn(exchange);
            HttpResponse<String> queue = queue(exchange);
            assertThat(queue.statusCode()).as(queue.body()).isEqualTo(200);
            assertSessionsNeedTheirToken(exchange, queue);
            first = History.whole(exchange);
            exchange.stop();
        }
        assertThat(RunningExchange.data(folder).resolve("exchange.mv.db")).exists();

        try (RunningExchange exchange = RunningExchange.start(folder)) {
            List<JsonNode> second = History.whole(exchange);
            assertThat(second.subList(0, first.size())).isEqualTo(first);
            assertThat(second.subList(first.size(), second.size()))
                    .as("only what the exchange has to do by itself")
                    .allSatisfy(
                            event -> assertThat(event.get("actor").asString()).isEqualTo("system"));
            assertThat(exchange.anybody()
                            .get("/api/catalogue", second.size())
                            .is(200)
                            .json()
                            .get("total"))
                    .isEqualTo(catalogue.get("total"));
            for (String login :
                    List.of("cem", "dana", "otto", "mira", "nora", "ada", "ines", "fatima", "alb", "greta")) {
                exchange.as(login).get("/api/catalogue").is(200);
            }
            HttpResponse<String> queue = queue(exchange);
            assertThat(queue.statusCode())
                    .as("the session outlives the process")
                    .isEqualTo(200);
            assertSessionsNeedTheirToken(exchange, queue);
            exchange.stop();
        }
    }

    private void logIn(RunningExchange exchange) throws Exception {
        HttpResponse<String> page = browser.send(
                HttpRequest.newBuilder(exchange.uri("/login"))
                        .header("Accept", "text/html")
                        .build(),
                BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        Matcher token = CSRF.matcher(page.body());
        assertThat(token.find()).as(page.body()).isTrue();

        HttpResponse<String> wrong = form(exchange, "username=otto&password=falsch&_csrf=" + token.group(1));
        assertThat(wrong.statusCode()).isEqualTo(302);
        assertThat(wrong.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/login?error"));
        assertThat(form(exchange, "username=otto&password=demo").statusCode()).isEqualTo(403);
        HttpResponse<String> right = form(exchange, "username=otto&password=demo&_csrf=" + token.group(1));
        assertThat(right.statusCode()).as(right.body()).isEqualTo(302);
        assertThat(right.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).doesNotContain("error"));
    }

    /** A note, first without the token that proves where it comes from, then with it. */
    private void assertSessionsNeedTheirToken(RunningExchange exchange, HttpResponse<String> queue) throws Exception {
        String id = new Reply(200, queue.headers(), queue.body())
                .items()
                .getFirst()
                .get("id")
                .asString();
        HttpRequest.Builder note = HttpRequest.newBuilder(exchange.uri("/api/listings/" + id + "/notes"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"text\":\"aus dem Browser\"}"));
        assertThat(browser.send(note.build(), BodyHandlers.ofString()).statusCode())
                .isEqualTo(403);
        String token = queue.headers().firstValue(TOKEN).orElseThrow();
        HttpResponse<String> noted = browser.send(note.header(TOKEN, token).build(), BodyHandlers.ofString());
        assertThat(noted.statusCode()).as(noted.body()).isEqualTo(200);
    }

    private HttpResponse<String> queue(RunningExchange exchange) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(exchange.uri("/api/moderation/queue")).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> form(RunningExchange exchange, String fields) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(exchange.uri("/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(fields))
                        .build(),
                BodyHandlers.ofString());
    }
}
