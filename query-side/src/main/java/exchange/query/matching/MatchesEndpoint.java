package exchange.query.matching;

import exchange.event.listing.ListingId;
import exchange.query.listing.ListingReaders;
import exchange.query.matching.MatchSearch.Best;
import exchange.query.matching.MatchSearch.Found;
import exchange.query.matching.MatchSearch.Idle;
import exchange.web.account.Caller;
import exchange.web.problem.Language;
import exchange.web.problem.Problem;
import exchange.web.read.NextLink;
import exchange.web.read.Page;
import exchange.web.read.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * {@code GET /api/listings/{id}/matches} and its {@code /changes}, for the desk and the listing's owner; {@code GET /api/matches/new} and
 * {@code GET /api/matches/unmatched}, for the desk.
 */
@RestController
class MatchesEndpoint {

    private static final int USUAL_SECONDS = 60;
    private static final int MOST_SECONDS = 600;

    private final MatchQuestions questions;
    private final ListingReaders readers;
    private final MatchFeed feed;

    MatchesEndpoint(MatchQuestions questions, ListingReaders readers, MatchFeed feed) {
        this.questions = questions;
        this.readers = readers;
        this.feed = feed;
    }

    /** A listing that is not published has no matches. */
    @GetMapping(path = "/api/listings/{id}/matches", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<Match> matches(
            @PathVariable String id, Caller caller, HttpServletRequest request, HttpServletResponse response) {
        Parameters parameters = Parameters.ofList(request);
        Found found = questions.matches(id, caller, parameters, parameters.fingerprint());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        NextLink.add(request, response, found.next());
        return new Page<>(found.items(), found.next());
    }

    /**
     * The best matches as server-sent events named {@code matches}: now, and whenever they have changed, for as many {@code seconds} as asked
     * for.
     */
    @GetMapping(path = "/api/listings/{id}/matches/changes", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter changes(
            @PathVariable String id, Caller caller, HttpServletRequest request, HttpServletResponse response) {
        ListingId listing = ListingId.parse(id).orElseThrow(Problem::notFound);
        boolean asOwner = readers.isOwner(caller, listing);
        Parameters parameters = Parameters.ofList(request, "seconds");
        int size = parameters.size();
        int seconds = parameters.number("seconds", 1, MOST_SECONDS).orElse(USUAL_SECONDS);
        parameters.onePage();
        parameters.check();
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        Language language = parameters.language();
        return feed.follow(
                generation -> new FindMatches(generation, listing.toString(), asOwner, size, "", List.of(), language),
                Duration.ofSeconds(seconds));
    }

    /** The best matches that the listings published last have brought. */
    @GetMapping(path = "/api/matches/new", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<NewMatch> newest(HttpServletRequest request, HttpServletResponse response) {
        Parameters parameters = Parameters.ofList(request);
        Best found = questions.newest(parameters, parameters.fingerprint());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        NextLink.add(request, response, found.next());
        return new Page<>(found.items(), found.next());
    }

    /** Listings without a match, those that have waited longest first, each with whom it nearly fits. */
    @GetMapping(path = "/api/matches/unmatched", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<Unmatched> unmatched(HttpServletRequest request, HttpServletResponse response) {
        Parameters parameters = Parameters.ofList(request, "kind");
        Idle found = questions.unmatched(parameters, parameters.fingerprint());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        NextLink.add(request, response, found.next());
        return new Page<>(found.items(), found.next());
    }
}
