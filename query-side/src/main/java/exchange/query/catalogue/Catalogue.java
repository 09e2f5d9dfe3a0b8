package exchange.query.catalogue;

import exchange.query.content.Contents;
import exchange.query.model.Generation;
import exchange.query.model.Projection;
import exchange.query.model.ReadModel;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The catalogue as a read model. */
@Component
class Catalogue implements ReadModel {

    static final String NAME = "catalogue";

    private final JdbcTemplate sql;
    private final Contents contents;

    Catalogue(JdbcTemplate sql, Contents contents) {
        this.sql = sql;
        this.contents = contents;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int shape() {
        return 4;
    }

    @Override
    public List<String> tables() {
        return List.of("query.catalogue_released_$g", "query.catalogue_change_$g", "query.catalogue_$g");
    }

    @Override
    public Projection projection(Generation generation) {
        return new CatalogueProjection(new CatalogueTable(generation, sql, contents));
    }
}
