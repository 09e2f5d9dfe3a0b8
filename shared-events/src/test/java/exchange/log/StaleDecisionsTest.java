package exchange.log;

import static org.assertj.core.api.Assertions.assertThat;

import exchange.event.listing.ListingId;
import exchange.log.Notebook.Full;
import exchange.log.Notebook.Open;
import exchange.log.Notebook.Write;
import exchange.log.TestDatabases.Kind;
import java.util.List;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A decision on an aggregate that another node has changed")
class StaleDecisionsTest {

    private final ListingId id = ListingId.random();
    private TestDatabase database;
    private LogFixture here;
    private LogFixture there;
    private CommandBus busHere;
    private CommandBus busThere;

    @BeforeEach
    void open() {
        database = TestDatabases.create(Kind.POSTGRES);
        here = LogFixture.on(database);
        there = LogFixture.on(database);
        busHere = Notebook.bus(here.open());
        busThere = Notebook.bus(there.open());
        assertThat(Notebook.send(busHere, new Open(id, "masks", Notebook.nothing()), Notebook.envelope()))
                .isNull();
        assertThat(write(busThere, "gowns")).isNull(); // there remembers it as of now, here as it was before
        assertThat(write(busHere, "gowns")).isInstanceOf(ConcurrencyException.class); // and here has forgotten it
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
        database.close();
    }

    @Test
    void that_nothing_has_to_be_done_is_not_answered_but_made_again() {
        assertThat(write(busHere, "masks")).isNull();

        assertThat(write(busThere, "gowns")).isInstanceOf(StaleDecision.class);
        assertThat(write(busThere, "gowns")).isInstanceOf(Full.class);
    }

    @Test
    void that_refuses_is_not_answered_but_made_again() {
        assertThat(write(busThere, "third")).isNull();
        here.addNote(id, 3, "appended behind the back of both");

        assertThat(write(busThere, "fourth")).isInstanceOf(StaleDecision.class);
        assertThat(write(busThere, "fourth")).isInstanceOf(Full.class);
    }

    @Test
    void that_changes_something_fails_as_a_conflict_and_can_be_made_again() {
        assertThat(write(busHere, "masks")).isNull();

        assertThat(write(busThere, "gloves")).isInstanceOf(ConcurrencyException.class);
        assertThat(write(busThere, "gloves")).isInstanceOf(Full.class);
    }

    @Test
    void is_never_the_answer_to_a_repetition() {
        CommandEnvelope envelope = new CommandEnvelope(CommandId.of("cem", "k"), List.of());
        assertThat(Notebook.send(busHere, new Write(id, "third", Notebook.nothing()), envelope))
                .isNull();

        // the same word again would be "nothing to do", and a fourth one refused; both took effect before
        assertThat(Notebook.send(busHere, new Write(id, "third", Notebook.nothing()), envelope))
                .isInstanceOf(CommandAlreadyDone.class);
        assertThat(Notebook.send(busThere, new Write(id, "third", Notebook.nothing()), envelope))
                .isInstanceOf(CommandAlreadyDone.class);
    }

    @Test
    void that_nothing_has_to_be_done_names_a_position_at_which_that_is_visible() {
        CommandEnvelope nothing = Notebook.envelope();

        assertThat(Notebook.send(busHere, new Write(id, "gowns", Notebook.nothing()), nothing))
                .isNull();

        assertThat(nothing.position()).isEqualTo(2);
    }

    private Throwable write(CommandBus bus, String word) {
        return Notebook.send(bus, new Write(id, word, Notebook.nothing()), Notebook.envelope());
    }
}
