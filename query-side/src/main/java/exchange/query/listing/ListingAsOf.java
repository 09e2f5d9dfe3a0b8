package exchange.query.listing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import exchange.event.listing.ListingId;
import exchange.query.content.ContentView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A listing as it was.
 *
 * @param position the last of the log that counts
 * @param at the moment asked about; where a position was asked about, when the log took it
 * @param listing as the desk saw it, without the contact; without words that have been redacted since
 * @param publicly as everybody saw it in the catalogue; null if it was not shown to everybody
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ListingAsOf(
        long position,
        Instant at,
        ListingAnswer listing,
        @JsonProperty("public") @Nullable Shown publicly) {

    /** What the catalogue showed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Shown(
            ListingId id,
            String reference,
            @JsonUnwrapped ContentView content,
            @Nullable Instant publishedAt) {}
}
