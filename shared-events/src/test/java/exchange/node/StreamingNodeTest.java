package exchange.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import exchange.event.listing.ListingId;
import exchange.event.listing.NoteAdded;
import exchange.log.EventLog;
import exchange.log.LogDatabase;
import exchange.log.LogFixture;
import exchange.log.LogToken;
import exchange.log.OpenLog;
import exchange.log.TestDatabase;
import exchange.log.TestDatabases;
import exchange.log.TestDatabases.Kind;
import exchange.privacy.Vault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ReplayStatus;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("A node that follows the log")
@ParameterizedClass
@EnumSource(Kind.class)
class StreamingNodeTest {

    private static final String READ_MODEL = "positions";
    private static final String POLICY = "policy";

    /** A read model: one row a position, and whether it was read in a replay. */
    @ProcessingGroup(READ_MODEL)
    static class Positions {

        private final JdbcClient sql;
        private final Poison poison;

        Positions(JdbcClient sql, Poison poison) {
            this.sql = sql;
            this.poison = poison;
        }

        @EventHandler
        void on(NoteAdded note, TrackingToken token, ReplayStatus replay) {
            long position = token.position().orElseThrow();
            if (position == poison.at) {
                poison.met = true;
                throw new IllegalStateException("stopped here by the test");
            }
            sql.sql("insert into testing.seen (position, replayed) values (?, ?)")
                    .params(position, replay.isReplay())
                    .update();
        }

        @ResetHandler
        void reset() {
            sql.sql("delete from testing.seen").update();
        }
    }

    @ProcessingGroup(POLICY)
    @DisallowReplay
    static class Policy {

        static final AtomicInteger SENT = new AtomicInteger();

        @EventHandler
        void on(NoteAdded note) {
            SENT.incrementAndGet();
        }
    }

    /** Where the read model fails, and with it waits. */
    static final class Poison {
        volatile long at = -1;
        volatile boolean met;
    }

    @org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(NodeConfiguration.class)
    static class Node {

        @Bean
        CommandBus commandBus() {
            return SimpleCommandBus.builder().build();
        }

        @Bean
        SchemaMigration testing() {
            return new SchemaMigration(5, "testing", List.of("classpath:db/testing"));
        }

        @Bean
        Poison poison() {
            return new Poison();
        }

        @Bean
        Positions positions(JdbcClient sql, Poison poison) {
            return new Positions(sql, poison);
        }

        @Bean
        Policy policy() {
            return new Policy();
        }

        @Bean
        StreamingGroup readModelGroup() {
            return StreamingGroup.readModel(READ_MODEL, "testing");
        }

        @Bean
        StreamingGroup policyGroup() {
            return StreamingGroup.policy(POLICY, "testing");
        }
    }

    @Parameter
    Kind kind;

    private LogDatabase database;
    private final ListingId listing = ListingId.random();
    private long notes;

    @BeforeEach
    void create() {
        try (TestDatabase created = TestDatabases.create(kind)) {
            database = created.database();
        }
        Policy.SENT.set(0);
    }

    private ConfigurableApplicationContext node;

    @AfterEach
    void stop() {
        if (node != null) {
            node.close();
        }
    }

