package exchange.event.listing;

/** What is offered, wanted or sought (Leistungsart). */
public enum Capability {
    MATERIAL,
    PRODUCTION,
    DEVELOPMENT,
    TESTING,
    LOGISTICS,
    SERVICE,
    FUNDING;

    /** Whether a listing of this capability is about a countable good, so that it needs a quantity (API.md). */
    public boolean needsQuantity() {
        return this == MATERIAL || this == PRODUCTION;
    }

    /** Whether a listing of this capability may go without a product code (API.md: "required but for ideas and services"). */
    public boolean mayLackProduct() {
        return this == SERVICE;
    }
}
