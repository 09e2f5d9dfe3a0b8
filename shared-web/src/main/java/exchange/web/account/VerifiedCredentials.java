package exchange.web.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Remembers for ten minutes that a password was right, so that Basic does not cost a slow hash with every request. Held is only an HMAC
 * under a key that lives as long as this process, over the password and the stored hash that it fitted: a changed password does not fit
 * any more, on whichever node it was changed.
 */
final class VerifiedCredentials {

    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST = 10_000;
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY = 32;

    private final Cache<String, byte[]> digests;
    private final SecretKeySpec key;

    VerifiedCredentials(Ticker ticker) {
        this.digests = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(KEPT)
                .maximumSize(MOST)
                .build();
        byte[] secret = new byte[KEY];
        new SecureRandom().nextBytes(secret);
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    boolean knows(Account account, String password) {
        byte[] known = digests.getIfPresent(account.id());
        return known != null && MessageDigest.isEqual(known, digest(account, password));
    }

    void remember(Account account, String password) {
        digests.put(account.id(), digest(account, password));
    }

    void forget(String accountId) {
        digests.invalidate(accountId);
    }

    private byte[] digest(Account account, String password) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] hash = account.passwordHash().getBytes(StandardCharsets.UTF_8);
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(hash.length).flip());
            mac.update(hash);
            return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no HMAC-SHA256", e);
        }
    }
}
