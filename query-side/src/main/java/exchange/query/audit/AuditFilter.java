package exchange.query.audit;

import exchange.event.account.Role;
import exchange.event.listing.ListingId;
import exchange.event.listing.Outcome;
import exchange.event.listing.ReviewReason;
import exchange.event.listing.WithdrawalReason;
import exchange.log.EventTypes;
import exchange.web.read.Parameters;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which events of the trail somebody wants to see. Values of one filter are alternatives, filters add up; an empty one lets everything
 * pass.
 *
 * @param listings ids and references of listings; what happened to a match is found by both of its listings
 * @param actors logins or account ids
 * @param types stable names of events
 * @param reasons codes
 * @param from the earliest moment at which the log took the event, included
 * @param to the moment before which it did, excluded
 */
record AuditFilter(
        List<String> listings,
        List<String> actors,
        List<String> types,
        List<String> roles,
        List<String> channels,
        List<String> reasons,
        @Nullable Instant from,
        @Nullable Instant to) {

    static final String LISTING = "listing";
    static final String ACTOR = "actor";
    static final String TYPE = "type";
    static final String ROLE = "role";
    static final String CHANNEL = "channel";
    static final String REASON = "reason";
    static final String FROM = "from";
    static final String TO = "to";

    /** The parameters that a filter is read from. */
    static final List<String> NAMES = List.of(LISTING, ACTOR, TYPE, ROLE, CHANNEL, REASON, FROM, TO);

    /** What events are stored as, in the order of the alphabet. */
    static final List<String> TYPES = List.copyOf(new TreeSet<>(EventTypes.all().keySet()));

    static final List<String> ROLES = Stream.of(Role.values()).map(Role::name).toList();

    static final List<String> CHANNELS =
            List.of("HOTLINE", "EMAIL", "NETWORK", "IMPORT", "WEB_FORM", "ACCOUNT", "SYSTEM");

    /** Of reviews, withdrawals and ends. */
    static final List<String> REASONS = Stream.<Enum<?>[]>of(
                    ReviewReason.values(), WithdrawalReason.values(), Outcome.values())
            .flatMap(Stream::of)
            .map(Enum::name)
            .distinct()
            .toList();

    private static final Pattern REFERENCE = Pattern.compile("\\d{1,12}-\\d");

    /** Reads a filter as programs write it. */
    static AuditFilter of(Parameters parameters) {
        return of(parameters, parameters::instant);
    }

    /** Reads a filter as the form of a page writes it: moments are those of the exchange's place. */
    static AuditFilter ofPage(Parameters parameters) {
        return of(parameters, parameters::moment);
    }

    private static AuditFilter of(Parameters parameters, Function<String, Optional<Instant>> moment) {
        AuditFilter filter = new AuditFilter(
                listings(parameters),
                parameters.all(ACTOR),
                parameters.known(TYPE, EventTypes.all()::containsKey),
                among(parameters, ROLE, ROLES),
                among(parameters, CHANNEL, CHANNELS),
                among(parameters, REASON, REASONS),
                moment.apply(FROM).orElse(null),
                moment.apply(TO).orElse(null));
        Instant from = filter.from();
        Instant to = filter.to();
        if (from != null && to != null && from.isAfter(to)) {
            parameters.wrong(TO, "Nicht vor dem Beginn des Zeitraums.", "Not before the beginning of the period.");
        }
        return filter;
    }

    /** The parameter that names listings, by id or reference. */
    static List<String> listings(Parameters parameters) {
        List<String> given = parameters.all(LISTING);
        if (!given.stream().allMatch(((Predicate<String>) AuditFilter::isId).or(AuditFilter::isReference))) {
            parameters.wrong(
                    LISTING,
                    "Eine Vorgangsnummer wie 10042-3 oder die Kennung eines Inserats.",
                    "A reference such as 10042-3 or the id of a listing.");
            return List.of();
        }
        return given;
    }

    static boolean isId(String text) {
        return ListingId.parse(text).isPresent();
    }

    static boolean isReference(String text) {
        return REFERENCE.matcher(text).matches();
    }

    private static List<String> among(Parameters parameters, String name, List<String> known) {
        return parameters.known(name, known::contains);
    }
}
