package exchange.event.listing;

/** Who may find a published listing: everyone, or public authorities only. */
public enum Visibility {
    PUBLIC,
    AUTHORITIES
}
