package exchange.query.model;

/**
 * One copy of a read model's tables, with a place in the log of its own.
 *
 * @param model the read model's name
 * @param number counts from 1, never used again
 */
public record Generation(String model, int number) {

    private static final String PLACEHOLDER = "$g";

    /** A statement about this copy: every {@code $g}, the end of the name of each table and index, made its own. */
    public String sql(String statement) {
        return statement.replace(PLACEHOLDER, "g" + number);
    }

    /** The name of the processor that feeds it, and of its token. */
    String processor() {
        return model + "@" + number;
    }
}
