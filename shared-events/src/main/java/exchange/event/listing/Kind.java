package exchange.event.listing;

/** What a listing is: an offer (Kooperationsangebot), a request (Kooperationsgesuch) or an idea (Produktidee). */
public enum Kind {
    OFFER,
    REQUEST,
    IDEA
}