    private void start() {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "exchange.demo", "true",
                "axon.update-check.disabled", "true",
                "axon.axonserver.enabled", "false",
                "spring.main.banner-mode", "off",
                "logging.level.exchange.node", "off",
                "logging.level.org.axonframework", "off",
                "spring.flyway.enabled", "false"));
        if (database.isPostgres()) {
            settings.put("exchange.db.url", database.url());
            settings.put("exchange.db.user", database.user());
            settings.put("exchange.db.password", database.password());
            settings.put("exchange.data", System.getProperty("java.io.tmpdir") + "/exchange-test-keys");
        } else {
            settings.put("exchange.data", TestDatabases.folder(database).toString());
        }
        node = new SpringApplicationBuilder(Node.class)
                .web(WebApplicationType.NONE)
                .properties(settings)
                .run();
    }

    private void restart() {
        node.close();
        start();
    }

    @Test
    void reads_every_event_exactly_once_also_over_a_restart_and_its_policies_begin_at_the_head() {
        start();
        assertThat(node.getBean(OpenLog.class)).isNotNull();
        addNotes(5);
        awaitRead(5);
        restart();
        addNotes(5);
        awaitRead(10);

        assertThat(seen(false)).isEqualTo(upTo(10));
        await(() -> Policy.SENT.get() == 10);
        assertThat(tokenStore()).isInstanceOf(JdbcTokenStore.class);
    }

    @Test
    void goes_on_with_a_replay_that_a_restart_interrupted_and_ends_it_where_it_began() {
        start();
        addNotes(300); // more than one batch
        awaitRead(300);
        node.getBean(Poison.class).at = 290;
        StreamingEventProcessor processor = processor(READ_MODEL);
        processor.shutDown();
        processor.resetTokens("the test wants it");
        processor.start();
        await(() -> node.getBean(Poison.class).met);
        node.close();
        start();
        addNotes(5);
        awaitRead(305);

        assertThat(seen(true)).isEqualTo(upTo(300));
        assertThat(seen(false)).isEqualTo(upTo(305).subList(300, 305));
        await(() -> !(storedToken() instanceof ReplayToken));
        assertThat(storedToken())
                .isEqualTo(node.getBean(EventLog.class).at(305).orElseThrow().token());
    }

    @Test
    void stops_at_an_event_that_a_handler_cannot_take_and_loses_none() {
        start();
        addNotes(3);
        awaitRead(3);
        Poison poison = node.getBean(Poison.class);
        poison.at = 5;
        addNotes(4);
        await(() -> poison.met);
        assertThat(node.getBean(Progress.class).position(READ_MODEL)).isLessThan(5);
        poison.at = -1;
        awaitRead(7);
        assertThat(seen(false)).isEqualTo(upTo(7));
    }

    @Test
    void keeps_tokens_that_read_back_as_they_were() {
        start();
        addNotes(3);
        awaitRead(3);
        LogToken third = node.getBean(EventLog.class).at(3).orElseThrow().token();
        LogToken first = node.getBean(EventLog.class).at(1).orElseThrow().token();
        processor(READ_MODEL).shutDown();
        TokenStore tokens = tokenStore();
        for (TrackingToken token : List.of(
                LogToken.START,
                third,
                ReplayToken.createReplayToken(third, LogToken.START),
                ReplayToken.createReplayToken(third, first),
                ReplayToken.createReplayToken(third, LogToken.START, "why"))) {
            inTransaction(() -> {
                tokens.fetchToken(READ_MODEL, 0);
                tokens.storeToken(token, READ_MODEL, 0);
            });
            assertThat(storedToken()).isEqualTo(token);
        }
    }

    @Test
    void rebuilds_a_read_model_whose_token_is_beyond_the_head_or_of_another_log_and_sets_a_policy_to_the_head() {
        start();
        addNotes(6);
        awaitRead(6);
        List<TrackingToken> misfits = List.of(
                new LogToken(600, "ab".repeat(32)),
                new LogToken(6, "ab".repeat(32)),
                ReplayToken.createReplayToken(new LogToken(600, "ab".repeat(32)), LogToken.START));
        int sent = 6;
        await(() -> Policy.SENT.get() == 6);
        for (TrackingToken misfit : misfits) {
            store(READ_MODEL, misfit);
            store(POLICY, misfit);
            restart();
            awaitRead(notes);
            assertThat(seen(true)).isEqualTo(upTo(notes));
            assertThat(seen(false)).isEmpty();
            addNotes(1);
            awaitRead(notes);
            assertThat(seen(false)).isEqualTo(List.of(notes));
            sent++;
            int expected = sent;
            await(() -> Policy.SENT.get() == expected);
            assertThat(Policy.SENT).hasValue(expected);
        }
    }

    @Test
    void knows_how_far_its_groups_have_come_and_waits_no_longer_than_told() {
        start();
        addNotes(4);
        Progress progress = node.getBean(Progress.class);
        awaitRead(4);
        assertThat(progress.groups()).containsExactlyInAnyOrder(READ_MODEL, POLICY);
        assertThat(progress.head()).isEqualTo(4);
        assertThat(progress.position(READ_MODEL)).isEqualTo(4);
        assertThat(progress.await(READ_MODEL, 5, Duration.ofMillis(50))).isFalse();

        processor(READ_MODEL).shutDown();
        assertThat(progress.position(READ_MODEL))
                .as("as a node sees it on which the group does not run")
                .isEqualTo(4);
        assertThat(progress.await(READ_MODEL, 4, Duration.ofMillis(50))).isTrue();
    }

    @Test
    void refuses_a_token_that_does_not_fit_when_a_stream_is_opened_with_it() {
        start();
        addNotes(1);
        assertThatThrownBy(() -> node.getBean(OpenLog.class).store().openStream(new LogToken(2, "ab".repeat(32))))
                .hasMessageContaining("has to be rebuilt");
    }

    private void addNotes(int count) {
        Vault vault = node.getBean(Vault.class);
        List<EventMessage<?>> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            NoteAdded note = new NoteAdded(listing, vault.seal(vault.mint(), "note"));
            events.add(LogFixture.event(note, notes, Instant.now()));
            notes++;
        }
        node.getBean(OpenLog.class).store().publish(events);
    }

    private void awaitRead(long position) {
        assertThat(node.getBean(Progress.class).await(READ_MODEL, position, Duration.ofSeconds(20)))
                .as("the read model comes to %d", position)
                .isTrue();
    }

    private List<Long> seen(boolean replayed) {
        return node.getBean(JdbcClient.class)
                .sql("select position from testing.seen where replayed = ? order by position")
                .param(replayed)
                .query(Long.class)
                .list();
    }

    private static List<Long> upTo(long position) {
        return new ArrayList<>(LongStream.rangeClosed(1, position).boxed().toList());
    }

    private StreamingEventProcessor processor(String group) {
        return node.getBean(Configuration.class)
                .eventProcessingConfiguration()
                .eventProcessor(group, StreamingEventProcessor.class)
                .orElseThrow();
    }

    private TokenStore tokenStore() {
        return node.getBean(Configuration.class).eventProcessingConfiguration().tokenStore(READ_MODEL);
    }

    private TrackingToken storedToken() {
        return new StoredTokens(
                        node.getBean(JdbcClient.class), node.getBean(org.axonframework.serialization.Serializer.class))
                .of(StreamingGroup.readModel(READ_MODEL, "testing"))
                .getFirst();
    }

    private void store(String group, TrackingToken token) {
        processor(group).shutDown();
        inTransaction(() -> {
            tokenStore().fetchToken(group, 0);
            tokenStore().storeToken(token, group, 0);
        });
    }

    private void inTransaction(Runnable action) {
        node.getBean(TransactionManager.class).executeInTransaction(action);
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
        }
    }
}
