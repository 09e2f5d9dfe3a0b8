package exchange.event.matching;

import exchange.event.listing.ListingId;
import exchange.privacy.Sealed;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at the desk said whether two listings go together.
 *
 * @param text why, sealed
 */
public record MatchJudged(
        ListingId offer,
        ListingId request,
        Verdict verdict,
        @Nullable Sealed text) implements MatchEvent {}
