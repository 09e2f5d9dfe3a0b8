package exchange.event.listing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.UUID;

/**
 * Identifies a listing, for ever and in public addresses. Random, so that it tells nothing.
 *
 * @param value the UUID
 */
public record ListingId(@JsonValue UUID value) {

    @JsonCreator
    public ListingId {}

    public static ListingId random() {
        return new ListingId(UUID.randomUUID());
    }

    /** Reads the canonical form; empty for anything else, because an address that names no listing is not an error of the caller's. */
    public static Optional<ListingId> parse(String text) {
        try {
            UUID value = UUID.fromString(text);
            return value.toString().equals(text) ? Optional.of(new ListingId(value)) : Optional.empty();
        } catch (IllegalArgumentException notAnIdentifier) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
