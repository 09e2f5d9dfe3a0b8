package exchange.event.listing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
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

    /** What is kept of a secret link's token. */
    public static String linkDigest(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
