package exchange.event.listing;

import java.time.Instant;

/**
 * A moderator took the listing, or its revision, into review, or extended the claim.
 *
 * @param holder the account that holds the claim
 * @param until when the claim lapses unless its holder does something
 */
public record ListingClaimed(ListingId listingId, String holder, Instant until) implements ListingEvent {}
