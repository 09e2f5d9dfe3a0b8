package exchange.query;

import exchange.event.account.Role;
import exchange.event.listing.OrganisationType;
import exchange.log.EventLog;
import exchange.node.Progress;
import exchange.web.account.Accounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
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

    private ReadingRoom(ConfigurableApplicationContext context) {
        this.context = context;
        Accounts accounts = bean(Accounts.class);
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
        this.listings = new Listings(context, people);
    }

    static ReadingRoom open(Path folder, Map<String, String> settings) {
        Map<String, Object> properties = new HashMap<>(settings);
        properties.put("server.port", "0");
        properties.put("exchange.data", folder.toString());
        properties.put("spring.config.name", "query-node,application");
        return new ReadingRoom(new SpringApplicationBuilder(QueryNode.class)
                .properties(properties)
                .run());
    }

    public Listings listings() {
        return listings;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Waits until the read models have seen all that happened. */
    public void settle() {
        Progress progress = bean(Progress.class);
        long head = bean(EventLog.class).head();
        for (String group : progress.groups()) {
            if (!progress.await(group, head, Duration.ofSeconds(10))) {
                throw new AssertionError(group + " stands at " + progress.position(group) + " and not at " + head);
            }
        }
    }

    public Answer get(String path, String... headers) {
        return send(path, headers);
    }

    public Answer getAs(String login, String path, String... headers) {
        String credentials = login + ":" + PASSWORD;
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Authorization";
        all[headers.length + 1] =
                "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        return send(path, all);
    }

    private Answer send(String path, String... headers) {
        settle();
        int port = ((WebServerApplicationContext) context).getWebServer().getPort();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
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
