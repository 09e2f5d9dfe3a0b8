package exchange.node;

import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of an installation, from {@code EXCHANGE_...} environment variables or {@code exchange....} properties.
 *
 * @param data the folder of the embedded database and its key file ({@code EXCHANGE_DATA})
 * @param demo whether invented people and listings are loaded ({@code EXCHANGE_DEMO})
 * @param masterKey 32 bytes, base64 ({@code EXCHANGE_MASTER_KEY}); only the demo mode makes one by itself
 * @param db PostgreSQL instead of the embedded database
 * @param admin the first administrator of an empty database
 * @param schemas the database schemas that this node makes and writes; empty for all
 * @param requestsPerSecond how many requests one address may make a second, in the long run; null for {@link #REQUESTS_PER_SECOND}, or
 *     {@link #DEMO_REQUESTS_PER_SECOND} in demo mode, where every client has the same address
 * @param anonymousPerHour how many things people without an account may leave from one address an hour; null for
 *     {@link #ANONYMOUS_PER_HOUR}, or {@link #DEMO_ANONYMOUS_PER_HOUR} in demo mode
 */
@ConfigurationProperties("exchange")
public record ExchangeSettings(
        @DefaultValue("./data") Path data,
        @DefaultValue("false") boolean demo,
        @Nullable String masterKey,
        @DefaultValue Db db,
        @DefaultValue Admin admin,
        @DefaultValue Set<String> schemas,
        @Nullable Integer requestsPerSecond,
        @Nullable Integer anonymousPerHour) {

    static final int REQUESTS_PER_SECOND = 300;
    static final int DEMO_REQUESTS_PER_SECOND = 3_000;
    static final int ANONYMOUS_PER_HOUR = 1_000;
    static final int DEMO_ANONYMOUS_PER_HOUR = 30_000;

    /**
     * The rate that holds.
     *
     * @throws Unusable if it is less than 1
     */
    public int permittedRequestsPerSecond() {
        return permitted(
                "EXCHANGE_REQUESTS_PER_SECOND", requestsPerSecond, REQUESTS_PER_SECOND, DEMO_REQUESTS_PER_SECOND);
    }

    /**
     * The number that holds.
     *
     * @throws Unusable if it is less than 1
     */
    public int permittedAnonymousPerHour() {
        return permitted("EXCHANGE_ANONYMOUS_PER_HOUR", anonymousPerHour, ANONYMOUS_PER_HOUR, DEMO_ANONYMOUS_PER_HOUR);
    }

    private int permitted(String name, @Nullable Integer given, int usual, int inDemo) {
        if (given != null) {
            if (given < 1) {
                throw new Unusable(name + " is " + given + "; it has to be 1 at least.");
            }
            return given;
        }
        return demo ? inDemo : usual;
    }

    /** {@code EXCHANGE_DB_URL}, {@code EXCHANGE_DB_USER}, {@code EXCHANGE_DB_PASSWORD}. */
    public record Db(
            @Nullable String url,
            @DefaultValue("") String user,
            @DefaultValue("") String password) {}

    /** {@code EXCHANGE_ADMIN_USER}, {@code EXCHANGE_ADMIN_PASSWORD}. */
    public record Admin(@Nullable String user, @Nullable String password) {}

    /** Settings that cannot be started with, said in a sentence for the operator. */
    public static final class Unusable extends RuntimeException {
        public Unusable(String message) {
            super(message);
        }
    }
}
