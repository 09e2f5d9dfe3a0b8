package exchange.query.matching;

import exchange.event.listing.Kind;
import exchange.event.listing.ListingId;
import exchange.query.Ask;
import exchange.query.catalogue.PublishedListings;
import exchange.query.listing.ListingReaders;
import exchange.query.matching.MatchSearch.Best;
import exchange.query.matching.MatchSearch.Found;
import exchange.query.matching.MatchSearch.Idle;
import exchange.query.model.ReadModels;
import exchange.web.account.Caller;
import exchange.web.problem.Language;
import exchange.web.problem.Problem;
import exchange.web.read.Cursor;
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

    private final Ask ask;
    private final ReadModels models;
    private final ListingReaders readers;
    private final Cursor cursors;
    private final MatchFeed feed;

    MatchesEndpoint(Ask ask, ReadModels models, ListingReaders readers, Cursor cursors, MatchFeed feed) {
        this.ask = ask;
        this.models = models;
        this.readers = readers;
        this.cursors = cursors;
        this.feed = feed;
    }

    /** A listing that is not published has no matches. */
    @GetMapping(path = "/api/listings/{id}/matches", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<Match> matches(
            @PathVariable String id, Caller caller, HttpServletRequest request, HttpServletResponse response) {
        Found found = models.answer(PublishedListings.MODEL, generation -> {
            ListingId listing = ListingId.parse(id).orElseThrow(Problem::notFound);
            boolean asOwner = readers.isOwner(caller, listing);
            Parameters parameters = Parameters.ofList(request);
            String fingerprint = parameters.fingerprint() + '\n' + asOwner;
            int size = parameters.size();
            List<String> after = parameters.cursor(cursors, fingerprint).orElse(List.of());
            parameters.check();
            return ask.one(
                    new FindMatches(
                            generation, listing.toString(), asOwner, size, fingerprint, after, parameters.language()),
                    Found.class);
        });
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
        String fingerprint = parameters.fingerprint();
        int size = parameters.size();
        List<String> after = parameters.cursor(cursors, fingerprint).orElse(List.of());
        parameters.check();
        Best found = models.answer(
                PublishedListings.MODEL,
                generation -> ask.one(
                        new FindNewMatches(generation, size, fingerprint, after, parameters.language()), Best.class));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        NextLink.add(request, response, found.next());
        return new Page<>(found.items(), found.next());
    }

    /** Listings without a match, those that have waited longest first, each with whom it nearly fits. */
    @GetMapping(path = "/api/matches/unmatched", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<Unmatched> unmatched(HttpServletRequest request, HttpServletResponse response) {
        Parameters parameters = Parameters.ofList(request, "kind");
        List<Kind> kinds = parameters.constants("kind", Kind.class).stream()
                .map(Kind::valueOf)
                .toList();
        String fingerprint = parameters.fingerprint();
        int size = parameters.size();
        List<String> after = parameters.cursor(cursors, fingerprint).orElse(List.of());
        parameters.check();
        Idle found = models.answer(
                PublishedListings.MODEL,
                generation -> ask.one(
                        new FindUnmatched(generation, kinds, size, fingerprint, after, parameters.language()),
                        Idle.class));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        NextLink.add(request, response, found.next());
        return new Page<>(found.items(), found.next());
    }
}
