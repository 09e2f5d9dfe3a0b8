package exchange.log;

/**
 * The log could not be reached in time. Whether the command took effect is not known; sending it again with the same key tells.
 */
public final class LogUnavailable extends RuntimeException {

    LogUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
