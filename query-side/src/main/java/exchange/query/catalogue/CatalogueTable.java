package exchange.query.catalogue;

import exchange.event.listing.Content;
import exchange.query.content.Contents;
import exchange.query.content.Entries;
import exchange.query.content.PublicText;
import exchange.query.model.Generation;
import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/** The rows of one generation of the catalogue. Words are in plain only in the rows that are shown. */
final class CatalogueTable {

    /**
     * A row.
     *
     * @param position of the last event that it has seen
     * @param changed of the last event since it was read that the public can tell; 0 if there was none
     */
    record Row(CatalogueEntry entry, long position, long changed) {}

    private static final List<String> SHOWN_COLUMNS = List.of(
            "shown",
            "visibility",
            "valid_until",
            "title",
            "description",
            "organisation",
            "urgency_text",
            "changed_position");

    private static final int[] TYPES = {
        Types.BIGINT,
        Types.VARCHAR,
        Types.BOOLEAN,
        Types.VARCHAR,
        Types.DATE,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.BIGINT,
        Types.VARCHAR
    };

    private static final int[] SEEN_TYPES = {Types.BIGINT, Types.VARCHAR, Types.VARCHAR};

    private final Generation generation;
    private final JdbcTemplate sql;
    private final Contents contents;

    CatalogueTable(Generation generation, JdbcTemplate sql, Contents contents) {
        this.generation = generation;
        this.sql = sql;
        this.contents = contents;
    }

    /** The rows of these listings, by id, as far as there are any. */
    Map<String, Row> find(Set<String> ids) {
        Map<String, Row> rows = new HashMap<>();
        sql.query(
                generation.sql("select listing_id, entry, position from query.catalogue_$g where listing_id = any(?)"),
                row -> {
                    CatalogueEntry entry = Entries.read(row.getString(2), CatalogueEntry.class);
                    rows.put(row.getString(1), new Row(entry, row.getLong(3), 0));
                },
                array(ids));
        return rows;
    }

    /** Adds rows that are not there. */
    void insert(List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        batch(
                "insert into query.catalogue_$g (position, entry, " + String.join(", ", SHOWN_COLUMNS)
                        + ", listing_id, parked) values (" + "?, ".repeat(TYPES.length) + "false)",
                whole(rows),
                TYPES);
    }

    /** Writes rows anew in which somebody who looks at the catalogue can see a difference. */
    void show(List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        batch(
                "update query.catalogue_$g set position = ?, entry = ?, " + String.join(" = ?, ", SHOWN_COLUMNS)
                        + " = ? where listing_id = ?",
                whole(rows),
                TYPES);
    }

    /** Writes rows anew in which nobody can. */
    void keep(List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        batch(
                "update query.catalogue_$g set position = ?, entry = ? where listing_id = ?",
                rows.stream()
                        .map(row -> new Object[] {
                            row.position(),
                            Entries.write(row.entry()),
                            row.entry().id().toString()
                        })
                        .toList(),
                SEEN_TYPES);
    }

    /** From this position on the catalogue looks different. */
    void changed(long position) {
        sql.update(
                generation.sql("update query.catalogue_change_$g set position = ? where id = 1 and position < ?"),
                position,
                position);
    }

    /** Hides a listing from everybody, whatever its row says; the catalogue looks different from this position on. */
    void park(String id, long position) {
        int hidden = sql.update(
                generation.sql("update query.catalogue_$g set parked = true, changed_position = ?"
                        + " where listing_id = ? and not parked"),
                position,
                id);
        if (hidden > 0) {
            changed(position);
        }
    }

    /** Shows a listing again as its row says. */
    void release(String id) {
        sql.update(generation.sql("update query.catalogue_$g set parked = false where listing_id = ?"), id);
        sql.update(generation.sql("update query.catalogue_change_$g set released = released + 1 where id = 1"));
        sql.update(
                generation.sql("insert into query.catalogue_released_$g (number, listing_id)"
                        + " select released, ? from query.catalogue_change_$g where id = 1"),
                id);
    }

    private void batch(String statement, List<@Nullable Object[]> values, int[] types) {
        sql.batchUpdate(generation.sql(statement), values, types);
    }

    private static SqlArrayValue array(Set<String> ids) {
        return new SqlArrayValue("varchar", ids.toArray());
    }

    private List<@Nullable Object[]> whole(List<Row> rows) {
        contents.expect(rows.stream()
                .map(Row::entry)
                .filter(entry -> entry.shown() && !entry.redacted())
                .map(CatalogueEntry::published)
                .filter(Objects::nonNull)
                .toList());
        return rows.stream().map(this::whole).toList();
    }

    /** All columns of a row: the same for the same entry, however it came about. */
    private @Nullable Object[] whole(Row row) {
        CatalogueEntry entry = row.entry();
        @Nullable Object[] values = new @Nullable Object[TYPES.length];
        values[0] = row.position();
        values[1] = Entries.write(entry);
        values[2] = entry.shown();
        values[TYPES.length - 2] = row.changed() == 0 ? null : row.changed();
        values[TYPES.length - 1] = entry.id().toString();
        Content content = entry.published();
        if (entry.shown() && content != null) {
            PublicText text =
                    entry.redacted() ? null : contents.publicText(content).orElse(null);
            values[3] = content.visibility().name();
            values[4] = entry.validUntil();
            values[5] = text == null ? null : text.title();
            values[6] = text == null ? null : text.description();
            values[7] = text == null ? null : text.organisation();
            values[8] = text == null ? null : text.urgencyText();
        }
        return values;
    }
}
