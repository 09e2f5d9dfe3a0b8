package exchange.query.statistics;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import exchange.event.listing.Urgency;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long it takes from the submission of a listing to its publication, of listings that the public may see.
 *
 * @param position of the last change that is in the figures; 0 if there was none
 * @param version what tells these figures from later ones
 * @param waiting how many listings wait for a decision about their publication
 * @param overall since the exchange began
 * @param lately of the last four weeks, today included
 * @param days of these, by day of publication, the oldest first; all of them
 * @param weeks of these, in spans of seven days, the newest first
 * @param urgencies of these, by urgency
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ServiceLevels(
        long position,
        @JsonIgnore String version,
        long waiting,
        Times overall,
        Span lately,
        List<Span> days,
        List<Span> weeks,
        List<ByUrgency> urgencies) {

    static final int DAYS = 28;

    /**
     * How long it took. Of so many listings half took no longer than the first, and 95 of 100 no longer than the second.
     *
     * @param published how many were published
     * @param p50Seconds null if none was
     */
    record Times(
            long published,
            @Nullable Long p50Seconds,
            @Nullable Long p95Seconds) {

        static final Times NONE = new Times(0, null, null);
    }

    /** How long it took what was published in some days, both included. */
    record Span(LocalDate from, LocalDate until, Times times) {

        Span withTimes(Times others) {
            return new Span(from, until, others);
        }
    }

    /** How long it took what is of some urgency. */
    record ByUrgency(Urgency urgency, Times times) {}
}
