package exchange.query.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import exchange.event.listing.ListingId;
import exchange.query.content.ContentView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A published listing as the public sees it.
 *
 * @param publishedAt when it was approved first
 * @param confirmedAt when somebody last stood for what it says: approved it, or its revision, or renewed it
 * @param distanceKm from the place asked about, to the metre; only where one was
 * @param highlights where the words asked for are; only where some were
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CatalogueItem(
        ListingId id,
        String reference,
        @JsonUnwrapped ContentView content,
        Instant publishedAt,
        Instant confirmedAt,
        @Nullable Double distanceKm,
        @Nullable Highlights highlights) {}
