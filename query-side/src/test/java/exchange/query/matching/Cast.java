package exchange.query.matching;

import exchange.event.listing.Capability;
import exchange.event.listing.ConformityLevel;
import exchange.event.listing.Content;
import exchange.event.listing.Kind;
import exchange.event.listing.OrganisationType;
import exchange.event.listing.Quantity;
import exchange.event.listing.Region;
import exchange.event.listing.Urgency;
import exchange.event.listing.Visibility;
import exchange.privacy.Sealed;
import exchange.query.catalogue.PublishedListings.Listing;
import exchange.query.content.PublicText;
import exchange.reference.Period;
import exchange.reference.Products;
import exchange.reference.QuantityMode;
import exchange.reference.Unit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A published listing in the making: an offer of 10,000 FFP2 masks in Albstadt, there at once, unless said otherwise. */
final class Cast {

    static final Products PRODUCTS = Products.load();
    static final Region ALBSTADT = new Region("72458", "Albstadt", "Zollernalbkreis", "DE143", 48.21, 9.02);
    static final Region STUTTGART = new Region("70173", "Stuttgart", "Stuttgart, Stadtkreis", "DE111", 48.78, 9.18);
    static final Region BERLIN = new Region("10115", "Berlin", "Berlin", "DE300", 52.53, 13.38);

    private static final Sealed BOX = new Sealed("bfCeXK3bTHmvT3kHZ8qLPQ", "c2VhbGVk");

    String id = "1";
    long published = 1;
    Kind kind = Kind.OFFER;
    String title = "FFP2-Masken";
    String description = "Einzeln verpackt, ohne Ventil.";

    @Nullable
    String product = "ffp2-mask";

    Capability capability = Capability.MATERIAL;
    List<Capability> seeks = List.of();

    @Nullable
    Quantity quantity = stock(10_000);

    List<String> standards = List.of();
    List<String> requires = List.of();
    Map<String, ConformityLevel> levels = Map.of();

    @Nullable
    LocalDate neededBy;

    @Nullable
    Integer withinKm;

    Region region = ALBSTADT;
    LocalDate validUntil = LocalDate.of(2027, 2, 28);
    Visibility visibility = Visibility.PUBLIC;

    static Cast offer() {
        return new Cast();
    }

    static Cast request() {
        Cast request = new Cast();
        request.id = "2";
        request.published = 2;
        request.kind = Kind.REQUEST;
        request.title = "Masken für die Klinik";
        request.region = STUTTGART;
        return request;
    }

    static Cast idea(Capability... seeks) {
        Cast idea = request();
        idea.kind = Kind.IDEA;
        idea.capability = Capability.DEVELOPMENT;
        idea.seeks = List.of(seeks);
        idea.quantity = null;
        return idea;
    }

    static Quantity stock(long amount) {
        return new Quantity(amount, Unit.PIECE, null, QuantityMode.STOCK, null, null, null);
    }

    static Quantity weekly(long amount, LocalDate from) {
        return new Quantity(amount, Unit.PIECE, null, QuantityMode.CAPACITY, Period.WEEK, from, null);
    }

    Listing listing() {
        return new Listing(
                id,
                "KB-" + id,
                published,
                Instant.parse("2026-11-20T09:00:00Z"),
                new Content(
                        1,
                        kind,
                        BOX,
                        "de",
                        product,
                        capability,
                        seeks,
                        quantity,
                        standards,
                        requires,
                        neededBy,
                        withinKm,
                        region,
                        validUntil,
                        visibility,
                        Urgency.NORMAL,
                        OrganisationType.COMPANY,
                        true),
                new PublicText(title, description, "Weberei Alb GmbH", null),
                levels,
                validUntil);
    }

    Party party() {
        return Party.of(listing(), PRODUCTS);
    }
}
