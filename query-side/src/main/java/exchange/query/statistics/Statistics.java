package exchange.query.statistics;

import exchange.query.model.Generation;
import exchange.query.model.Projection;
import exchange.query.model.ReadModel;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** How long listings wait for their publication, as a read model. */
@Component
class Statistics implements ReadModel {

    static final String NAME = "statistics";

    private final JdbcTemplate sql;

    Statistics(JdbcTemplate sql) {
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
        return List.of("query.statistics_change_$g", "query.statistics_$g");
    }

    @Override
    public Projection projection(Generation generation) {
        return new StatisticsProjection(generation, sql);
    }
}
