package exchange.event.matching;

import exchange.event.listing.ListingId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Identifies a pair of listings in the log: the same for the same offer and request, whenever somebody comes to speak of them. */
public record MatchId(UUID value) {

    public static MatchId of(ListingId offer, ListingId request) {
        return new MatchId(
                UUID.nameUUIDFromBytes(("match " + offer + " " + request).getBytes(StandardCharsets.US_ASCII)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
