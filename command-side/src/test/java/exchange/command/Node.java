package exchange.command;

import exchange.command.account.OpenAccounts;
import exchange.event.account.Role;
import exchange.event.listing.OrganisationType;
import exchange.web.account.Accounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.GenericEventMessage;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The command side on a port of its own, with a database in a folder and the people of the house. */
public final class Node implements AutoCloseable {

    public static final String PASSWORD = "demo";

    /** 32 bytes that no installation has. */
    public static final String MASTER_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    private static Node shared;

    private final ConfigurableApplicationContext context;
    private final MovableClock clock;
    private final HttpClient http = HttpClient.newHttpClient();

    private Node(ConfigurableApplicationContext context, MovableClock clock) {
        this.context = context;
        this.clock = clock;
    }

    /** One for all tests that leave nothing behind that others could stumble over. Its clock stands still. */
    public static synchronized Node shared() {
        if (shared == null) {
            shared = open(temporaryFolder(), clockOfToday());
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
        }
        GenericEventMessage.clock = shared.clock;
        return shared;
    }

    /** A clock that stands still now. */
    public static MovableClock clockOfToday() {
        return new MovableClock(Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    /** A node in real use, with its people, whether they are new or known. */
    public static Node open(Path data, MovableClock clock, String... more) {
        List<String> settings = new ArrayList<>(List.of(more));
        settings.add("--exchange.demo=false");
        settings.add("--exchange.master-key=" + MASTER_KEY);
        settings.add("--exchange.admin.user=ines");
        settings.add("--exchange.admin.password=" + PASSWORD);
        Node node = start(data, clock, settings.toArray(String[]::new));
        node.openAccounts();
        return node;
    }

    /** A node with settings of its own. */
    public static Node start(Path data, MovableClock clock, String... settings) {
        List<String> arguments = new ArrayList<>(List.of(settings));
        arguments.add("--server.port=0");
        arguments.add("--exchange.data=" + data);
        arguments.add("--exchange.requests-per-second=100000");
        if (arguments.stream().noneMatch(given -> given.startsWith("--exchange.anonymous-per-hour="))) {
            arguments.add("--exchange.anonymous-per-hour=100000");
        }
        arguments.add("--logging.level.root=WARN");
        return new Node(
                new SpringApplicationBuilder(CommandNode.class)
                        .properties("spring.config.name=command-node")
                        .initializers(context -> ((GenericApplicationContext) context)
                                .registerBean("movableClock", Clock.class, () -> clock, bean -> bean.setPrimary(true)))
                        .run(arguments.toArray(String[]::new)),
                clock);
    }

    public static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("command-node");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void openAccounts() {
        Accounts accounts = bean(Accounts.class);
        if (accounts.accountIdOf("cem").isPresent()) {
            return;
        }
        OpenAccounts people = bean(OpenAccounts.class);
        people.open("cem", "Cem Aydın", PASSWORD, Role.CLERK, null);
        people.open("otto", "Otto Brenner", PASSWORD, Role.MODERATOR, null);
        people.open("mira", "Mira Lindqvist", PASSWORD, Role.MODERATOR, null);
        people.open("ada", "Ada Winkler", PASSWORD, Role.AUDITOR, null);
        String network = accounts.createOrganisation("Netzwerk Neckar", OrganisationType.NETWORK);
        people.open("nora", "Nora Seidel", PASSWORD, Role.PARTNER, network);
        String clinic = accounts.createOrganisation("Klinik Nord", OrganisationType.HOSPITAL);
        people.open("fatima", "Fatima El Amrani", PASSWORD, Role.MEMBER, clinic);
        people.open("farid", "Farid Haddad", PASSWORD, Role.MEMBER, clinic);
        String weaver = accounts.createOrganisation("Weberei Alb GmbH", OrganisationType.COMPANY);
        people.open("alb", "Albrecht Maurer", PASSWORD, Role.MEMBER, weaver);
        String office = accounts.createOrganisation("Landesamt", OrganisationType.AUTHORITY);
        people.open("greta", "Greta Vogt", PASSWORD, Role.AUTHORITY, office);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public MovableClock clock() {
        return clock;
    }

    /** Somebody with an account. */
    public Visitor as(String login) {
        return Visitor.at(http, port()).loggedIn(login, PASSWORD);
    }

    /** Somebody who may or may not be let in with this password. */
    public Visitor as(String login, String password) {
        return Visitor.at(http, port()).loggedIn(login, password);
    }

    /** Somebody without one. */
    public Visitor anonymous() {
        return Visitor.at(http, port());
    }

    private int port() {
        return ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    @Override
    public void close() {
        context.close();
    }
}
