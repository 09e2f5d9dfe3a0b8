package exchange.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import exchange.log.TestDatabases.Kind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** T1 of MEASURES.md: {@code -Dt1.kills=100} for its full size on each database. */
@DisplayName("A process killed under load")
class KilledProcessTest {

    private static final int KILLS = Integer.getInteger("t1.kills", 10);

    @ParameterizedTest
    @EnumSource(Kind.class)
    void has_lost_nothing_that_it_acknowledged(Kind kind) throws Exception {
        TestDatabase created = TestDatabases.create(kind);
        LogDatabase database = created.database();
        created.close();
        Random random = new Random(20261122);
        long before = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            String principal = "life " + kill;
            Map<String, Long> acknowledged;
            try (LogProcess process = LogProcess.start(database, principal, 8, Integer.MAX_VALUE)) {
                process.awaitAcknowledged(40 + random.nextInt(160));
                acknowledged = process.kill();
            }
            awaitEndOfItsSessions(database);
            try (TestDatabase reopened = TestDatabases.open(database);
                    LogFixture log = LogFixture.on(reopened)) {
                List<StoredEvent> events = log.verify();
                assertThat(events.size()).isGreaterThanOrEqualTo((int) (before + acknowledged.size()));
                acknowledged.forEach((key, position) -> {
                    StoredEvent event = events.get((int) (position - 1));
                    assertThat(event.commandIdHex())
                            .isEqualTo(CommandId.of(principal, key).toString());
                    assertThat(log.textOf(event)).isEqualTo(principal + key);
                });
                assertThat(events.subList((int) before, events.size()))
                        .as("every sealed text opens, acknowledged or not")
                        .allSatisfy(event -> assertThat(log.textOf(event)).startsWith(principal));
                before = events.size();
            }
        }
    }

    /** A server finishes a statement although whoever sent it is dead. */
    private static void awaitEndOfItsSessions(LogDatabase database) throws SQLException {
        if (!database.isPostgres()) {
            return;
        }
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            await().until(() -> {
                try (ResultSet others = statement.executeQuery("select count(*) from pg_stat_activity"
                        + " where datname = current_database() and pid <> pg_backend_pid()")) {
                    return others.next() && others.getLong(1) == 0;
                }
            });
        }
    }
}
