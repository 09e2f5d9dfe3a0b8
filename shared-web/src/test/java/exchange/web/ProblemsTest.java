package exchange.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A problem")
class ProblemsTest {

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
    void names_the_rule_and_says_it_in_both_languages() {
        var answer = house.send(house.to("/api/rule"));
        var body = House.json(answer);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(body.get("type").stringValue()).isEqualTo("urn:exchange:rule:FOUR_EYES");
        assertThat(body.get("rule").stringValue()).isEqualTo("FOUR_EYES");
        assertThat(body.get("detail").stringValue()).isEqualTo("Vier Augen.");
        assertThat(body.get("texts").get("en").stringValue()).isEqualTo("Four eyes.");
        assertThat(body.has("errors")).isFalse();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "en|Four eyes.",
                "de|Vier Augen.",
                "fr, en;q=0.5|Four eyes.",
                "en;q=0.1, de|Vier Augen.",
                "!!!|Vier Augen."
            })
    void speaks_german_unless_english_is_preferred(String wanted, String detail) {
        var answer = house.send(house.to("/api/rule").header("Accept-Language", wanted));
        assertThat(House.json(answer).get("detail").stringValue()).isEqualTo(detail);
    }

    @ParameterizedTest(name = "{0} is {1} at {2}")
    @CsvSource({
        "/api/number/1, 400, size",
        "/api/number/1?size=x, 400, size",
        "/api/number/1?size=1&urgency=VERY, 400, urgency",
        "/api/number/x?size=1, 404,",
        "/api/number/1?size=1, 200,"
    })
    void names_the_parameter_that_is_wrong(String path, int status, String parameter) {
        var answer = house.send(house.to(path));
        assertThat(answer.statusCode()).isEqualTo(status);
        if (parameter != null) {
            assertThat(House.json(answer).get("errors").get(0).get("field").stringValue())
                    .isEqualTo(parameter);
        }
    }

    @Test
    void leaks_nothing_of_what_nobody_expected_but_an_id() {
        var answer = house.send(house.to("/api/broken"));
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("secret detail").doesNotContain("IllegalState");
        assertThat(House.json(answer).get("incident").stringValue()).hasSize(16);
    }

    @Test
    void is_the_answer_to_a_body_that_is_too_large_also_when_it_does_not_say_how_large() {
        String large = "{\"title\":\"" + "x".repeat(65 * 1024) + "\"}";
        assertThat(house.post("/api/listings", large).statusCode()).isEqualTo(413);
        var chunked = house.send(house.to("/api/listings")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8)))));
        assertThat(chunked.statusCode()).isEqualTo(413);
        DoorTest.assertProblem(chunked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/json;charset=utf-16",
                "nonsense",
                "multipart/form-data;boundary=x"
            })
    void is_the_answer_to_a_body_of_another_type(String type) {
        var answer = house.send(house.to("/api/listings")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString("{\"title\":\"Masken\"}")));
        assertThat(answer.statusCode()).isEqualTo(415);
        DoorTest.assertProblem(answer);
    }

    @Test
    void is_not_the_answer_to_a_command_without_a_body_and_content_type() {
        assertThat(house.send(house.as("otto", "/api/listings/x/claim").POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(house.send(house.as("otto", "/api/listings/x/claim")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void of_a_missing_listing_comes_before_that_of_a_malformed_body() {
        var answer = house.send(house.as("cem", "/api/listings/nowhere").PUT(BodyPublishers.ofString("no json")));
        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/me?q=%ff HTTP/1.1",
                "GET /api/me?q=%00 HTTP/1.1",
                "GET /api/me?q=%zz HTTP/1.1",
                "GET /api/me?%00=x HTTP/1.1",
                "GET /api/me?size=1&q=%e2%82 HTTP/1.1",
                "GET /api/%ff HTTP/1.1",
                "GET /api/%00 HTTP/1.1",
                "GET /api/%zz HTTP/1.1",
                "GET /api/number/%2e%2e/%2f?size=1 HTTP/1.1",
                "GET /api//me HTTP/1.1",
                "GET /api/me;x=y HTTP/1.1",
                "GET /api/../../etc HTTP/1.1",
                "GET /api/me\\x HTTP/1.1",
                "GET /api/me?q={} HTTP/1.1",
                "FOO /api/me HTTP/1.1",
                "TRACE /api/me HTTP/1.1",
                "GET /api/me HTTP/9.9",
                "GET me HTTP/1.1",
                "nonsense"
            })
    void never_is_a_500_however_the_request_line_looks(String line) throws IOException {
        assertThat(raw(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .satisfies(ProblemsTest::isRefused);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Long: LONG",
                "Accept: nonsense",
                "Accept: text/csv",
                "Accept-Language: \u0001",
                "X-Manage-Token: \u00ff\u00fe",
                "Authorization: \u0007",
                "Cookie: SESSION=not-a-session",
                "Cookie: SESSION=AAAA\u00ff",
                "Cookie: \"",
                "Host: a b",
                "Content-Length: -1",
                "Content-Length: 99999999999999999999",
                "Transfer-Encoding: nonsense",
                "Sec-Fetch-Site: cross-site",
                "Origin: null",
                "X-Forwarded-For: \u00e4"
            })
    void never_is_a_500_however_a_header_looks(String header) throws IOException {
        String line = header.replace("LONG", "x".repeat(100_000));
        String host = header.startsWith("Host") ? "" : "Host: localhost\r\n";
        assertThat(raw("GET /api/me HTTP/1.1\r\n" + host + line + "\r\nConnection: close\r\n\r\n"))
                .satisfies(answer -> assertThat(answer).matches("(?s)HTTP/1.1 [24].*"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n-1\r\n{}\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                "Content-Length: 2\r\n\r\n{}{}",
                "Content-Length: 2\r\nContent-Encoding: gzip\r\n\r\n{}",
                "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}"
            })
    void never_is_a_500_however_a_body_is_sent(String rest) throws IOException {
        String head =
                "POST /api/listings HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n";
        assertThat(raw(head + rest)).satisfies(answer -> assertThat(answer).matches("(?s)HTTP/1.1 4.*"));
    }

    private static void isRefused(String answer) {
        assertThat(answer).matches("(?s)HTTP/1.1 (200|4).*");
        int body = answer.indexOf("\r\n\r\n");
        if (!answer.startsWith("HTTP/1.1 200") && body + 4 < answer.length()) {
            assertThat(answer).contains("application/problem+json");
        }
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", house.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
