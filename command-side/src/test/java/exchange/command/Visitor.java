package exchange.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the exchange, who sends what any client can send. */
public record Visitor(HttpClient http, int port, Map<String, String> headers) {

    static Visitor at(HttpClient http, int port) {
        return new Visitor(http, port, Map.of());
    }

    /** What came back. */
    public record Reply(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public JsonNode json() {
            return JsonMapper.shared().readTree(response.body());
        }

        public String text(String field) {
            JsonNode value = json().get(field);
            return value == null || value.isNull() ? null : value.asString();
        }

        public String id() {
            return text("id");
        }

        public long version() {
            return json().get("version").asLong();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        /** The fields that were named as wrong, sorted. */
        public List<String> wrongFields() {
            return json().path("errors")
                    .valueStream()
                    .map(error -> error.get("field").asString())
                    .sorted()
                    .toList();
        }

        @Override
        public String toString() {
            return status() + " " + response.body();
        }
    }

    public Visitor with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Visitor(http, port, more);
    }

    Visitor loggedIn(String login, String password) {
        String credentials = login + ":" + password;
        return with(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
    }

    /** Bears a secret link. */
    public Visitor withLink(String token) {
        return with("X-Manage-Token", token);
    }

    /** Has seen this version. */
    public Visitor having(long version) {
        return with("If-Match", "\"" + version + "\"");
    }

    public Visitor withKey(String key) {
        return with("Idempotency-Key", key);
    }

    public Reply post(String path, JsonNode body) {
        return post(path, body.toString());
    }

    public Reply post(String path, String json) {
        return with("Content-Type", "application/json").send("POST", path, BodyPublishers.ofString(json));
    }

    /** Without a body, and so without a content type. */
    public Reply get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    public Reply post(String path) {
        return send("POST", path, BodyPublishers.noBody());
    }

    public Reply put(String path, JsonNode body) {
        return put(path, body.toString());
    }

    public Reply put(String path, String json) {
        return with("Content-Type", "application/json").send("PUT", path, BodyPublishers.ofString(json));
    }

    public Reply send(String method, String path, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, body);
        headers.forEach(request::header);
        try {
            return new Reply(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
