package exchange.event.listing;

import exchange.privacy.Sealed;
import org.jspecify.annotations.Nullable;

/**
 * A moderator other than the approver stands for the figure.
 *
 * @param moderator the account that confirmed
 * @param remarks {@link Remarks}, sealed: a note for the desk
 */
public record QuantityConfirmed(
        ListingId listingId,
        int contentVersion,
        String moderator,
        @Nullable Sealed remarks) implements ListingEvent {}
