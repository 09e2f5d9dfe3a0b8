package exchange.command.deadline;

import static exchange.command.Desk.done;
import static exchange.command.Desk.masks;
import static exchange.command.Desk.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import exchange.command.Desk.Entry;
import exchange.command.Node;
import exchange.log.LogDatabase;
import exchange.log.TestDatabase;
import exchange.log.TestDatabases;
import exchange.log.TestDatabases.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Nodes in processes of their own, whose clocks are ahead, so that every claim has lapsed. */
@DisplayName("What time does, where several command nodes look at the clock")
class ClusterDeadlineTest {

    private static final int CLAIMS = 300;
    private static final long PATIENCE_SECONDS = 120;
    private static final String AHEAD_MINUTES = "16";

    private final List<Process> nodes = new ArrayList<>();

    @AfterEach
    void end() {
        nodes.forEach(node -> node.destroyForcibly().onExit().join());
    }

    @Test
    void happens_once_although_a_node_dies_in_the_middle_of_it_and_another_one_stands_still() throws Exception {
        try (TestDatabase database = TestDatabases.create(Kind.POSTGRES)) {
            claimMany(database);

            Process first = launch(database.database());
            awaitReleased(database, 1);
            first.destroyForcibly().waitFor();
            long whenKilled = released(database);

            Process second = launch(database.database());
            awaitReleased(database, whenKilled + 1);
            signal(second, "STOP");
            long whenStopped = released(database);

            launch(database.database());
            awaitReleased(database, CLAIMS);
            signal(second, "CONT");
            TimeUnit.SECONDS.sleep(3); // the second goes on where it stood
            assertThat(second.isAlive()).isTrue();

            assertThat(whenKilled).as("in the middle").isLessThan(CLAIMS);
            assertThat(whenStopped).as("in the middle").isLessThan(CLAIMS);
            assertThat(released(database)).isEqualTo(CLAIMS);
            assertThat(database.sql()
                            .sql("select count(distinct aggregate_id) from eventlog.event where type = 'ClaimReleased'")
                            .query(Long.class)
                            .single())
                    .isEqualTo(CLAIMS);
        }
    }

    private static void claimMany(TestDatabase database) {
        LogDatabase log = database.database();
        try (Node node = Node.open(
                Node.temporaryFolder(),
                Node.clockOfToday(),
                "--exchange.db.url=" + log.url(),
                "--exchange.db.user=" + log.user(),
                "--exchange.db.password=" + log.password())) {
            for (int claim = 0; claim < CLAIMS; claim++) {
                Entry entry = submitted(node.as("cem"), masks());
                done(node.as("otto").post(entry.path("/claim")));
            }
        }
    }

    private Process launch(LogDatabase log) throws IOException {
        Process node = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "exchange.command.LateNode",
                        AHEAD_MINUTES,
                        "--exchange.demo=false",
                        "--exchange.master-key=" + Node.MASTER_KEY,
                        "--exchange.data=" + Node.temporaryFolder(),
                        "--exchange.db.url=" + log.url(),
                        "--exchange.db.user=" + log.user(),
                        "--exchange.db.password=" + log.password(),
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--logging.level.root=WARN")
                .inheritIO()
                .start();
        nodes.add(node);
        return node;
    }

    private static void signal(Process node, String signal) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + signal, String.valueOf(node.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static long released(TestDatabase database) {
        return database.sql()
                .sql("select count(*) from eventlog.event where type = 'ClaimReleased'")
                .query(Long.class)
                .single();
    }

    private static void awaitReleased(TestDatabase database, long count) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (released(database) < count) {
            assertThat(System.nanoTime()).as("%s released", released(database)).isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }
}
