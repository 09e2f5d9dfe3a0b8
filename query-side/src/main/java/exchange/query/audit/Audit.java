package exchange.query.audit;

import exchange.query.model.Generation;
import exchange.query.model.Projection;
import exchange.query.model.ReadModel;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Where in the log to look, as a read model. */
@Component
class Audit implements ReadModel {

    static final String NAME = "audit";

    private final JdbcTemplate sql;

    Audit(JdbcTemplate sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int shape() {
        return 3;
    }

    @Override
    public List<String> tables() {
        return List.of("query.audit_event_$g", "query.audit_match_$g");
    }

    @Override
    public Projection projection(Generation generation) {
        return new AuditProjection(generation, sql);
    }
}
