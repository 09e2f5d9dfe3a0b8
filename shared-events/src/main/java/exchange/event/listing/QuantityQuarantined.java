package exchange.event.listing;

/**
 * The quantity is far outside what its product usually shows; a second moderator has to confirm it.
 *
 * @param figure the amount as compared: in single units, a capacity per week; saturated at {@link Long#MAX_VALUE}
 * @param usualLow the least usual figure
 * @param usualHigh the greatest usual figure
 */
public record QuantityQuarantined(ListingId listingId, int contentVersion, long figure, long usualLow, long usualHigh)
        implements ListingEvent {}
