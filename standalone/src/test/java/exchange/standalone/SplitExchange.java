package exchange.standalone;

import exchange.command.CommandNode;
import exchange.query.QueryNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A command node and a query node in processes of their own on one PostgreSQL, each with its own database role, and the rule by which a
 * reverse proxy sends requests to them.
 */
final class SplitExchange implements Entrance, AutoCloseable {

    static final String COMMAND_ROLE = "exchange_command";
    static final String QUERY_ROLE = "exchange_query";

    private static final String PASSWORD = "only-for-tests";
    private static final Path ROLES = Path.of("../docs/postgresql-roles.sql");

    /** 32 bytes that no installation has. */
    private static final String MASTER_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    private static final List<String> READS =
            List.of("/api/admin/read-models", "/api/admin/dead-letters", "/api/audit");

    private final EmbeddedPostgres database;
    private final Path folder;
    private final HttpTalk talk = new HttpTalk();
    private volatile RunningExchange commands;
    private volatile RunningExchange queries;

    private SplitExchange(EmbeddedPostgres database, Path folder) throws IOException {
        this.database = database;
        this.folder = folder;
        this.queries = launchQueries();
        this.commands = launchCommands();
    }

    /** The query node is started first: it waits for what the command node makes. */
    static SplitExchange start(Path folder) throws Exception {
        EmbeddedPostgres database = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setPGStartupWait(Duration.ofMinutes(1))
                .start();
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database exchange");
        }
        try (Connection connection =
                        database.getDatabase("postgres", "exchange").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(Files.readString(ROLES));
            statement.execute("alter role " + COMMAND_ROLE + " password '" + PASSWORD + "'");
            statement.execute("alter role " + QUERY_ROLE + " password '" + PASSWORD + "'");
        }
        SplitExchange exchange = new SplitExchange(database, folder);
        exchange.commands.awaitReady();
        exchange.queries.awaitReady();
        return exchange;
    }

    private RunningExchange launchCommands() throws IOException {
        return RunningExchange.launch(CommandNode.class, folder.resolve("command"), settings(COMMAND_ROLE));
    }

    private RunningExchange launchQueries() throws IOException {
        return RunningExchange.launch(QueryNode.class, folder.resolve("query"), settings(QUERY_ROLE));
    }

    private Map<String, String> settings(String role) {
        Map<String, String> settings = new HashMap<>();
        settings.put("EXCHANGE_DEMO", "true");
        settings.put("EXCHANGE_MASTER_KEY", MASTER_KEY);
        settings.put("EXCHANGE_DB_URL", url());
        settings.put("EXCHANGE_DB_USER", role);
        settings.put("EXCHANGE_DB_PASSWORD", PASSWORD);
        return settings;
    }

    private String url() {
        return "jdbc:postgresql://localhost:" + database.getPort() + "/exchange";
    }

    Connection connect(String role) throws SQLException {
        return DriverManager.getConnection(url(), role, PASSWORD);
    }

    /** The rule of DESIGN §1. */
    @Override
    public URI uri(String method, String path) {
        boolean reads =
                method.equals("GET") || method.equals("HEAD") || READS.stream().anyMatch(path::startsWith);
        return (reads ? queries : commands).uri(path);
    }

    @Override
    public Person as(String login) {
        return new Person(this, talk, login, List.of());
    }

    @Override
    public Person anybody() {
        return new Person(this, talk, null, List.of());
    }

    RunningExchange commands() {
        return commands;
    }

    RunningExchange queries() {
        return queries;
    }

    void killCommandsAndStartAgain() throws Exception {
        commands.kill();
        commands.close();
        commands = launchCommands();
        commands.awaitReady();
    }

    void killQueriesAndStartAgain() throws Exception {
        queries.kill();
        queries.close();
        queries = launchQueries();
        queries.awaitReady();
    }

    @Override
    public void close() throws IOException {
        queries.close();
        commands.close();
        database.close();
        talk.close();
    }
}
