package exchange.event.listing;

/** How pressing a listing is (Dringlichkeit), the least first; above {@link #NORMAL} it needs a justification. */
public enum Urgency {
    NORMAL,
    URGENT,
    CRITICAL
}
