package exchange.log;

import static org.assertj.core.api.Assertions.assertThat;

import exchange.event.listing.ListingId;
import exchange.log.TestDatabases.Kind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** T3 of MEASURES.md, below HTTP: {@code -Dt3.commands} for another size. */
@DisplayName("A command sent three times at once, and again")
class OneEffectTest {

    private static final int COMMANDS = Integer.getInteger("t3.commands", 500);
    private static final int AT_A_TIME = 10;

    @ParameterizedTest
    @EnumSource(Kind.class)
    void has_one_effect_and_one_answer_also_when_connections_are_cut(Kind kind) throws Exception {
        Random cuts = new Random(3);
        try (TestDatabase database = TestDatabases.create(kind);
                LogFixture first = cutting(database, cuts);
                LogFixture second = kind == Kind.POSTGRES ? cutting(database, cuts) : null;
                ExecutorService clients = Executors.newFixedThreadPool(3 * AT_A_TIME)) {
            List<LogFixture> nodes = second == null ? List.of(first, first, first) : List.of(first, second, second);
            for (int command = 0; command < COMMANDS; command += AT_A_TIME) {
                List<Future<Long>> answers = clients.invokeAll(threeTimes(command, nodes));
                for (int one = 0; one < AT_A_TIME; one++) {
                    Set<Long> positions = new HashSet<>();
                    for (int time = 0; time < 3; time++) {
                        positions.add(answers.get(3 * one + time).get());
                    }
                    positions.add(send(nodes.get(command % 3), command + one));
                    assertThat(positions)
                            .as("answers to command %d", command + one)
                            .hasSize(1);
                }
            }
            List<StoredEvent> events = first.verify();
            assertThat(events).hasSize(COMMANDS);
            assertThat(events).extracting(StoredEvent::commandIdHex).doesNotHaveDuplicates();
        }
    }

    private static List<Callable<Long>> threeTimes(int command, List<LogFixture> nodes) {
        List<Callable<Long>> calls = new ArrayList<>();
        for (int one = 0; one < AT_A_TIME; one++) {
            int number = command + one;
            for (LogFixture node : nodes) {
                calls.add(() -> send(node, number));
            }
        }
        return calls;
    }

    /** As the command side answers: with the position, or, told that it is done, with where the log says that it was. */
    private static long send(LogFixture node, int number) {
        CommandId id = CommandId.of("cem", "key " + number);
        try {
            return node.append(id, node.note(ListingId.random(), 0, "note"));
        } catch (CommandAlreadyDone done) {
            return node.log().ofCommand(done.commandId()).getLast().position();
        }
    }

    /** A node whose connection is cut at one of fifty steps, of whichever kind, before or after it has happened. */
    private static LogFixture cutting(TestDatabase database, Random random) {
        return LogFixture.on(database, Interference.with(database.database(), (step, before, real) -> {
            synchronized (random) {
                if (random.nextInt(50) != 0) {
                    return;
                }
            }
            real.close();
            throw new SQLException("Cut", "08006");
        }));
    }
}
