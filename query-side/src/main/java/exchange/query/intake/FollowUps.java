package exchange.query.intake;

import exchange.query.model.Generation;
import exchange.query.model.Projection;
import exchange.query.model.ReadModel;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What the desk has to come back to, as a read model. */
@Component
class FollowUps implements ReadModel {

    static final String NAME = "followups";

    private final JdbcTemplate sql;

    FollowUps(JdbcTemplate sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int shape() {
        return 1;
    }

    @Override
    public List<String> tables() {
        return List.of("query.followups_$g");
    }

    @Override
    public Projection projection(Generation generation) {
        return new FollowUpsProjection(generation, sql);
    }
}
