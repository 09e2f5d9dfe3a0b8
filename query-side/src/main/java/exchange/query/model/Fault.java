package exchange.query.model;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** Tells an event that a projection cannot take from a database, a node or a program that cannot take any. */
final class Fault {

    /** SQLState classes that say nothing about an event. */
    private static final Set<String> CLASSES = Set.of(
            "08", // connection
            "25", // idle in transaction for too long, or read-only while PostgreSQL fails over
            "28", // who we are
            "40", // deadlock, serialisation
            "42", // no such table or column, or no right to it
            "53", // out of connections, disk, memory
            "55", // lock not available
            "57", // shutting down, starting up, cancelled
            "58", // input and output
            "XX" // PostgreSQL's own
            );

    /**
     * H2's: lock time-out, general error, closed, open elsewhere, input and output, no rights, connection broken, out of memory, changed
     * at the same time.
     */
    private static final Set<String> STATES = Set.of(
            "HYT00", "HY000", "57014", "90007", "90020", "90028", "90031", "90067", "90096", "90098", "90108", "90121",
            "90131");

    private static final int LONGEST = 500;

    private Fault() {}

    /** Whether the fault lies with the event, so that it is parked; else nothing goes on until the fault is gone. */
    static boolean isTheEvents(Throwable thrown) {
        return causes(thrown).stream().noneMatch(Fault::isOfTheSurroundings);
    }

    private static boolean isOfTheSurroundings(Throwable cause) {
        return switch (cause) {
            case SQLException sql -> isOfTheSurroundings(sql.getSQLState());
            case DataAccessResourceFailureException _,
                    TransientDataAccessException _,
                    RecoverableDataAccessException _,
                    TransactionException _,
                    UnableToClaimTokenException _,
                    EventStoreException _,
                    GenerationGone _,
                    IOException _,
                    InterruptedException _,
                    Error _ -> true;
            default -> false;
        };
    }

    private static boolean isOfTheSurroundings(@Nullable String state) {
        return state == null || state.length() < 2 || CLASSES.contains(state.substring(0, 2)) || STATES.contains(state);
    }

    /**
     * What went wrong, for an administrator: types, SQLStates and the place in the program. No message: it may quote what the event says.
     */
    static String describe(Throwable thrown) {
        List<Throwable> causes = causes(thrown);
        String types = causes.stream().map(Fault::type).distinct().collect(Collectors.joining(" < "));
        String place = causes.stream()
                .flatMap(cause -> Arrays.stream(cause.getStackTrace()))
                .filter(frame -> frame.getClassName().startsWith("exchange.")
                        && !frame.getClassName().startsWith(Fault.class.getPackageName()))
                .findFirst()
                .map(frame -> " at " + frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber())
                .orElse("");
        String all = types + place;
        return all.length() > LONGEST ? all.substring(0, LONGEST) : all;
    }

    private static String type(Throwable cause) {
        String name = cause.getClass().getSimpleName();
        return cause instanceof SQLException sql ? name + " (SQLState " + sql.getSQLState() + ")" : name;
    }

    private static List<Throwable> causes(Throwable thrown) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = thrown; cause != null && !causes.contains(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }
}
