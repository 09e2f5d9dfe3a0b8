package exchange.query.listing;

import exchange.event.listing.ListingId;
import exchange.log.LogDatabase;
import exchange.web.account.Caller;
import java.time.Clock;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Records who was shown whose contact data, durably before they are shown. */
@Component
class PersonalDataAccess {

    private final JdbcClient sql;
    private final Clock clock;
    private final LogDatabase database;
    private final DataSource pool;

    PersonalDataAccess(JdbcClient sql, Clock clock, LogDatabase database, DataSource pool) {
        this.sql = sql;
        this.clock = clock;
        this.database = database;
        this.pool = pool;
    }

    void record(Caller reader, ListingId listing, @Nullable String reason) {
        sql.sql("insert into query.personal_data_access (at, account, role, listing, reason)"
                        + " values (:at, :account, :role, :listing, :reason)")
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("account", reader.accountId())
                .param("role", reader.role().name())
                .param("listing", listing.toString())
                .param("reason", reason)
                .update();
        database.force(pool);
    }
}
