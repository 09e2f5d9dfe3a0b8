package exchange.query.listing;

import exchange.query.model.Generation;
import exchange.query.model.Projection;
import exchange.query.model.ReadModel;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Whose a listing is, and who brought it in, as a read model: which of them are mine? */
@Component
class Ownership implements ReadModel {

    static final String NAME = "ownership";

    private final JdbcTemplate sql;

    Ownership(JdbcTemplate sql) {
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
        return List.of("query.ownership_$g");
    }

    @Override
    public Projection projection(Generation generation) {
        return new OwnershipProjection(generation, sql);
    }
}
