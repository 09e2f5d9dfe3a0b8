package exchange.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/** The people of the demonstration at work over HTTP: a clerk enters offers, a moderator decides. Each has its connection. */
final class Desk implements AutoCloseable {

    private static final String CLERK = basic("cem");
    private static final String MODERATOR = basic("otto");

    private final HttpClient connection;

    Desk(int port) throws IOException {
        connection = new HttpClient(port);
    }

    /** What a command was answered with. */
    record Done(String id, long position) {}

    Done submit(Invented.Draft draft) throws IOException {
        String organisation = draft.text().organisation();
        String body = """
                {"kind": "OFFER", "title": "%s", "description": "%s", "language": "de", "product": "%s", "capability": "MATERIAL",
                 "quantity": {"amount": %d, "unit": "PIECE", "mode": "STOCK"}, "region": {"postalCode": "%s", "place": "%s"},
                 "organisation": {"name": "%s", "type": "COMPANY"},
                 "contact": {"name": "%s", "email": "%s", "phone": "%s"}, "channel": "HOTLINE", "onBehalfOf": "%s"}""".formatted(
                        draft.text().title(),
                        draft.text().description(),
                        draft.product(),
                        draft.amount(),
                        draft.place().postalCode(),
                        draft.place().place(),
                        organisation,
                        draft.contact().name(),
                        draft.contact().email(),
                        draft.contact().phone(),
                        organisation);
        HttpClient.Answer answer = post("/api/listings", CLERK + "Content-Type: application/json\r\n", body)
                .expecting(201);
        String location = answer.headers().getOrDefault("location", "");
        return new Done(location.substring(location.lastIndexOf('/') + 1), position(answer));
    }

    Done claim(String id) throws IOException {
        return new Done(
                id,
                position(post("/api/listings/" + id + "/claim", MODERATOR, "").expecting(200)));
    }

    /** Approves what nobody but this desk has touched since it was submitted. */
    Done approve(String id) throws IOException {
        return new Done(
                id,
                position(post("/api/listings/" + id + "/approve", MODERATOR + "If-Match: \"2\"\r\n", "")
                        .expecting(200)));
    }

    private HttpClient.Answer post(String path, String headers, String body) throws IOException {
        return connection.send(
                HttpClient.request("POST", path, headers + "Idempotency-Key: " + UUID.randomUUID() + "\r\n", body));
    }

    private static long position(HttpClient.Answer answer) {
        return Long.parseLong(answer.headers().getOrDefault("exchange-position", "0"));
    }

    private static String basic(String login) {
        return "Authorization: Basic "
                + Base64.getEncoder().encodeToString((login + ":demo").getBytes(StandardCharsets.US_ASCII)) + "\r\n";
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
