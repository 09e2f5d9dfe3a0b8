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
import exchange.web.read.Parameters;
import java.util.List;
import org.springframework.stereotype.Component;

/** What programs and pages ask about matches, once the catalogue has seen the position that their request names. */
@Component
class MatchQuestions {

    private final Ask ask;
    private final ReadModels models;
    private final ListingReaders readers;
    private final Cursor cursors;

    MatchQuestions(Ask ask, ReadModels models, ListingReaders readers, Cursor cursors) {
        this.ask = ask;
        this.models = models;
        this.readers = readers;
        this.cursors = cursors;
    }

    /**
     * A page of a listing's matches; none if it is not published.
     *
     * @param query what decides which matches there are, besides the reader
     * @throws Problem 403 or 404 for whoever may not see the listing; 400 if a parameter is wrong
     */
    Found matches(String id, Caller caller, Parameters parameters, String query) {
        return models.answer(PublishedListings.MODEL, generation -> {
            ListingId listing = ListingId.parse(id).orElseThrow(Problem::notFound);
            boolean asOwner = readers.isOwner(caller, listing);
            String fingerprint = query + '\n' + asOwner;
            int size = parameters.size();
            List<String> after = parameters.cursor(cursors, fingerprint).orElse(List.of());
            parameters.check();
            return ask.one(
                    new FindMatches(
                            generation, listing.toString(), asOwner, size, fingerprint, after, parameters.language()),
                    Found.class);
        });
    }

    /** Whom a single rule keeps from being a match of a listing, as far as the reader may see. */
    NearMisses nearMisses(ListingId listing, boolean asOwner, int most, Language language) {
        return models.answer(
                PublishedListings.MODEL,
                generation -> ask.one(
                        new FindNearMisses(generation, listing.toString(), asOwner, most, language), NearMisses.class));
    }

    /** A page of the best matches that the listings published last have brought. */
    Best newest(Parameters parameters, String fingerprint) {
        int size = parameters.size();
        List<String> after = parameters.cursor(cursors, fingerprint).orElse(List.of());
        parameters.check();
        return models.answer(
                PublishedListings.MODEL,
                generation -> ask.one(
                        new FindNewMatches(generation, size, fingerprint, after, parameters.language()), Best.class));
    }

    /** A page of the listings without a match, those that have waited longest first. */
    Idle unmatched(Parameters parameters, String fingerprint) {
        List<Kind> kinds = parameters.constants("kind", Kind.class).stream()
                .map(Kind::valueOf)
                .toList();
        int size = parameters.size();
        List<String> after = parameters.cursor(cursors, fingerprint).orElse(List.of());
        parameters.check();
        return models.answer(
                PublishedListings.MODEL,
                generation -> ask.one(
                        new FindUnmatched(generation, kinds, size, fingerprint, after, parameters.language()),
                        Idle.class));
    }
}
