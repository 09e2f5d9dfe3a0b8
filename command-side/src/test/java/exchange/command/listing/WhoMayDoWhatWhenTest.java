package exchange.command.listing;

import static exchange.command.listing.Asked.approve;
import static exchange.command.listing.Asked.assess;
import static exchange.command.listing.Asked.claim;
import static exchange.command.listing.Asked.confirmQuantity;
import static exchange.command.listing.Asked.followUp;
import static exchange.command.listing.Asked.followUpIsDone;
import static exchange.command.listing.Asked.fulfil;
import static exchange.command.listing.Asked.note;
import static exchange.command.listing.Asked.redact;
import static exchange.command.listing.Asked.reinstate;
import static exchange.command.listing.Asked.reject;
import static exchange.command.listing.Asked.release;
import static exchange.command.listing.Asked.releaseAsAdministrator;
import static exchange.command.listing.Asked.renew;
import static exchange.command.listing.Asked.requestChanges;
import static exchange.command.listing.Asked.reviseAsClerk;
import static exchange.command.listing.Asked.reviseAsOwner;
import static exchange.command.listing.Asked.suspend;
import static exchange.command.listing.Asked.withdraw;
import static exchange.command.listing.Cast.ALB;
import static exchange.command.listing.Cast.CEM;
import static exchange.command.listing.Cast.INES;
import static exchange.command.listing.Cast.OTTO;
import static exchange.command.listing.Cast.THE_EXCHANGE;
import static exchange.command.listing.Listings.LAST_DAY;
import static exchange.command.listing.Listings.MASKS;
import static exchange.command.listing.Listings.NOW;
import static exchange.command.listing.Listings.masks;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import exchange.command.dispatch.Rule;
import exchange.command.listing.Cast.Person;
import exchange.command.listing.ListingCommand.AnnounceExpiry;
import exchange.command.listing.ListingCommand.ExpireListing;
import exchange.command.listing.ListingCommand.LapseClaim;
import exchange.event.listing.ConformityLevel;
import exchange.event.listing.ListingEvent;
import exchange.event.listing.Outcome;
import exchange.event.listing.ReviewReason;
import exchange.event.listing.WithdrawalReason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * "Who may do what, when" of DOMAIN.md, cell by cell: what comes of each command in each situation. An event is named by its class, a
 * refusal by its rule, and "quiet" succeeds and says nothing new. The table is {@code who-may-do-what-when.txt}, written by hand.
 */
@DisplayName("Who may do what, when")
class WhoMayDoWhatWhenTest {

    /** A command, then lines of what comes of it and in which situations; "any other" closes a command. */
    private static final String TABLE = "who-may-do-what-when.txt";

    private static final String ANY_OTHER = "any other";
    private static final String IN_QUARANTINE = "in quarantine: ";

    /** The 17th of May in Berlin begins at 22:00 UTC of the 16th; the 31st is the last day. */
    private static final Instant FOURTEEN_DAYS_BEFORE_THE_END = Instant.parse("2026-05-17T22:00:00Z");

    private static final Instant END = Instant.parse("2026-05-31T22:00:00Z");

    private record Ask(ListingCommand command, Person by, Instant at) {

        static Ask now(ListingCommand command, Person by) {
            return new Ask(command, by, NOW);
        }
    }

    /** A cell of the table. */
    record Cell(String command, Situation situation, String expected) {

        @Override
        public String toString() {
            return command + " in " + situation + ": " + expected;
        }
    }

