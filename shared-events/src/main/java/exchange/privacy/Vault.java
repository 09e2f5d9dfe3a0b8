package exchange.privacy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Seals values with AES-256-GCM and opens them while their key exists. Safe for concurrent use. */
public final class Vault {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY = 32;
    private static final int ID = 16;

    /** Unwrapped keys are kept this long, so that a destroyed key does not live on in another node for longer. */
    private static final Duration KEPT = Duration.ofSeconds(30);

    private static final int KEPT_KEYS = 20_000;

    private final SecureRandom random = new SecureRandom();
    private final ObjectMapper json = JsonMapper.builder().build();
    private final Cache<String, SecretKey> unwrapped =
            Caffeine.newBuilder().maximumSize(KEPT_KEYS).expireAfterWrite(KEPT).build();
    private final ConcurrentMap<String, SecretKey> macKeys = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, SecretKey> sealingKeys = new ConcurrentHashMap<>();
    private final SecretKey wrapping;
    private final MasterKey master;
    private final KeyStore keys;

    public Vault(MasterKey master, KeyStore keys) {
        this.master = master;
        this.wrapping = master.derive("wrap data keys", "AES");
        this.keys = keys;
    }

    /** Makes a data key. It is stored by whoever stores what it seals. */
    public NewKey mint() {
        byte[] drawn = new byte[ID + KEY];
        random.nextBytes(drawn);
        byte[] id = Arrays.copyOf(drawn, ID);
        byte[] secret = Arrays.copyOfRange(drawn, ID, ID + KEY);
        String name = Base64.getUrlEncoder().withoutPadding().encodeToString(id);
        SecretKey key = new SecretKeySpec(secret, "AES");
        unwrapped.put(name, key);
        return new NewKey(new WrappedKey(name, encrypt(wrapping, name, secret)), key);
    }

    /** Seals a value, written as JSON. */
    public Sealed seal(NewKey key, Object value) {
        byte[] box = encrypt(key.secret(), key.id(), json.writeValueAsBytes(value));
        return new Sealed(key.id(), Base64.getEncoder().encodeToString(box));
    }

    /**
     * Opens what was sealed; empty once the key is destroyed.
     *
     * @throws IllegalStateException if the box was altered, or the master key is not the one that it was sealed under
     */
    public <T> Optional<T> open(@Nullable Sealed sealed, Class<T> type) {
        if (sealed == null) {
            return Optional.empty();
        }
        SecretKey key = unwrapped.get(sealed.key(), this::unwrap);
        if (key == null) {
            return Optional.empty();
        }
        try {
            byte[] plain = decrypt(key, sealed.key(), Base64.getDecoder().decode(sealed.box()));
            return Optional.of(json.readValue(plain, type));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("What key " + sealed.key() + " sealed was altered: it is no base64", e);
        } catch (JacksonException e) {
            throw new IllegalStateException("What key " + sealed.key() + " sealed is no " + type.getSimpleName(), e);
        }
    }

    /**
     * Fetches keys together that are about to be needed one after the other. One that is destroyed meanwhile may be kept here for 30 seconds,
     * as on any other node.
     */
    public void expect(Collection<String> ids) {
        Set<String> missing = new HashSet<>(ids);
        missing.removeAll(unwrapped.asMap().keySet());
        if (!missing.isEmpty()) {
            keys.findAll(missing).forEach(key -> unwrapped.put(key.id(), unwrapped(key)));
        }
    }

    /** Destroys keys, and with them whatever they sealed. */
    public void destroy(Collection<String> ids) {
        try {
            keys.destroy(ids);
        } finally {
            unwrapped.invalidateAll(ids);
        }
    }

    /**
     * HMAC-SHA256 under a key for one purpose, over parts each preceded by its length, so that no two lists of parts look alike.
     *
     * @return 32 bytes
     */
    public byte[] mac(String purpose, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(macKeys.computeIfAbsent(purpose, any -> master.derive(any, "HmacSHA256")));
            for (byte[] part : parts) {
                mac.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no HMAC-SHA256", e);
        }
    }

    /**
     * Seals what is kept for a while and deleted then: under a key for one purpose that is the installation's, not one of its own.
     *
     * @param name of what is sealed; whoever opens it has to know it
     */
    public byte[] sealFor(String purpose, String name, byte[] plain) {
        return encrypt(keyFor(purpose), name, plain);
    }

    /**
     * Opens what {@link #sealFor} has sealed.
     *
     * @throws IllegalStateException if it was altered, or sealed for something else
     */
    public byte[] openFor(String purpose, String name, byte[] box) {
        return decrypt(keyFor(purpose), name, box);
    }

    /** The installation's own pair of keys to sign with for one purpose; the same every time. */
    public SigningKey signingKey(String purpose) {
        return SigningKey.of(master.derive(purpose, "Ed25519").getEncoded());
    }

    private SecretKey keyFor(String purpose) {
        return sealingKeys.computeIfAbsent(purpose, any -> master.derive("seal: " + any, "AES"));
    }

    private @Nullable SecretKey unwrap(String id) {
        return keys.find(id).map(this::unwrapped).orElse(null);
    }

    private SecretKey unwrapped(WrappedKey key) {
        return new SecretKeySpec(decrypt(wrapping, key.id(), key.wrapped()), "AES");
    }

    private byte[] encrypt(SecretKey key, String id, byte[] plain) {
        try {
            byte[] nonce = new byte[NONCE];
            random.nextBytes(nonce);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(id.getBytes(StandardCharsets.US_ASCII));
            byte[] box = Arrays.copyOf(nonce, NONCE + cipher.getOutputSize(plain.length));
            cipher.doFinal(plain, 0, plain.length, box, NONCE);
            return box;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK cannot encrypt with AES-256-GCM", e);
        }
    }

    private static byte[] decrypt(SecretKey key, String id, byte[] box) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, box, 0, NONCE));
            cipher.updateAAD(id.getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(box, NONCE, box.length - NONCE);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "What key " + id + " sealed cannot be opened: altered, or sealed under another master key", e);
        }
    }
}
