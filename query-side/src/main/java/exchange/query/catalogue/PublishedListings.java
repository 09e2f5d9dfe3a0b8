package exchange.query.catalogue;

import exchange.event.listing.ConformityLevel;
import exchange.event.listing.Content;
import exchange.query.catalogue.CatalogueEntry.Publication;
import exchange.query.content.Entries;
import exchange.query.content.PublicText;
import exchange.query.model.Generation;
import java.sql.ResultSet;
import java.sql.SQLException;
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
     * @param position up to which it has taken every change of a row
     * @param released up to which it has taken the listings that were shown again out of turn
     */
    public record Mark(Generation generation, long position, long released) {}

    private static final int AT_ONCE = 1_000;

    private static final String COLUMNS =
            "select listing_id, shown and not parked as visible, entry, title, description, organisation,"
                    + " urgency_text from query.catalogue_$g ";

    private final JdbcClient sql;

    PublishedListings(JdbcClient sql) {
        this.sql = sql;
    }

    /** Where the catalogue is. */
    public Mark now(Generation generation) {
        return sql.sql(generation.sql("select position, released from query.catalogue_change_$g where id = 1"))
                .query((row, number) -> new Mark(generation, row.getLong(1), row.getLong(2)))
                .single();
    }

    /**
     * Hands over what has changed, in no particular order: a listing as it is now, or null with the id of one that is shown no longer. Some
     * may be handed over again.
     *
     * @param since up to where the index is; null for an empty one
     * @param anew called first if what the index holds has to be forgotten
     * @return up to where it is then
     */
    public Mark changes(
            Generation generation, @Nullable Mark since, Runnable anew, BiConsumer<String, @Nullable Listing> taker) {
        Mark now = now(generation);
        if (since == null || !since.generation().equals(generation)) {
            anew.run();
            String last = "";
            do {
                last = some(generation, last, AT_ONCE, taker);
            } while (!last.isEmpty());
            return now;
        }
        if (since.equals(now)) {
            return now;
        }
        sql.sql(generation.sql(COLUMNS
                        + "where changed_position > :since or listing_id in"
                        + " (select listing_id from query.catalogue_released_$g where number > :released)"))
                .param("since", since.position())
                .param("released", since.released())
                .query(row -> {
                    take(row, taker);
                });
        return now;
    }

    /**
     * Hands over some of all listings that were ever submitted, by their ids, whether or not anything has changed.
     *
     * @param after the id behind which to go on; empty for the first
     * @return the last id handed over; empty if there are no more
     */
    public String some(Generation generation, String after, int most, BiConsumer<String, @Nullable Listing> taker) {
        String[] last = {""};
        sql.sql(generation.sql(COLUMNS + "where listing_id > :after order by listing_id limit :most"))
                .param("after", after)
                .param("most", most)
                .query(row -> {
                    last[0] = take(row, taker);
                });
        return last[0];
    }

    private static String take(ResultSet row, BiConsumer<String, @Nullable Listing> taker) throws SQLException {
        String id = row.getString("listing_id");
        if (!row.getBoolean("visible")) {
            taker.accept(id, null);
            return id;
        }
        CatalogueEntry entry = Entries.read(row.getString("entry"), CatalogueEntry.class);
        Publication publication = Objects.requireNonNull(entry.publication(), id);
        String title = row.getString("title");
        taker.accept(
                id,
                new Listing(
                        id,
                        entry.reference(),
                        publication.position(),
                        publication.at(),
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
        return id;
    }
}
