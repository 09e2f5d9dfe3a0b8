package exchange.event.listing;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The words of a listing: everything that a person typed and that may therefore say too much. Kept sealed, under a key of its own
 * for each version of the content, so that a redaction can remove it for good.
 *
 * @param organisation the name of the organisation; a sole trader's is personal
 * @param urgencyText why it is urgent or critical
 * @param evidence by standard, a link or a text that proves the conformity claimed
 */
public record ListingText(
        String title,
        String description,
        String organisation,
        @Nullable String urgencyText,
        Map<String, String> evidence) {}
