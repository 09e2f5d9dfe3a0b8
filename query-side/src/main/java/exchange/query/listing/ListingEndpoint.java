package exchange.query.listing;

import exchange.event.account.Role;
import exchange.event.listing.ListingId;
import exchange.query.Ask;
import exchange.query.listing.GetListingHandler.GetListingVersion;
import exchange.web.account.Caller;
import exchange.web.problem.Problem;
import exchange.web.read.Parameters;
import exchange.web.read.ReadAfter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** {@code GET /api/listings/{id}}: for its owner, the partner who submitted it, and staff. */
@RestController
class ListingEndpoint {

    private static final int SHORTEST_REASON = 3;
    private static final int LONGEST_REASON = 500;

    private final Ask ask;
    private final ReadAfter readAfter;

    ListingEndpoint(Ask ask, ReadAfter readAfter) {
        this.ask = ask;
        this.readAfter = readAfter;
    }

    @GetMapping(path = "/api/listings/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Nullable
    ListingAnswer get(
            @PathVariable String id, Caller caller, HttpServletRequest request, HttpServletResponse response) {
        if (caller.isAnonymous() && caller.linkDigest() == null) {
            throw Problem.unauthorized();
        }
        readAfter.awaitLog();
        ListingId listing = ListingId.parse(id).orElseThrow(Problem::notFound);
        Parameters parameters = Parameters.of(request);
        Optional<String> reason = caller.role() == Role.AUDITOR ? parameters.one("reason") : Optional.empty();
        GetListing query = new GetListing(listing, caller, reason.orElse(null), parameters.language());
        long version = ask.one(new GetListingVersion(query), Long.class);
        if (reason.isPresent()
                && (reason.get().length() < SHORTEST_REASON || reason.get().length() > LONGEST_REASON)) {
            parameters.wrong("reason", "3 bis 500 Zeichen.", "3 to 500 characters.");
        }
        parameters.check();
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        response.setHeader(HttpHeaders.VARY, "Accept-Language, Authorization, Cookie, X-Manage-Token");
        if (new ServletWebRequest(request, response).checkNotModified("\"" + version + "\"")) {
            return null;
        }
        ListingAnswer answer = ask.one(query, ListingAnswer.class);
        response.setHeader(HttpHeaders.ETAG, "\"" + answer.version() + "\"");
        return answer;
    }
}
