package exchange.event.listing;

/** What sort of body stands behind a listing. */
public enum OrganisationType {
    COMPANY,
    HOSPITAL,
    CARE_HOME,
    RESEARCH,
    AUTHORITY,
    NETWORK,
    OTHER
}
