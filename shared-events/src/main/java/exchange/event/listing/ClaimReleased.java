package exchange.event.listing;

/**
 * The listing, or its revision, waits for a moderator again.
 *
 * @param holder the account that held the claim
 * @param lapsed whether time took it rather than a person
 */
public record ClaimReleased(ListingId listingId, String holder, boolean lapsed) implements ListingEvent {}
