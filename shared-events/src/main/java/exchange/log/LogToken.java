package exchange.log;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.OptionalLong;
import org.axonframework.eventhandling.TrackingToken;

/**
 * How far a reader has read: everything up to and including a position. The leaf hash at that position tells a reader of this log from
 * a reader of another one, such as the one before a restored backup.
 *
 * @param index the position; 0 before the first event
 * @param leafHash 64 hexadecimal digits; empty at position 0
 */
public record LogToken(long index, String leafHash) implements TrackingToken {

    /** Before the first event. */
    public static final LogToken START = new LogToken(0, "");

    @Override
    public TrackingToken lowerBound(TrackingToken other) {
        return ((LogToken) other).index < index ? other : this;
    }

    @Override
    public TrackingToken upperBound(TrackingToken other) {
        return ((LogToken) other).index > index ? other : this;
    }

    @Override
    public boolean covers(TrackingToken other) {
        return ((LogToken) other).index <= index;
    }

    @Override
    @JsonIgnore
    public OptionalLong position() {
        return OptionalLong.of(index);
    }
}
