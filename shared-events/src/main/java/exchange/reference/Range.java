package exchange.reference;

/**
 * What is usual for a product: in pieces, metres, ... at once, or per week.
 *
 * @param low the least usual amount, 1 or more
 * @param high the greatest usual amount, not below {@code low}
 */
public record Range(long low, long high) {

    public Range {
        if (low < 1 || high < low) {
            throw new IllegalArgumentException("not a range: " + low + " to " + high);
        }
    }

    /** Whether {@code amount} lies inside, both ends included. */
    public boolean contains(long amount) {
        return low <= amount && amount <= high;
    }
}
