package exchange.query.content;

import org.jspecify.annotations.Nullable;

/**
 * The words of a listing that the public sees.
 *
 * @param organisation null where it asked not to be shown
 */
public record PublicText(
        String title,
        String description,
        @Nullable String organisation,
        @Nullable String urgencyText) {}
