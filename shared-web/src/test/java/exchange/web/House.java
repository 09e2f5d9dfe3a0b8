package exchange.web;

import exchange.event.account.Role;
import exchange.event.listing.OrganisationType;
import exchange.web.account.Accounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The application on a port of its own with a fresh database and three people, and a client that sees what any client sees. */
public final class House implements AutoCloseable {

    public static final String PASSWORD = "demo";

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    private House(ConfigurableApplicationContext context) {
        this.context = context;
        Accounts accounts = accounts();
        accounts.create("cem", "Cem Aydin", PASSWORD, Role.CLERK, null);
        accounts.create("otto", "Otto Kirchner", PASSWORD, Role.MODERATOR, null);
        String klinik = accounts.createOrganisation("Klinik Nord", OrganisationType.HOSPITAL);
        accounts.create("fatima", "Fatima Haddad", PASSWORD, Role.MEMBER, klinik);
        accounts.create("ines", "Ines Vogel", PASSWORD, Role.ADMIN, null);
    }

    public static House open(Path data, String... settings) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.port", "0");
        properties.put("exchange.data", data.toString());
        SpringApplication application = new SpringApplication(DoorApplication.class);
        application.setDefaultProperties(properties);
        return new House(application.run(settings));
    }

    public static House openInTemporaryFolder(String... settings) {
        try {
            return open(Files.createTempDirectory("door"), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Accounts accounts() {
        return context.getBean(Accounts.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public int port() {
        return ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    public HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
    }

    public HttpRequest.Builder as(String login, String path) {
        return as(login, PASSWORD, path);
    }

    public HttpRequest.Builder as(String login, String password, String path) {
        return to(path).header("Authorization", basic(login, password));
    }

    public static String basic(String login, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public HttpResponse<String> post(String path, String json) {
        return send(
                to(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    public static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    @Override
    public void close() {
        context.close();
    }
}
