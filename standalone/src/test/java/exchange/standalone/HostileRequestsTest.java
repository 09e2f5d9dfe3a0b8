package exchange.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A malformed or hostile request to any endpoint, by whomever")
@ExtendWith(OnSharedExchange.class)
class HostileRequestsTest {

    private static final List<String> PEOPLE =
            Arrays.asList(null, "cem", "otto", "ada", "ines", "alb", "fatima", "greta", "nora");

    private static final List<String> IDS = List.of(
            "%00",
            "..;",
            "%2e%2e%2f",
            "%2F",
            "%5c",
            "'%20or%201=1--",
            "%ff%fe",
            "%zz",
            "\u00e4\u00f6",
            "-1",
            "{id}",
            "%F0%9F%98%B7",
            "00000000-0000-0000-0000-000000000000",
            "x".repeat(9_000),
            ";jsessionid=1",
            "a;b=c",
            "//",
            "*",
            "#x",
            "<script>");

    private static final List<String> QUERIES = List.of(
            "size=-1",
            "size=0",
            "size=99999999999999999999",
            "size=x",
            "size=",
            "cursor=%00",
            "cursor=AAAA",
            "cursor=%ff",
            "cursor=" + "A".repeat(3_000),
            "q=%",
            "q=%zz",
            "q=%ff",
            "q=" + "wort+".repeat(1_000),
            "q=%27%22%5c%25_",
            "near=00000&km=1",
            "near=10115&km=99999999999",
            "km=NaN",
            "from=gestern",
            "to=2026-13-45T99:99:99Z",
            "from=%2B999999999-12-31T23:59:59Z",
            "after=-1",
            "after=1.5",
            "after=99999999999999999999999",
            "format=exe",
            "format=csv&format=jsonl",
            "listing=x",
            "type=java.lang.Runtime",
            "actor=%00",
            "sort=%24%7Bjndi:ldap://x%7D",
            "kind=offer",
            "region=DE%00",
            "standard=%0d%0aX:y",
            "reason=" + "r".repeat(5_000),
            "unbekannt=1",
            "=",
            "&&&",
            "a[]=1",
            "size=1&size=2",
            "product=..%2f..",
            "_method=DELETE");

    private static final List<String> HEADERS = List.of(
            "Accept: quatsch",
            "Accept: image/png",
            "Accept: text/csv;q=x, */*;q=2",
            "Accept: " + "a/b,".repeat(500),
            "Accept-Language: xx-\u00ff-quatsch;q=9",
            "Accept-Encoding: br;q=nix",
            "Accept-Charset: quatsch",
            "Content-Type: quatsch",
            "Content-Type: text/xml",
            "Content-Type: application/json; charset=quatsch",
            "Content-Type: application/json; charset=UTF-16",
            "Content-Type: multipart/form-data",
            "Content-Type: application/x-www-form-urlencoded",
            "Content-Encoding: gzip",
            "If-Match: *",
            "If-Match: W/\"1\"",
            "If-Match: \"99999999999999999999\"",
            "If-Match: 1",
            "If-None-Match: \"",
            "If-Modified-Since: gestern",
            "Idempotency-Key:  ",
            "Idempotency-Key: " + "k".repeat(300),
            "Idempotency-Key: \u00e4\u0080",
            "X-Manage-Token: " + "t".repeat(500),
            "X-Manage-Token: \u00ff",
            "Authorization: Basic",
            "Authorization: Basic !!!",
            "Authorization: Basic YQ==",
            "Authorization: Basic Ojo6",
            "Authorization: Bearer x.y.z",
            "Authorization: Digest a=b",
            "Cookie: SESSION=quatsch",
            "Cookie: SESSION=; SESSION=%00; =",
            "Cookie: SESSION=" + "A".repeat(3_000),
            "Range: bytes=5-1",
            "Expect: 200-ok",
            "Transfer-Encoding: quatsch",
            "Transfer-Encoding: chunked",
            "Content-Length: -5",
            "Content-Length: 99999999999999999999",
            "Exchange-Position: x",
            "Exchange-Position: -9",
            "Host: b\u00f6se:99999",
            "X-HTTP-Method-Override: DELETE",
            "X-Forwarded-For: \u00ff",
            "Forwarded: for=\"",
            "Origin: null",
            "Sec-Fetch-Site: cross-site",
            "Kein Doppelpunkt",
            "X-Lang: " + "x".repeat(20_000),
            "Upgrade: websocket\r\nConnection: Upgrade",
            "Upgrade: h2c");

