package exchange.event.listing;

/** How far a claimed conformity is believed: as the supplier says, as the exchange confirmed, or in doubt. */
public enum ConformityLevel {
    CLAIMED,
    VERIFIED,
    SUSPICIOUS
}
