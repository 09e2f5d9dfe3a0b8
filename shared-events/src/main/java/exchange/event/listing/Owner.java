package exchange.event.listing;

import org.jspecify.annotations.Nullable;

/**
 * To whom a listing belongs. A MEMBER's listing belongs to the organisation of the account; an anonymous one to whoever bears its
 * secret link, of which only the digest is known; what a clerk or partner entered belongs to nobody outside and is managed by clerks.
 *
 * @param organisation the opaque id of an organisation
 * @param linkDigest SHA-256 of the secret link's token, base64url without padding
 */
public record Owner(@Nullable String organisation, @Nullable String linkDigest) {

    /** Nobody outside: entered at the desk or by a partner network. */
    public static final Owner DESK = new Owner(null, null);
}