    private static final List<String> BODIES = List.of(
            "",
            " ",
            "{",
            "null",
            "[]",
            "\"x\"",
            "1",
            "true",
            "{}",
            "{\"\":1}",
            "{\"a\":1,\"a\":2}",
            "{\"amount\":NaN}",
            "{'a':1}",
            "[".repeat(20_000),
            "{\"a\":".repeat(5_000),
            "{\"text\":\"" + "x".repeat(70_000) + "\"}",
            "{\"text\":\"\\u0000\"}",
            "{\"text\":\"\\ud800\"}",
            "{\"reason\":1,\"text\":[]}",
            "{\"reason\":\"offer\",\"text\":{}}",
            "{\"validUntil\":\"2026-13-45\"}",
            "{\"validUntil\":\"+999999999-12-31\"}",
            "{\"date\":20261201,\"text\":true}",
            "{\"date\":\"-999999999-01-01\",\"text\":\"x\"}",
            "{\"standard\":null,\"level\":\"\"}",
            "{\"kind\":\"OFFER\",\"quantity\":{\"amount\":9223372036854775808}}",
            "{\"kind\":\"OFFER\",\"quantity\":{\"amount\":1e999999999}}",
            "{\"kind\":\"OFFER\",\"quantity\":[],\"region\":1}",
            "{\"contact\":{\"name\":{},\"email\":[\"x\"]}}",
            "{\"seeks\":[null,\"\",{}],\"conformity\":[null],\"requires\":[[]]}",
            "{\"onBehalfOf\":\"\\udfff\\ud800\",\"channel\":null}",
            "\ufeff{}",
            "<xml/>",
            "a=b&c=d",
            "{}{}",
            "{\"a\":1e1000000000}",
            "{\"note\":\"\\u202e\\u0007\"}",
            "{\"outcome\":\"MATCHED_HERE\",\"text\":0.1}");

    private static final List<String> METHODS = List.of(
            "TRACE",
            "PATCH",
            "DELETE",
            "HEAD",
            "OPTIONS",
            "PROPFIND",
            "get",
            "G\u00c4T",
            "CONNECT",
            "POST",
            "PUT",
            "GET");

    private final RunningExchange exchange;
    private final List<String> refusals = new ArrayList<>();
    private String listing = "";
    private int sent;

    HostileRequestsTest(RunningExchange exchange) {
        this.exchange = exchange;
    }

    private record Operation(String method, String path) {

        String at(String id) {
            return path.replaceAll("\\{[^}]*}", Matcher.quoteReplacement(id));
        }

        boolean hasVariable() {
            return path.contains("{");
        }
    }

    @BeforeEach
    void one_listing_to_work_on() {
        listing = exchange.as("alb")
                .submit(Drafts.masks("Ziel böser Anfragen"))
                .is(201)
                .id();
    }

    @Test
    void never_makes_the_exchange_fail() throws Exception {
        for (Operation operation : operations()) {
            if (operation.hasVariable()) {
                for (String id : IDS) {
                    send(operation.method, operation.at(id), "", "");
                }
            }
            for (String query : QUERIES) {
                send(operation.method, operation.at(listing) + "?" + query, "", "");
            }
            for (String header : HEADERS) {
                send(operation.method, operation.at(listing), header, "{}");
            }
            for (String method : METHODS) {
                send(method, operation.at(listing), "", "");
            }
            if (!operation.method.equals("GET")) {
                for (String body : BODIES) {
                    send(operation.method, operation.at(listing), "Content-Type: application/json", body);
                }
                sendBytes(operation, "{\"text\":\"\u00e4\"}".getBytes(StandardCharsets.ISO_8859_1));
                sendBytes(operation, "{\"text\":\"\u00e4\"}".getBytes(StandardCharsets.UTF_16));
                sendBytes(operation, "{}".getBytes(Charset.forName("UTF-32")));
                sendBytes(operation, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, 2});
            }
        }
        assertThat(sent).isGreaterThan(2_000);
        assertThat(refusals).as("answered 5xx").isEmpty();
        exchange.anybody().get("/api/catalogue").is(200);
        assertThat(exchange.isRunning()).isTrue();
    }

    /** Everything that is described, but closing the exchange, which would work. */
    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        exchange.anybody()
                .get("/v3/api-docs")
                .is(200)
                .json()
                .get("paths")
                .propertyStream()
                .filter(path -> !path.getKey().equals("/api/admin/exchange/close"))
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method ->
                                operations.add(new Operation(method.toUpperCase(Locale.ROOT), path.getKey()))));
        operations.add(new Operation("GET", "/login"));
        operations.add(new Operation("POST", "/login"));
        operations.add(new Operation("GET", "/actuator/health"));
        operations.add(new Operation("GET", "/v3/api-docs"));
        operations.add(new Operation("GET", "/"));
        operations.add(new Operation("GET", "/nirgends"));
        return operations;
    }

    private void sendBytes(Operation operation, byte[] body) throws Exception {
        send(operation.method, operation.at(listing), "Content-Type: application/json", body);
    }

    private void send(String method, String target, String header, String body) throws Exception {
        send(method, target, header, body.getBytes(StandardCharsets.UTF_8));
    }

    private void send(String method, String target, String header, byte[] body) throws Exception {
        String login = PEOPLE.get(sent++ % PEOPLE.size());
        int status = RawHttp.send(exchange.port(), request(login, method, target, header, body));
        if (status >= 500) {
            refusals.add(status + " " + login + " " + shortened(method + " " + target + " | " + header) + " | "
                    + shortened(new String(body, StandardCharsets.UTF_8)));
        }
    }

    private static byte[] request(@Nullable String login, String method, String target, String header, byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        if (!header.startsWith("Host:")) {
            head.append("Host: localhost\r\n");
        }
        if (login != null && !header.startsWith("Authorization:")) {
            head.append("Authorization: ").append(Person.basic(login)).append("\r\n");
        }
        if (!header.startsWith("Content-Length:") && !header.startsWith("Transfer-Encoding:")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        if (!header.startsWith("Upgrade:")) {
            head.append("Connection: close\r\n");
        }
        if (!header.isEmpty()) {
            head.append(header).append("\r\n");
        }
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    private static String shortened(String text) {
        return text.length() > 120 ? text.substring(0, 120) + "…" : text;
    }
}
