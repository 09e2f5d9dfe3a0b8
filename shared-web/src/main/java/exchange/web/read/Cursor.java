package exchange.web.read;

import exchange.privacy.Vault;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says where the next page begins: the sort key of the last item shown, as a string that a client passes back and cannot make or alter.
 * It belongs to the query that it was made for.
 */
public final class Cursor {

    private static final String PURPOSE = "read cursors";
    private static final int MAC = 16;
    private static final TypeReference<List<String>> KEY = new TypeReference<>() {};

    private final JsonMapper json = JsonMapper.builder().build();
    private final Vault vault;

    Cursor(Vault vault) {
        this.vault = vault;
    }

    /**
     * Writes a cursor.
     *
     * @param query everything that decides which items are listed and in which order
     * @param key the sort key of the last item shown
     */
    public String write(String query, List<String> key) {
        byte[] content = json.writeValueAsBytes(key);
        byte[] cursor = Arrays.copyOf(mac(query, content), MAC + content.length);
        System.arraycopy(content, 0, cursor, MAC, content.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    /** The sort key that was written; empty for what is no cursor of this query. */
    public Optional<List<String>> read(String query, String cursor) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (bytes.length <= MAC) {
            return Optional.empty();
        }
        byte[] content = Arrays.copyOfRange(bytes, MAC, bytes.length);
        if (!MessageDigest.isEqual(mac(query, content), Arrays.copyOf(bytes, MAC))) {
            return Optional.empty();
        }
        return Optional.of(json.readValue(content, KEY));
    }

    private byte[] mac(String query, byte[] content) {
        return Arrays.copyOf(vault.mac(PURPOSE, query.getBytes(StandardCharsets.UTF_8), content), MAC);
    }
}
