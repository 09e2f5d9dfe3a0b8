package exchange.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A command that can be sent any number of times, as the same one.
 *
 * @param login null without an account
 * @param seen the version in {@code If-Match}
 */
record Attempt(
        @Nullable String login,
        String method,
        String path,
        @Nullable JsonNode body,
        String key,
        @Nullable Long seen) {

    static Attempt submit(@Nullable String login, JsonNode listing, String key) {
        return new Attempt(login, "POST", "/api/listings", listing, key, null);
    }

    static Attempt on(String login, String command, String listing, @Nullable JsonNode body, String key) {
        return new Attempt(login, "POST", "/api/listings/" + listing + "/" + command, body, key, null);
    }

    Attempt having(long version) {
        return new Attempt(login, method, path, body, key, version);
    }

    Reply send(Entrance exchange) {
        Person person = (login == null ? exchange.anybody() : exchange.as(login)).withKey(key);
        if (seen != null) {
            person = person.having(seen);
        }
        if (method.equals("PUT") && body != null) {
            return person.put(path, body);
        }
        return body == null ? person.post(path) : person.post(path, body.toString());
    }

    /** Sends it and hangs up before the answer. */
    void sendAndHangUp(RunningExchange exchange) {
        byte[] content = body == null ? new byte[0] : body.toString().getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n")
                .append("Idempotency-Key: ")
                .append(key)
                .append("\r\nContent-Length: ")
                .append(content.length)
                .append("\r\n");
        if (login != null) {
            head.append("Authorization: ").append(Person.basic(login)).append("\r\n");
        }
        if (body != null) {
            head.append("Content-Type: application/json\r\n");
        }
        if (seen != null) {
            head.append("If-Match: \"").append(seen).append("\"\r\n");
        }
        head.append("\r\n");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), exchange.port())) {
            socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(content);
            socket.getOutputStream().flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
