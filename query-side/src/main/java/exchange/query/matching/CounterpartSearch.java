package exchange.query.matching;

import exchange.event.listing.Capability;
import exchange.event.listing.Content;
import exchange.event.listing.Kind;
import exchange.event.listing.OrganisationType;
import exchange.event.listing.Region;
import exchange.event.listing.Urgency;
import exchange.event.listing.Visibility;
import exchange.privacy.Sealed;
import exchange.query.catalogue.PublishedListings.Listing;
import exchange.query.content.Contents;
import exchange.query.content.PublicText;
import exchange.query.matching.MatchIndex.Ranked;
import exchange.reference.Place;
import exchange.reference.Places;
import exchange.reference.Products;
import exchange.reference.Validity;
import exchange.web.problem.Language;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/**
 * Says who would fit a listing that somebody is only telling about: it is taken for one that was published today, of whatever quantity and
 * without demands.
 */
@Component
class CounterpartSearch {

    /** The middle of the country stands in for a place that nobody has named yet. */
    private static final Region ANYWHERE = new Region("", "", "", "DE", 51.16, 10.45);

    private static final Sealed NOTHING = new Sealed("", "");

    private final MatchSearch search;
    private final Products products;
    private final Clock clock;

    CounterpartSearch(MatchSearch search, Products products, Clock clock) {
        this.search = search;
        this.products = products;
        this.clock = clock;
    }

    @QueryHandler
    Counterparts handle(FindCounterparts query) {
        Map<String, Ranked> best = new HashMap<>();
        for (Capability capability : capabilities(query)) {
            for (Ranked ranked : search.best(query.generation(), told(query, capability), query.most())) {
                best.merge(
                        ranked.counterpart().id(),
                        ranked,
                        (one, other) -> Ranked.ORDER.compare(one, other) <= 0 ? one : other);
            }
        }
        return new Counterparts(best.values().stream()
                .sorted(Ranked.ORDER)
                .limit(query.most())
                .map(ranked -> item(ranked, query))
                .toList());
    }

    private static List<Capability> capabilities(FindCounterparts query) {
        if (query.capability() != null) {
            return List.of(query.capability());
        }
        return query.kind() == Kind.IDEA ? List.of(Capability.DEVELOPMENT) : Arrays.asList(Capability.values());
    }

    private Party told(FindCounterparts query, Capability capability) {
        LocalDate today = LocalDate.now(clock.withZone(Validity.ZONE));
        Place place = query.place();
        Region region = place == null
                ? ANYWHERE
                : new Region(
                        place.postalCode(),
                        place.place(),
                        place.district(),
                        place.nuts(),
                        place.latitude(),
                        place.longitude());
        Content content = new Content(
                1,
                query.kind(),
                NOTHING,
                "de",
                query.product(),
                capability,
                query.kind() == Kind.IDEA ? query.seeks() : List.of(),
                null,
                List.of(),
                List.of(),
                null,
                null,
                region,
                today.plusDays(Validity.DEFAULT_DAYS),
                Visibility.PUBLIC,
                Urgency.NORMAL,
                OrganisationType.OTHER,
                true);
        return Party.of(
                new Listing(
                        "",
                        "",
                        Long.MAX_VALUE,
                        clock.instant(),
                        content,
                        new PublicText(query.title(), "", null, null),
                        Map.of(),
                        content.validUntil()),
                products);
    }

    private static Counterparts.Item item(Ranked ranked, FindCounterparts query) {
        Party party = ranked.counterpart();
        Place place = query.place();
        Region region = party.region();
        return new Counterparts.Item(
                party.id(),
                party.reference(),
                party.kind(),
                party.title().isEmpty() ? Contents.removed(Language.current()) : party.title(),
                party.organisation(),
                party.terms().quantity(),
                region.place(),
                place == null
                        ? null
                        : Places.kilometresBetween(
                                place.latitude(), place.longitude(), region.latitude(), region.longitude()),
                ranked.points() / (double) Pair.POINTS);
    }
}
