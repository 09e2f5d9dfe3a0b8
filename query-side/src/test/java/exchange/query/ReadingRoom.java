package exchange.query;

import exchange.event.account.Role;
import exchange.event.listing.OrganisationType;
import exchange.log.EventLog;
import exchange.query.model.Generation;
import exchange.query.model.ReadModels;
import exchange.web.account.Accounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A query node on a port of its own, with the people of the demonstration, and a client that sees what any client sees. */
public final class ReadingRoom implements AutoCloseable {

    private static final String PASSWORD = "demo";

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Listings listings;

    private ReadingRoom(ConfigurableApplicationContext context, Map<String, Actor> people) {
        this.context = context;
        this.listings = new Listings(context, people);
    }

    private static Map<String, Actor> people(ConfigurableApplicationContext context) {
        Accounts accounts = context.getBean(Accounts.class);
        String klinik = accounts.createOrganisation("Klinik Nord", OrganisationType.HOSPITAL);
        String weberei = accounts.createOrganisation("Weberei Alb GmbH", OrganisationType.COMPANY);
        Map<String, Actor> people = new HashMap<>();
        for (Actor person : new Actor[] {
            new Actor("cem", Role.CLERK, null),
            new Actor("dana", Role.CLERK, null),
            new Actor("otto", Role.MODERATOR, null),
            new Actor("mira", Role.MODERATOR, null),
            new Actor("ada", Role.AUDITOR, null),
            new Actor("ines", Role.ADMIN, null),
            new Actor("nora", Role.PARTNER, null),
            new Actor("greta", Role.AUTHORITY, null),
            new Actor("fatima", Role.MEMBER, klinik),
            new Actor("alb", Role.MEMBER, weberei)
        }) {
            String id = accounts.create(person.login(), person.login(), PASSWORD, person.role(), person.organisation());
            people.put(person.login(), person.withId(id));
        }
        return people;
    }

    /** A node on a database where nobody has an account yet. */
    public static ReadingRoom open(Map<String, String> settings) {
        Map<String, Object> properties = properties(settings);
        ConfigurableApplicationContext context = run(properties);
        return new ReadingRoom(context, people(context));
    }

    private static Map<String, Object> properties(Map<String, String> settings) {
        Map<String, Object> properties = new HashMap<>(settings);
        properties.put("server.port", "0");
        properties.put("spring.config.name", "query-node,application");
        return properties;
    }

    /** One more node, or the same again, where {@link #open} made the people. */
    public static ReadingRoom join(ReadingRoom first, Map<String, String> settings) {
        return new ReadingRoom(run(properties(settings)), first.listings.people());
    }

    private static ConfigurableApplicationContext run(Map<String, Object> properties) {
        return new SpringApplicationBuilder(QueryNode.class)
                .properties(properties)
                .run("--exchange.schemas=eventlog,door,sessions,query"); // there is no command node to make them
    }

    public Listings listings() {
        return listings;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** The generation that answers. */
    public Generation generation(String model) {
        Integer number = bean(ReadModels.class).status(model).generation();
        return new Generation(model, Objects.requireNonNull(number, model));
    }

    /** Waits until the read models have seen all that happened. */
    public void settle() {
        settle(Duration.ofSeconds(30));
    }

    /** @param patience for each of them */
    public void settle(Duration patience) {
        ReadModels models = bean(ReadModels.class);
        long head = bean(EventLog.class).head();
        for (String model : models.names()) {
            if (!models.await(model, head, patience)) {
                throw new AssertionError(models.status(model) + " and not at " + head);
            }
        }
    }

    public Answer get(String path, String... headers) {
        return send(path, headers);
    }

    public Answer getAs(String login, String path, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Authorization";
        all[headers.length + 1] = basic(login);
        return send(path, all);
    }

    /** Waits until something holds. */
    public void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("It did not come to that");
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    /** Sends a body, without waiting for anything. */
    public Answer postAs(String login, String path, @Nullable String body) {
        HttpRequest.Builder request = request(path)
                .header("Authorization", basic(login))
                .POST(body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        return send(request);
    }

    /** Reads without waiting for anything. */
    public Answer now(String path, String... headers) {
        HttpRequest.Builder request = request(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    /** The same for somebody who has logged in. */
    public Answer nowAs(String login, String path) {
        return now(path, "Authorization", basic(login));
    }

    /** The lines of an answer, as they come. */
    public Stream<String> linesAs(String login, String path) {
        try {
            return http.send(
                            request(path).header("Authorization", basic(login)).build(),
                            HttpResponse.BodyHandlers.ofLines())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String basic(String login) {
        String credentials = login + ":" + PASSWORD;
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder request(String path) {
        int port = ((WebServerApplicationContext) context).getWebServer().getPort();
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private Answer send(String path, String... headers) {
        settle();
        return now(path, headers);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }

    /** What came back. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public JsonNode json() {
            return JsonMapper.shared().readTree(response.body());
        }

        public JsonNode items() {
            return json().get("items");
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }
}
