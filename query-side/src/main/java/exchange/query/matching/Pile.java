package exchange.query.matching;

import exchange.event.listing.Capability;
import exchange.event.listing.ConformityLevel;
import exchange.event.listing.Kind;
import java.util.List;
import java.util.Map;

/** Listings that differ in nothing but their words, amounts, days and places. */
final class Pile {

    /** What the listings of a pile have in common. */
    record Kin(
            Kind kind,
            List<Capability> wants,
            List<String> path,
            Map<String, ConformityLevel> standards,
            List<String> requires) {

        static Kin of(Party party) {
            return new Kin(
                    party.kind(),
                    party.wants(),
                    party.terms().path(),
                    party.terms().standards(),
                    party.requires());
        }
    }

    /** One of them, which may be gone by now. */
    private final Party sample;

    private Group listings = Group.empty();

    Pile(Party sample) {
        this.sample = sample;
    }

    Party sample() {
        return sample;
    }

    Group listings() {
        return listings;
    }

    void put(Party party) {
        listings = listings.with(party);
    }

    void remove(Party party) {
        listings = listings.without(party);
    }
}
