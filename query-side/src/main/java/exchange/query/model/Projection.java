package exchange.query.model;

import java.util.Set;

/**
 * Writes what events mean into the tables of one generation, a batch at a time: {@link #begin}, each event to its annotated
 * {@code @EventHandler} methods, {@link #flush}. A batch that fails is taken back by the caller, who begins again with less.
 */
public interface Projection {

    /** Forgets whatever an earlier batch left in memory, and reads what the events of these sequences will need. */
    void begin(Set<String> sequences);

    /** Writes everything since {@link #begin}. */
    void flush();

    /** An event of a sequence was parked, and whatever follows it will be: what is known of it is out of date from here on. */
    default void park(String sequence, long position) {}

    /** Nothing of a sequence is parked any more. */
    default void release(String sequence) {}
}
