package exchange.query.listing;

import exchange.event.listing.ListingId;
import exchange.query.Ask;
import exchange.query.listing.Moments.Moment;
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

    private final Ask ask;
    private final ReadAfter readAfter;
    private final Moments moments;

    ListingAsOfEndpoint(Ask ask, ReadAfter readAfter, Moments moments) {
        this.ask = ask;
        this.readAfter = readAfter;
        this.moments = moments;
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
        Optional<Moment> moment = at.map(moments::at).or(() -> moments.position(parameters, POSITION));
        parameters.check();
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        return ask.one(
                moment.orElseThrow(Problem::notFound).question(listing, caller, parameters.language()),
                ListingAsOf.class);
    }
}
