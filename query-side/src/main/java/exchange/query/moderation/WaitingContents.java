package exchange.query.moderation;

import exchange.event.listing.Content;
import exchange.query.content.Entries;
import exchange.query.model.Generation;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** What waits for a moderator, for whoever keeps something of it in memory. */
@Component
public class WaitingContents {

    /** The name of the read model that has it. */
    public static final String MODEL = Moderation.NAME;

    /**
     * The version of a listing that waits.
     *
     * @param redacted whether its words were removed
     */
    public record Waiting(String id, String reference, Content content, boolean redacted) {}

    private final JdbcClient sql;

    WaitingContents(JdbcClient sql) {
        this.sql = sql;
    }

    /** The ids of what waits, each with the position of the last event that was taken of it. */
    public Map<String, Long> positions(Generation generation) {
        Map<String, Long> positions = new HashMap<>();
        sql.sql(generation.sql("select listing_id, position from query.moderation_$g where urgency is not null"))
                .query(row -> {
                    positions.put(row.getString(1), row.getLong(2));
                });
        return positions;
    }

    /** These of them, in no particular order. */
    public List<Waiting> find(Generation generation, Collection<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : sql
                        .sql(
                                generation.sql(
                                        "select entry from query.moderation_$g where listing_id = any(?) and urgency is not null"))
                        .param(new SqlArrayValue("varchar", ids.toArray()))
                        .query((row, number) -> Entries.read(row.getString(1), ModerationEntry.class))
                        .list()
                        .stream()
                        .map(entry -> new Waiting(
                                entry.id().toString(), entry.reference(), entry.content(), entry.redacted()))
                        .toList();
    }
}
