package exchange.web.body;

import exchange.web.problem.Problem;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * A request's body, received but not yet read, so that a controller can first see whether the caller may do what they ask. A controller
 * method gets it as a parameter; for the documentation it says {@code @RequestBody(content = @Content(schema = @Schema(implementation =
 * X.class)))} (of {@code io.swagger.v3.oas.annotations.parameters}) on itself.
 */
public final class Body {

    /** A request attribute: present where a person typed the values into a form, so that numbers, dates and lists come as texts. */
    public static final String TYPED = Body.class.getName() + ".typed";

    private final BodyReader reader;
    private final String method;
    private final String path;
    private final byte[] bytes;
    private final boolean sent;
    private final @Nullable String contentType;
    private final boolean typed;

    /**
     * @param sent whether the request had a body at all, even if nothing of it is left to read here
     * @param contentType as the header says
     * @param typed whether values are texts, as forms send them
     */
    Body(
            BodyReader reader,
            String method,
            String path,
            byte[] bytes,
            boolean sent,
            @Nullable String contentType,
            boolean typed) {
        this.reader = reader;
        this.method = method;
        this.path = path;
        this.bytes = bytes;
        this.sent = sent;
        this.contentType = contentType;
        this.typed = typed;
    }

    /** As {@link #as(Class, Checks)}, without further checks. */
    public <T> T as(Class<T> record) {
        return as(record, (value, errors) -> {});
    }

    /**
     * Reads the body; none is the same as {@code {}}.
     *
     * @throws Problem 415 if it is not said to be JSON in UTF-8, 400 with everything that is wrong with it
     */
    public <T> T as(Class<T> record, Checks<T> checks) {
        if (sent && !isJson()) {
            throw Problem.notJson();
        }
        return reader.read(bytes, record, checks, typed);
    }

    /** What makes a repetition of this request the same one: {@link BodyHash#canonical}. */
    public byte[] canonical() {
        return BodyHash.canonical(method, path, bytes);
    }

    private boolean isJson() {
        if (contentType == null) {
            return false;
        }
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            Charset charset = type.getCharset();
            boolean json = type.isCompatibleWith(MediaType.APPLICATION_JSON)
                    || type.getSubtype().endsWith("+json");
            return json && type.isConcrete() && (charset == null || charset.equals(StandardCharsets.UTF_8));
        } catch (InvalidMediaTypeException | IllegalCharsetNameException | UnsupportedCharsetException e) {
            return false;
        }
    }
}
