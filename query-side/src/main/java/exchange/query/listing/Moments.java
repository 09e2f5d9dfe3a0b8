package exchange.query.listing;

import exchange.event.listing.ListingId;
import exchange.log.EventLog;
import exchange.web.account.Caller;
import exchange.web.problem.Language;
import exchange.web.problem.Problem;
import exchange.web.read.Parameters;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Moments to which somebody goes back: by the clock, or by a position of the log. */
@Component
class Moments {

    private static final int DIGITS = 18;

    /**
     * A moment of the exchange.
     *
     * @param position the last of the log that counts; 0 before the first event
     * @param at the moment asked about; where a position was asked about, when the log took it
     */
    record Moment(long position, Instant at) {

        GetListingAsOf question(ListingId listing, Caller reader, Language language) {
            return new GetListingAsOf(listing, position, at, reader, language);
        }
    }

    private final EventLog log;

    Moments(EventLog log) {
        this.log = log;
    }

    Moment at(Instant instant) {
        return new Moment(log.positionAsOf(instant), instant);
    }

    Moment position(long position) {
        return new Moment(
                position, log.at(position).orElseThrow(Problem::notFound).recordedAtInstant());
    }

    /** The moment of the position that a parameter names; empty, and noted as wrong, if the log has no such position. */
    Optional<Moment> position(Parameters parameters, String name) {
        return parameters.one(name).flatMap(text -> {
            long head = log.size();
            if (isNumber(text) && Long.parseLong(text) >= 1 && Long.parseLong(text) <= head) {
                return Optional.of(position(Long.parseLong(text)));
            }
            parameters.wrong(
                    name, "Eine Position von 1 bis %d.".formatted(head), "A position from 1 to %d.".formatted(head));
            return Optional.empty();
        });
    }

    /** The moment that a parameter of a page names, as a position or by the clock. */
    Optional<Moment> either(Parameters parameters, String name) {
        return parameters.one(name).filter(Moments::isNumber).isPresent()
                ? position(parameters, name)
                : parameters.moment(name).map(this::at);
    }

    private static boolean isNumber(String text) {
        return text.length() <= DIGITS && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }
}
