package exchange.web.body;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** What makes two requests the same one: method, path and body, the latter without regard to white space and the order of its fields. */
final class BodyHash {

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .build();
    private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.US_ASCII);

    private BodyHash() {}

    /**
     * The bytes to be hashed; the same for requests that say the same. An empty body says what {@code {}} does; one that is no JSON says
     * exactly its bytes.
     */
    static byte[] canonical(String method, String path, byte[] body) {
        byte[] head = (method + " " + path + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] said = normalised(body);
        return ByteBuffer.allocate(head.length + said.length)
                .put(head)
                .put(said)
                .array();
    }

    private static byte[] normalised(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return text.isBlank()
                    ? EMPTY
                    : JSON.writeValueAsString(JSON.readTree(text)).getBytes(StandardCharsets.UTF_8);
        } catch (CharacterCodingException | JacksonException | NumberFormatException notJson) {
            return body;
        }
    }
}
