package exchange.query.listing;

import exchange.event.listing.ListingId;
import exchange.log.EventLog;
import exchange.query.Ask;
import exchange.web.account.Caller;
import exchange.web.problem.Problem;
import exchange.web.read.Parameters;
import exchange.web.read.ReadAfter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/audit/listings/{id}?at=} or {@code ?position=}: for auditors and administrators. */
@RestController
class ListingAsOfEndpoint {

    private static final String AT = "at";
    private static final String POSITION = "position";
    private static final int DIGITS = 18;

    private final Ask ask;
    private final ReadAfter readAfter;
    private final EventLog log;

    ListingAsOfEndpoint(Ask ask, ReadAfter readAfter, EventLog log) {
        this.ask = ask;
        this.readAfter = readAfter;
        this.log = log;
    }

    @GetMapping(path = "/api/audit/listings/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ListingAsOf asOf(@PathVariable String id, Caller caller, HttpServletRequest request, HttpServletResponse response) {
        readAfter.awaitLog();
        ListingId listing = ListingId.parse(id).orElseThrow(Problem::notFound);
        Parameters parameters = Parameters.of(request);
        Optional<Instant> at = parameters.instant(AT);
        Optional<String> position = parameters.one(POSITION);
        if (position.isPresent() == parameters.one(AT).isPresent()) {
            parameters.wrong(
                    position.isPresent() ? POSITION : AT,
                    "Entweder at (ein Zeitpunkt) oder position.",
                    "Either at (an instant) or position.");
        }
        long head = log.size();
        long asked = position.map(text -> position(parameters, text, head)).orElse(0L);
        parameters.check();
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        long last = at.map(log::positionAsOf).orElse(asked);
        Instant moment =
                at.orElseGet(() -> log.at(asked).orElseThrow(Problem::notFound).recordedAtInstant());
        return ask.one(new GetListingAsOf(listing, last, moment, caller, parameters.language()), ListingAsOf.class);
    }

    private static long position(Parameters parameters, String text, long head) {
        if (text.length() <= DIGITS && text.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            long position = Long.parseLong(text);
            if (position >= 1 && position <= head) {
                return position;
            }
        }
        parameters.wrong(
                POSITION, "Eine Position von 1 bis %d.".formatted(head), "A position from 1 to %d.".formatted(head));
        return 0;
    }
}
