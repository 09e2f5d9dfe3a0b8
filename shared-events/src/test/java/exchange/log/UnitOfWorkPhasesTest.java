package exchange.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import exchange.event.listing.ListingId;
import exchange.log.Notebook.Open;
import exchange.log.Notebook.Write;
import exchange.log.TestDatabases.Kind;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A throw in a phase of the unit of work")
@ParameterizedClass
@EnumSource(Kind.class)
class UnitOfWorkPhasesTest {

    private static final class Thrown extends RuntimeException {}

    @Parameter
    Kind kind;

    private TestDatabase database;
    private LogFixture log;
    private CommandBus bus;

    @BeforeEach
    void open() {
        database = TestDatabases.create(kind);
        log = LogFixture.on(database);
        bus = Notebook.bus(log.open());
    }

    @AfterEach
    void close() {
        log.close();
        database.close();
    }

    static Stream<Named<Consumer<UnitOfWork<?>>>> beforeItIsStored() {
        return Stream.of(
                named("in the handler", unit -> {
                    throw new Thrown();
                }),
                named("while preparing", unit -> unit.onPrepareCommit(UnitOfWorkPhasesTest::fail)),
                named(
                        "late while preparing",
                        unit -> unit.onPrepareCommit(early -> early.onPrepareCommit(UnitOfWorkPhasesTest::fail))),
                named("at the commit", unit -> unit.onCommit(UnitOfWorkPhasesTest::fail)),
                named(
                        "at the commit, registered while preparing",
                        unit -> unit.onPrepareCommit(early -> early.onCommit(UnitOfWorkPhasesTest::fail))),
                named(
                        "at the commit, registered there",
                        unit -> unit.onCommit(early -> early.onCommit(UnitOfWorkPhasesTest::fail))),
                named("at the commit and again in the rollback", unit -> {
                    unit.onCommit(UnitOfWorkPhasesTest::fail);
                    unit.onRollback(UnitOfWorkPhasesTest::fail);
                }));
    }

    static Stream<Named<Consumer<UnitOfWork<?>>>> afterItIsStored() {
        return Stream.of(
                named("after the commit", unit -> unit.afterCommit(UnitOfWorkPhasesTest::fail)),
                named("while cleaning up", unit -> unit.onCleanup(UnitOfWorkPhasesTest::fail)));
    }

    @ParameterizedTest
    @MethodSource("beforeItIsStored")
    void leaves_nothing_stored_and_is_told_to_the_caller(Consumer<UnitOfWork<?>> failing) {
        ListingId id = ListingId.random();
        CommandEnvelope failed = Notebook.envelope();
        assertThat(Notebook.send(bus, new Open(id, "first", failing), failed)).isInstanceOf(Thrown.class);
        assertThat(failed.position()).isZero();
        assertThat(Notebook.send(bus, new Open(id, "first", Notebook.nothing()), Notebook.envelope()))
                .isNull();
        assertThat(Notebook.send(bus, new Write(id, "second", failing), Notebook.envelope()))
                .isInstanceOf(Thrown.class);

        assertThat(log.verify()).hasSize(1);
        CommandEnvelope next = Notebook.envelope();
        assertThat(Notebook.send(bus, new Write(id, "second", Notebook.nothing()), next))
                .isNull();
        assertThat(next.position()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("afterItIsStored")
    void changes_nothing_any_more_and_the_caller_is_told_of_success(Consumer<UnitOfWork<?>> failing) {
        ListingId id = ListingId.random();
        CommandEnvelope first = Notebook.envelope();
        CommandEnvelope second = Notebook.envelope();

        assertThat(Notebook.send(bus, new Open(id, "first", failing), first)).isNull();
        assertThat(Notebook.send(bus, new Write(id, "second", failing), second)).isNull();

        assertThat(first.position()).isEqualTo(1);
        assertThat(second.position()).isEqualTo(2);
        assertThat(log.verify()).hasSize(2);
        assertThat(Notebook.send(bus, new Write(id, "third", Notebook.nothing()), Notebook.envelope()))
                .isNull();
    }

    @Test
    void cannot_come_from_a_subscriber_because_there_are_none() {
        assertThatThrownBy(() -> log.store().subscribe(events -> {})).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void is_the_answer_to_a_command_sent_from_within_an_event_handlers_unit() {
        var handling = DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("something happened"));
        Throwable answer =
                Notebook.send(bus, new Open(ListingId.random(), "first", Notebook.nothing()), Notebook.envelope());
        handling.commit();

        assertThat(answer).isInstanceOf(IllegalStateException.class);
        assertThat(log.verify()).isEmpty();
    }

    private static void fail(UnitOfWork<?> unitOfWork) {
        throw new Thrown();
    }

    private static Named<Consumer<UnitOfWork<?>>> named(String name, Consumer<UnitOfWork<?>> failing) {
        return Named.of(name, failing);
    }
}
