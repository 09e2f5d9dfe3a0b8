package exchange.query.intake;

import exchange.event.listing.Kind;
import exchange.event.listing.Quantity;
import exchange.query.matching.Likeness;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A listing that waits or is published, as far as it helps to tell whether a caller tells the same once more.
 *
 * @param waits whether it waits for a moderator; else it is published
 * @param path the codes from the root down to its product; empty without one
 * @param name the words of its organisation's name
 */
record Known(
        String id,
        String reference,
        boolean waits,
        Kind kind,
        String title,
        String organisation,
        List<String> path,
        @Nullable Quantity quantity,
        String postalCode,
        String place,
        Likeness words,
        OrganisationName name) {}