    static Stream<Cell> cells() {
        return table().entrySet().stream()
                .flatMap(row -> row.getValue().entrySet().stream()
                        .map(cell -> new Cell(row.getKey(), cell.getKey(), cell.getValue())));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void each_cell_of_the_table_is_as_written(Cell cell) {
        Ask ask = ask(cell.command());
        Story.Outcome outcome = Story.given(
                        cell.command().startsWith(IN_QUARANTINE)
                                ? cell.situation().toldInQuarantine()
                                : cell.situation().told())
                .at(ask.at())
                .when(ask.command(), ask.by());
        if (cell.expected().equals("quiet")) {
            outcome.thenNothingNew();
        } else if (isRule(cell.expected())) {
            outcome.thenRefused(Rule.valueOf(cell.expected()));
        } else {
            outcome.thenSaid(events -> assertThat(events.stream()
                            .map(event -> event.getPayloadType().getSimpleName())
                            .collect(joining(" + ")))
                    .isEqualTo(cell.expected()));
        }
    }

    @Test
    void the_table_has_a_cell_for_each_command_in_each_situation() {
        assertThat(table())
                .hasSize(31)
                .allSatisfy((command, row) ->
                        assertThat(row.keySet()).as(command).containsExactlyInAnyOrder(Situation.values()));
    }

    @Test
    void the_table_has_a_row_for_each_command_and_a_cell_for_each_event() {
        Set<Class<?>> asked = new HashSet<>();
        table().keySet().forEach(command -> asked.add(ask(command).command().getClass()));
        assertThat(asked)
                .containsExactlyInAnyOrderElementsOf(leaves(ListingCommand.class).stream()
                        .filter(type -> !ListingCommand.SubmitListing.class.isAssignableFrom(type))
                        .toList());
        Set<String> named = new HashSet<>();
        cells().forEach(cell -> named.addAll(Arrays.asList(cell.expected().split(" \\+ "))));
        List<String> events = leaves(ListingEvent.class).stream()
                .map(Class::getSimpleName)
                .filter(name -> !name.endsWith("Submitted") && !name.equals("QuantityQuarantined"))
                .toList();
        assertThat(named).containsAll(events);
    }

    private static Ask ask(String command) {
        return switch (command) {
            case "claim" -> Ask.now(claim(), OTTO);
            case "release" -> Ask.now(release(), OTTO);
            case "release as administrator" -> Ask.now(releaseAsAdministrator(), INES);
            case "approve", IN_QUARANTINE + "approve" -> Ask.now(approve(), OTTO);
            case "request changes" -> Ask.now(requestChanges(ReviewReason.INCOMPLETE), OTTO);
            case "request changes for another reason" -> Ask.now(requestChanges(ReviewReason.OTHER), OTTO);
            case "reject" -> Ask.now(reject(ReviewReason.NOT_IN_SCOPE), OTTO);
            case "reject for another reason" -> Ask.now(reject(ReviewReason.OTHER), OTTO);
            case "confirm a usual quantity", IN_QUARANTINE + "confirm the quantity" -> Ask.now(confirmQuantity(), OTTO);
            case "revise as owner" -> Ask.now(reviseAsOwner(masks(1)), ALB);
            case "revise as clerk" -> Ask.now(reviseAsClerk(masks(1)), CEM);
            case "suspend" -> Ask.now(suspend(ReviewReason.FRAUD_SUSPECTED), OTTO);
            case "suspend for another reason" -> Ask.now(suspend(ReviewReason.OTHER), OTTO);
            case "reinstate" -> Ask.now(reinstate(), OTTO);
            case "redact" -> Ask.now(redact(), OTTO);
            case "assess conformity" -> Ask.now(assess(ConformityLevel.VERIFIED), OTTO);
            case "withdraw" -> Ask.now(withdraw(WithdrawalReason.NO_LONGER_AVAILABLE), ALB);
            case "withdraw for another reason" -> Ask.now(withdraw(WithdrawalReason.OTHER), ALB);
            case "renew" -> Ask.now(renew(LAST_DAY.plusDays(30)), ALB);
            case "fulfil" -> Ask.now(fulfil(Outcome.MATCHED_HERE), ALB);
            case "fulfil with another outcome" -> Ask.now(fulfil(Outcome.PARTLY_MATCHED), ALB);
            case "note" -> Ask.now(note(), CEM);
            case "set a follow-up" -> Ask.now(followUp("another"), CEM);
            case "a follow-up is done" -> Ask.now(followUpIsDone(), CEM);
            case "deadline: lapse" -> Ask.now(new LapseClaim(MASKS), THE_EXCHANGE);
            case "deadline: announce, 14 days before" ->
                new Ask(new AnnounceExpiry(MASKS), THE_EXCHANGE, FOURTEEN_DAYS_BEFORE_THE_END);
            case "deadline: announce, too early" ->
                new Ask(new AnnounceExpiry(MASKS), THE_EXCHANGE, FOURTEEN_DAYS_BEFORE_THE_END.minusNanos(1));
            case "deadline: expire, after the last day" -> new Ask(new ExpireListing(MASKS), THE_EXCHANGE, END);
            case "deadline: expire, on the last day" ->
                new Ask(new ExpireListing(MASKS), THE_EXCHANGE, END.minusNanos(1));
            default -> throw new IllegalArgumentException(command);
        };
    }

    private static boolean isRule(String expected) {
        return expected.equals(expected.toUpperCase(Locale.ROOT));
    }

    private static Map<String, Map<Situation, String>> table() {
        Map<String, Map<Situation, String>> rows = new LinkedHashMap<>();
        String command = "";
        for (String line : lines()) {
            if (!line.startsWith(" ")) {
                command = line;
                rows.put(command, new EnumMap<>(Situation.class));
                continue;
            }
            String[] cells = line.strip().split(" {2,}");
            Map<Situation, String> row = rows.get(command);
            for (Situation situation : situations(cells[1], row)) {
                if (row.put(situation, cells[0]) != null) {
                    throw new IllegalStateException(command + " has two cells for " + situation);
                }
            }
        }
        return rows;
    }

    private static List<String> lines() {
        try (InputStream table = Objects.requireNonNull(WhoMayDoWhatWhenTest.class.getResourceAsStream(TABLE))) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Situation> situations(String named, Map<Situation, String> row) {
        if (named.equals(ANY_OTHER)) {
            List<Situation> others = new ArrayList<>(List.of(Situation.values()));
            others.removeAll(row.keySet());
            return others;
        }
        return Arrays.stream(named.split(", ")).map(Situation::valueOf).toList();
    }

    private static Set<Class<?>> leaves(Class<?> sealed) {
        Set<Class<?>> leaves = new HashSet<>();
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            if (permitted.isSealed()) {
                leaves.addAll(leaves(permitted));
            } else {
                leaves.add(permitted);
            }
        }
        return leaves;
    }
}
