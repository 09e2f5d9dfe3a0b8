package exchange.event.listing;

import org.jspecify.annotations.Nullable;

/**
 * The contact person (Ansprechperson): personal data, never public, sealed under a key of its own.
 *
 * @param email at least one of e-mail and telephone is there
 */
public record Contact(
        String name, @Nullable String email, @Nullable String phone) {}
