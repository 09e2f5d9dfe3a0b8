package exchange.event.listing;

/**
 * A moderator other than the approver stands for the figure.
 *
 * @param moderator the account that confirmed
 */
public record QuantityConfirmed(ListingId listingId, int contentVersion, String moderator) implements ListingEvent {}
