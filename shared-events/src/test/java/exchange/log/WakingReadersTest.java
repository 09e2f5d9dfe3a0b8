package exchange.log;

import static org.assertj.core.api.Assertions.assertThat;

import exchange.event.listing.ListingId;
import exchange.log.TestDatabases.Kind;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A reader who waits for the log to grow")
class WakingReadersTest {

    /** So long that no test waits for it: whoever wakes was woken. */
    private static final Duration NO_NET = Duration.ofHours(1);

    private final ListingId listing = ListingId.random();

    @ParameterizedTest
    @EnumSource(Kind.class)
    void is_called_by_its_own_node(Kind kind) throws Exception {
        try (TestDatabase database = TestDatabases.create(kind);
                LogFixture log = withoutNet(database);
                var stream = log.store().openStream(null)) {
            for (int i = 0; i < 5; i++) {
                CountDownLatch called = new CountDownLatch(1);
                assertThat(stream.setOnAvailableCallback(called::countDown)).isTrue();
                assertThat(stream.hasNextAvailable()).isFalse();
                log.addNote(listing, i, "note");
                assertThat(called.await(5, TimeUnit.SECONDS)).isTrue();
                assertThat(stream.nextAvailable().trackingToken().position()).hasValue(i + 1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void is_not_stopped_by_another_one_who_throws_when_called(Kind kind) throws Exception {
        try (TestDatabase database = TestDatabases.create(kind);
                LogFixture log = withoutNet(database);
                var broken = log.store().openStream(null);
                var stream = log.store().openStream(null)) {
            broken.setOnAvailableCallback(() -> {
                throw new IllegalStateException("shut down");
            });
            assertThat(log.addNote(listing, 0, "note")).isEqualTo(1);
            assertThat(stream.hasNextAvailable(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void hears_of_another_nodes_events_by_notification() throws Exception {
        try (TestDatabase database = TestDatabases.create(Kind.POSTGRES);
                LogFixture writer = withoutNet(database);
                LogFixture reader = withoutNet(database);
                var stream = reader.store().openStream(null)) {
            for (int i = 0; i < 20; i++) {
                writer.addNote(listing, i, "note");
                assertThat(stream.hasNextAvailable(10, TimeUnit.SECONDS)).isTrue();
                assertThat(stream.nextAvailable().trackingToken().position()).hasValue(i + 1);
            }
        }
    }

    @Test
    void is_not_misled_by_what_others_say_on_the_channel() throws Exception {
        try (TestDatabase database = TestDatabases.create(Kind.POSTGRES);
                LogFixture writer = withoutNet(database);
                LogFixture reader = withoutNet(database);
                var stream = reader.store().openStream(null)) {
            for (String lie : new String[] {"999999", "-1", "", "nonsense"}) {
                database.sql()
                        .sql("select pg_notify('eventlog', ?)::text")
                        .param(lie)
                        .query(String.class)
                        .single();
            }
            writer.addNote(listing, 0, "note");
            assertThat(stream.hasNextAvailable(10, TimeUnit.SECONDS)).isTrue();
            assertThat(reader.log().head()).isEqualTo(1);
        }
    }

    @Test
    void catches_up_after_the_connection_that_listens_was_killed() throws Exception {
        try (TestDatabase database = TestDatabases.create(Kind.POSTGRES);
                LogFixture writer = withoutNet(database);
                LogFixture reader = withoutNet(database);
                var stream = reader.store().openStream(null)) {
            writer.addNote(listing, 0, "note");
            assertThat(stream.hasNextAvailable(10, TimeUnit.SECONDS)).isTrue();
            stream.nextAvailable();

            int killed = 0;
            for (int i = 1; i < 6; i++) {
                killed += database.sql().sql("""
                                select count(*) from (select pg_terminate_backend(pid) from pg_stat_activity
                                 where datname = current_database() and pid <> pg_backend_pid()
                                   and query in ('listen eventlog', 'select size from eventlog.head where id = 1')
                                   and state = 'idle' and application_name = 'exchange head watch') as gone""").query(Integer.class).single();
                writer.addNote(listing, i, "note");
                assertThat(stream.hasNextAvailable(10, TimeUnit.SECONDS)).isTrue();
                assertThat(stream.nextAvailable().trackingToken().position()).hasValue(i + 1);
            }
            assertThat(killed).isGreaterThanOrEqualTo(2);
        }
    }

    private static LogFixture withoutNet(TestDatabase database) {
        return LogFixture.on(
                database, database.database()::openForAppending, NO_NET, Clock.systemUTC(), Upcasting.NONE);
    }
}
