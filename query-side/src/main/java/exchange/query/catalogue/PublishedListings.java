package exchange.query.catalogue;

import exchange.event.listing.ConformityLevel;
import exchange.event.listing.Content;
import exchange.query.content.Entries;
import exchange.query.content.PublicText;
import exchange.query.model.Generation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the catalogue shows, for whoever keeps an index of it on this node: everything at first, later what has changed since. An index is
 * at the position of the catalogue whenever it has taken the changes; it needs no place in the log of its own.
 */
@Component
public class PublishedListings {

    /** The name of the read model that has them: whoever waits for a position waits for this one. */
    public static final String MODEL = Catalogue.NAME;

    /**
     * A listing as the catalogue shows it.
     *
     * @param published the position of its first approval: no two listings share one
     * @param text null once it was redacted
     * @param levels what moderators found about a standard
     * @param validUntil the last day on which it is shown; nothing happens to it on the day after
     */
    public record Listing(
            String id,
            String reference,
            long published,
            Instant publishedAt,
            Content content,
            @Nullable PublicText text,
            Map<String, ConformityLevel> levels,
            LocalDate validUntil) {}

    /**
     * Up to where an index has taken the changes.
     *
     * @param position of the last change of a row
     * @param released counts the rows that changed out of turn: with another count everything has to be taken anew
     */
    public record Mark(Generation generation, long position, long released) {

        /** Before everything. */
        private static Mark start(Generation generation, long released) {
            return new Mark(generation, 0, released);
        }
    }

    private record Change(long position, long released) {}

    private final JdbcClient sql;

    PublishedListings(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Hands over what has changed, in no particular order: a listing as it is now, or null with the id of one that is shown no longer.
     *
     * @param since up to where the index is; null for an empty one
     * @param anew called first if what the index holds has to be forgotten
     * @return up to where it is then
     */
    public Mark changes(
            Generation generation, @Nullable Mark since, Runnable anew, BiConsumer<String, @Nullable Listing> taker) {
        Change now = sql.sql(generation.sql("select position, released from query.catalogue_change_$g where id = 1"))
                .query((row, number) -> new Change(row.getLong(1), row.getLong(2)))
                .single();
        Mark from = since;
        if (from == null || !from.generation().equals(generation) || from.released() != now.released()) {
            anew.run();
            from = Mark.start(generation, now.released());
        } else if (from.position() >= now.position()) {
            return from;
        }
        long[] last = {Math.max(from.position(), now.position())};
        sql.sql(
                        generation.sql(
                                "select listing_id, changed_position, shown and not parked as visible, entry, title, description,"
                                        + " organisation, urgency_text from query.catalogue_$g where changed_position > :since"))
                .param("since", from.position())
                .query(row -> {
                    String id = row.getString("listing_id");
                    last[0] = Math.max(last[0], row.getLong("changed_position"));
                    if (!row.getBoolean("visible")) {
                        taker.accept(id, null);
                        return;
                    }
                    CatalogueEntry entry = Entries.read(row.getString("entry"), CatalogueEntry.class);
                    String title = row.getString("title");
                    taker.accept(
                            id,
                            new Listing(
                                    id,
                                    entry.reference(),
                                    entry.publishedPosition(),
                                    Objects.requireNonNull(entry.publishedAt(), id),
                                    Objects.requireNonNull(entry.published(), id),
                                    title == null
                                            ? null
                                            : new PublicText(
                                                    title,
                                                    row.getString("description"),
                                                    row.getString("organisation"),
                                                    row.getString("urgency_text")),
                                    entry.levels(),
                                    entry.validUntil()));
                });
        return new Mark(generation, last[0], now.released());
    }
}
