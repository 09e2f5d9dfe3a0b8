package exchange.query.moderation;

import exchange.query.model.Generation;
import exchange.query.model.Projection;
import exchange.query.model.ReadModel;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What waits for a moderator, as a read model. */
@Component
class Moderation implements ReadModel {

    static final String NAME = "moderation";

    private final JdbcTemplate sql;

    Moderation(JdbcTemplate sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int shape() {
        return 2;
    }

    @Override
    public List<String> tables() {
        return List.of("query.moderation_$g");
    }

    @Override
    public Projection projection(Generation generation) {
        return new ModerationProjection(generation, sql);
    }
}
