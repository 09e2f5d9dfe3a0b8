package exchange.standalone;

import exchange.log.LogDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The rows of the read models of an exchange that is not running. */
final class ReadModelRows {

    private static final List<String> TABLES = List.of(
            "query.catalogue order by listing_id",
            "query.catalogue_product order by listing_id, product",
            "query.catalogue_standard order by listing_id, standard",
            "query.moderation order by listing_id",
            "query.audit_event order by position");

    private ReadModelRows() {}

    static List<String> of(Path folder) {
        JdbcTemplate sql = sql(folder);
        return TABLES.stream()
                .flatMap(table -> sql.queryForList("select * from " + table).stream())
                .map(Map::toString)
                .toList();
    }

    /** So that the next start reads the whole log anew. */
    static void forget(Path folder) {
        JdbcTemplate sql = sql(folder);
        TABLES.forEach(table -> sql.update("delete from " + table.substring(0, table.indexOf(' '))));
        sql.update("update query.catalogue_change set position = 0");
        sql.update("delete from query.token_entry");
    }

    private static JdbcTemplate sql(Path folder) {
        LogDatabase database = LogDatabase.embedded(RunningExchange.data(folder));
        return new JdbcTemplate(new DriverManagerDataSource(database.url(), database.user(), database.password()));
    }
}
