package exchange.standalone;

import exchange.log.LogDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The rows of the read models of an exchange that is not running. */
final class ReadModelRows {

    private static final Map<String, List<String>> TABLES = Map.of(
            "catalogue",
            List.of("query.catalogue_g%d order by listing_id"),
            "moderation",
            List.of("query.moderation_g%d order by listing_id"),
            "followups",
            List.of("query.followups_g%d order by position"),
            "audit",
            List.of("query.audit_event_g%d order by position"),
            "statistics",
            List.of("query.statistics_g%d order by listing_id"));

    private ReadModelRows() {}

    static List<String> of(Path folder) {
        JdbcTemplate sql = sql(folder);
        return tables(sql).stream()
                .flatMap(table -> sql.queryForList("select * from " + table).stream())
                .map(Map::toString)
                .toList();
    }

    /** So that the next start reads the whole log anew. */
    static void forget(Path folder) {
        JdbcTemplate sql = sql(folder);
        tables(sql).forEach(table -> sql.update("delete from " + table.substring(0, table.indexOf(' '))));
        sql.update("delete from query.token_entry");
    }

    /** Lets the catalogue refuse every title with a word in it from the next start on. */
    static void refuse(Path folder, String word) {
        sql(folder)
                .execute(
                        "alter table query.catalogue_g1 add constraint refused check (title is null or title not like '%"
                                + word + "%')");
    }

    /** Lets the catalogue take again what it has refused. */
    static void accept(Path folder) {
        sql(folder).execute("alter table query.catalogue_g1 drop constraint refused");
    }

    /** Keeps a generation that is to be built from ever coming further than the beginning. */
    static void hold(Path folder, String generation) {
        sql(folder)
                .execute("alter table query.token_entry add constraint held check (processorName <> '" + generation
                        + "' or token is null or octet_length(token) < 60)");
    }

    /** Those that are answered from. */
    private static List<String> tables(JdbcTemplate sql) {
        return TABLES.keySet().stream()
                .sorted()
                .flatMap(model -> {
                    Integer serving = sql.queryForObject(
                            "select serving from query.read_model where name = ?", Integer.class, model);
                    return TABLES.get(model).stream().map(table -> table.formatted(serving));
                })
                .toList();
    }

    private static JdbcTemplate sql(Path folder) {
        LogDatabase database = LogDatabase.embedded(RunningExchange.data(folder));
        return new JdbcTemplate(new DriverManagerDataSource(database.url(), database.user(), database.password()));
    }
}
