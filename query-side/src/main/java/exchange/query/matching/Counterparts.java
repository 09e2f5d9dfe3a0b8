package exchange.query.matching;

import exchange.event.listing.Kind;
import exchange.event.listing.Quantity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who would fit a listing that is not there yet, the best first. */
public record Counterparts(List<Item> items) {

    /**
     * A published listing.
     *
     * @param organisation null where it is not shown
     * @param distanceKm null as long as nobody knows from where
     * @param score 0 to 1
     */
    public record Item(
            String id,
            String reference,
            Kind kind,
            String title,
            @Nullable String organisation,
            @Nullable Quantity quantity,
            String place,
            @Nullable Double distanceKm,
            double score) {}
}
