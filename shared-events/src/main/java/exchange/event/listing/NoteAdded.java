package exchange.event.listing;

import exchange.privacy.Sealed;

/**
 * Somebody at the desk noted something.
 *
 * @param remarks {@link Remarks}, sealed
 */
public record NoteAdded(ListingId listingId, Sealed remarks) implements ListingEvent {}
