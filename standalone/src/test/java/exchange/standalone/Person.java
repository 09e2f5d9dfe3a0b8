package exchange.standalone;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Somebody at the door.
 *
 * @param login of one of the demo people; null without an account
 * @param headers name, value, name, value ... of every request
 */
record Person(Entrance exchange, HttpTalk talk, @Nullable String login, List<String> headers) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The same person, sending a header more. */
    Person with(String name, Object value) {
        List<String> more = new ArrayList<>(headers);
        more.add(name);
        more.add(value.toString());
        return new Person(exchange, talk, login, more);
    }

    Person withKey(String key) {
        return with("Idempotency-Key", key);
    }

    Person having(long version) {
        return with("If-Match", "\"" + version + "\"");
    }

    Person bearing(String manageToken) {
        return with("X-Manage-Token", manageToken);
    }

    Reply get(String path) {
        return talk.send(request("GET", path).GET().build());
    }

    /** A read that waits for what a command did, and comes back as long as it is told to. */
    Reply get(String path, long after) {
        String named = path + (path.contains("?") ? "&" : "?") + "after=" + after;
        long end = System.nanoTime() + PATIENCE.toNanos();
        Reply reply = get(named);
        while (reply.isNotThereYet() && System.nanoTime() < end) {
            reply = get(named);
        }
        return reply;
    }

    Reply post(String path) {
        return talk.send(request("POST", path).POST(BodyPublishers.noBody()).build());
    }

    Reply post(String path, String json) {
        return talk.send(request("POST", path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    Reply put(String path, JsonNode body) {
        return talk.send(request("PUT", path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body.toString()))
                .build());
    }

    Reply submit(JsonNode listing) {
        return post("/api/listings", listing.toString());
    }

    /** A command on a listing without a body, such as {@code claim}. */
    Reply does(String command, String listing) {
        return post("/api/listings/" + listing + "/" + command);
    }

    Reply does(String command, String listing, String json) {
        return post("/api/listings/" + listing + "/" + command, json);
    }

    HttpRequest.Builder request(String method, String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(exchange.uri(method, path)).timeout(PATIENCE);
        if (login != null) {
            request.header("Authorization", basic(login));
        }
        for (int i = 0; i < headers.size(); i += 2) {
            request.header(headers.get(i), headers.get(i + 1));
        }
        return request;
    }

    static String basic(String login) {
        return "Basic " + Base64.getEncoder().encodeToString((login + ":demo").getBytes(StandardCharsets.UTF_8));
    }
}
