package exchange.web;

import static org.assertj.core.api.Assertions.assertThat;

import exchange.event.account.Role;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("The door")
class DoorTest {

    private static final Pattern HIDDEN_TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private static House house;

    @BeforeAll
    static void open() {
        house = House.openInTemporaryFolder();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void lets_everyone_see_what_is_for_everyone_and_starts_no_session() {
        var answer = house.send(house.to("/api/me"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(House.json(answer).get("role").stringValue()).isEqualTo("ANONYMOUS");
        assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
    }

    @Test
    void tells_a_controller_who_calls_with_basic_credentials_and_starts_no_session() {
        long before = sessions();
        var answer = house.send(house.as("FATIMA", "/api/me"));
        assertThat(House.json(answer).get("login").stringValue()).isEqualTo("fatima");
        assertThat(House.json(answer).get("role").stringValue()).isEqualTo("MEMBER");
        assertThat(House.json(answer).get("principal").stringValue())
                .isEqualTo(house.accounts().accountIdOf("fatima").orElseThrow());
        assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
        assertThat(sessions()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a wrong password, Basic b3R0bzp3cm9uZw==",
        "an unknown login, Basic bm9ib2R5OmRlbW8=",
        "a login with a NUL, Basic AG90dG86ZGVtbw==",
        "no colon, Basic b3R0bw==",
        "no base64, Basic %%%",
        "nothing, Basic",
        "a bearer token, Bearer abc",
        "another scheme, Digest x"
    })
    void answers_401_to_wrong_credentials_even_where_none_are_needed(String what, String credentials) {
        for (String path : new String[] {"/api/me", "/api/desk", "/api/nothing-here"}) {
            var answer = house.send(house.to(path).header("Authorization", credentials));
            assertThat(answer.statusCode()).as("%s at %s", what, path).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                    .startsWith("Basic");
            assertProblem(answer);
        }
    }

    @ParameterizedTest(name = "{1} {2} by {0} is {3}")
    @CsvSource({
        ", GET, /api/desk, 401",
        "fatima, GET, /api/desk, 403",
        "cem, GET, /api/desk, 200",
        "otto, GET, /api/desk, 200",
        "cem, HEAD, /api/desk, 200",
        ", POST, /api/desk, 405",
        "cem, DELETE, /api/desk, 405",
        ", GET, /api/nothing-here, 404",
        "ines, GET, /nothing, 404",
        ", PUT, /api/listings/x, 401",
        "otto, PUT, /api/listings/x, 403",
        ", POST, /api/listings/x/claim, 401",
        "cem, POST, /api/listings/x/claim, 403",
        "otto, POST, /api/listings/x/claim, 200",
        ", GET, /actuator/health, 200",
        ", GET, /actuator/prometheus, 200",
        ", GET, /actuator/env, 404",
        "ines, GET, /actuator, 404",
        ", GET, /v3/api-docs, 200",
        ", GET, /swagger-ui/index.html, 200",
        ", GET, /login, 200",
        ", GET, /default-ui.css, 200",
        ", GET, /favicon.ico, 404",
        ", GET, /api/me/, 404",
        "otto, OPTIONS, /api/me, 200",
        ", GET, /error, 404"
    })
    void follows_the_table_of_rights(String login, String method, String path, int status) {
        var request = login == null ? house.to(path) : house.as(login, path);
        var answer = house.send(request.method(method, BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(status);
        if (status >= 400) {
            assertProblem(answer);
        }
    }

    @Test
    void sends_a_person_with_a_browser_to_the_login_page_but_never_a_program() {
        var page = house.send(house.to("/desk").header("Accept", "text/html,*/*"));
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location").orElse("")).endsWith("/login?then=%2Fdesk");
        assertThat(house.send(house.to("/desk")).statusCode()).isEqualTo(401);
        assertThat(house.send(house.to("/api/desk").header("Accept", "text/html,*/*"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void refuses_before_it_reads_a_body() {
        var answer = house.send(house.to("/api/listings/x")
                .header("Content-Type", "text/plain")
                .PUT(BodyPublishers.ofString("no json")));
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void lets_a_secret_link_through_where_the_table_says_so() {
        var answer = house.send(house.to("/api/listings/x")
                .header("X-Manage-Token", "the-token")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"title\":\"Masken\"}")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(house.send(house.to("/api/desk").header("X-Manage-Token", "the-token"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(House.json(house.send(house.to("/api/me").header("X-Manage-Token", "abc")))
                        .get("principal")
                        .stringValue())
                .isEqualTo("anonymous/ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");
        assertThat(House.json(house.send(house.to("/api/me").header("X-Manage-Token", "a".repeat(201))))
                        .get("principal")
                        .stringValue())
                .isEqualTo("anonymous");
    }

    @Test
    void shows_the_details_of_health_to_administrators_only() {
        assertThat(house.send(house.to("/actuator/health")).body()).doesNotContain("components");
        assertThat(house.send(house.as("otto", "/actuator/health")).body()).doesNotContain("components");
        assertThat(house.send(house.as("ines", "/actuator/health")).body()).contains("components");
    }

    @Test
    void logs_in_by_form_into_a_session_that_holds_nothing_personal_and_logs_out() {
        String cookie = logIn("cem");
        var desk = house.send(house.to("/api/desk").header("Cookie", cookie));
        assertThat(desk.statusCode()).isEqualTo(200);
        byte[] kept = house.bean(JdbcClient.class)
                .sql(
                        "select attribute_bytes from sessions.spring_session_attributes where attribute_name = 'SPRING_SECURITY_CONTEXT'")
                .query(byte[].class)
                .list()
                .getFirst();
        assertThat(new String(kept, StandardCharsets.ISO_8859_1))
                .contains("cem")
                .doesNotContain("Aydin")
                .doesNotContain("127.0.0.1");

        String token = desk.headers().firstValue("X-CSRF-TOKEN").orElseThrow();
        var out = house.send(house.to("/logout")
                .header("Cookie", cookie)
                .header("X-CSRF-TOKEN", token)
                .POST(BodyPublishers.noBody()));
        assertThat(out.statusCode()).isEqualTo(204);
        assertThat(house.send(house.to("/api/desk").header("Cookie", cookie)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void challenges_a_program_and_not_the_script_of_a_page_whose_session_is_over() {
        var program = house.send(house.to("/desk"));
        assertThat(program.statusCode()).isEqualTo(401);
        assertThat(program.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic");
        var script = house.send(house.to("/desk").header("HX-Request", "true").header("Accept", "*/*"));
        assertThat(script.statusCode()).isEqualTo(401);
        assertThat(script.headers().map()).doesNotContainKey("www-authenticate");
    }

    @Test
    void sends_a_person_whose_password_was_wrong_back_to_the_form() {
        var answer = house.send(house.to("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=cem&password=wrong")));
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/login?error");
    }

    @Test
    void demands_a_csrf_token_of_whoever_carries_a_session_and_of_nobody_else() {
        String cookie = logIn("otto");
        var without = house.send(
                house.to("/api/listings/x/claim").header("Cookie", cookie).POST(BodyPublishers.noBody()));
        assertThat(without.statusCode()).isEqualTo(403);
        assertProblem(without);
        String token = house.send(house.to("/api/me").header("Cookie", cookie))
                .headers()
                .firstValue("X-CSRF-TOKEN")
                .orElseThrow();
        assertThat(house.send(house.to("/api/listings/x/claim")
                                .header("Cookie", cookie)
                                .header("X-CSRF-TOKEN", token)
                                .POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(house.send(house.as("otto", "/api/listings/x/claim").POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(house.send(house.as("otto", "/api/listings/x/claim")
                                .header("Sec-Fetch-Site", "cross-site")
                                .POST(BodyPublishers.noBody()))
                        .statusCode())
                .as("a browser that remembers Basic credentials, on another site's behalf")
                .isEqualTo(403);
    }

    @Test
    void puts_the_csrf_token_into_the_form_of_whoever_has_a_session() {
        String cookie = logIn("cem");
        var page = house.send(house.to("/login").header("Cookie", cookie));
        Matcher token = HIDDEN_TOKEN.matcher(page.body());
        assertThat(token.find()).isTrue();
        var out = house.send(house.to("/logout")
                .header("Cookie", cookie)
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8))));
        assertThat(out.statusCode()).isEqualTo(302);
    }

    @Test
    void is_not_closed_again_behind_whoever_logs_in_by_a_request_that_began_before() throws Exception {
        var page = house.send(house.to("/login"));
        String before = cookie(page);
        Matcher token = HIDDEN_TOKEN.matcher(page.body());
        assertThat(token.find()).isTrue();
        var slow = CompletableFuture.supplyAsync(
                () -> house.send(house.to("/api/slow").header("Cookie", before)));
        DoorApplication.ENTERED.acquire();
        var answer = house.send(house.to("/login")
                .header("Cookie", before)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=cem&password=" + House.PASSWORD + "&_csrf="
                        + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8))));
        String after = cookie(answer);
        assertThat(after).isNotEqualTo(before);
        DoorApplication.LET_GO.release();
        assertThat(slow.join().body()).isEqualTo("true");
        assertThat(house.send(house.to("/api/desk").header("Cookie", after)).statusCode())
                .isEqualTo(200);
        assertThat(house.send(house.to("/api/desk").header("Cookie", before)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void sends_headers_that_protect_browsers() {
        var headers = house.send(house.to("/api/me")).headers();
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
        assertThat(headers.firstValue("Content-Security-Policy").orElse("")).contains("default-src 'self'");
        assertThat(headers.firstValue("Server")).isEmpty();
    }

    @Test
    void forgets_credentials_and_sessions_when_a_password_or_role_changes() {
        String id = house.accounts().create("nora", "Nora Beck", "first", Role.CLERK, null);
        assertThat(house.send(house.as("nora", "first", "/api/desk")).statusCode())
                .isEqualTo(200);
        String cookie = logIn("nora", "first");
        house.accounts().changePassword(id, "second");
        assertThat(house.send(house.as("nora", "first", "/api/desk")).statusCode())
                .isEqualTo(401);
        assertThat(house.send(house.as("nora", "second", "/api/desk")).statusCode())
                .isEqualTo(200);
        assertThat(house.send(house.to("/api/desk").header("Cookie", cookie)).statusCode())
                .isEqualTo(401);
        house.accounts().changeRole(id, Role.PARTNER);
        assertThat(house.send(house.as("nora", "second", "/api/desk")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void slows_down_whoever_tries_passwords() {
        house.accounts().create("mira", "Mira Roth", House.PASSWORD, Role.MODERATOR, null);
        for (int attempt = 0; attempt < 20; attempt++) {
            assertThat(house.send(house.as("mira", "guess " + attempt, "/api/desk"))
                            .statusCode())
                    .isEqualTo(401);
        }
        var answer = house.send(house.as("mira", "/api/desk"));
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("60");
        assertThat(house.send(house.as("otto", "/api/desk")).statusCode()).isEqualTo(200);
    }

    private static String logIn(String login) {
        return logIn(login, House.PASSWORD);
    }

    private static String logIn(String login, String password) {
        var answer = house.send(house.to("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=" + login + "&password=" + password)));
        assertThat(answer.statusCode()).isEqualTo(302);
        return cookie(answer);
    }

    private static String cookie(HttpResponse<String> answer) {
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax");
        return cookie.substring(0, cookie.indexOf(';'));
    }

    private static long sessions() {
        return house.bean(JdbcClient.class)
                .sql("select count(*) from sessions.spring_session")
                .query(Long.class)
                .single();
    }

    static void assertProblem(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .as(answer.body())
                .startsWith("application/problem+json");
        if (!answer.request().method().equals("HEAD")) {
            assertThat(House.json(answer).get("status").intValue()).isEqualTo(answer.statusCode());
        }
    }
}
