package exchange.web.account;

import exchange.web.House;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Accounts on PostgreSQL")
class AccountsOnPostgresTest extends AccountsTest {

    private EmbeddedPostgres postgres;

    @Override
    House open() {
        try {
            postgres = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
            return House.openInTemporaryFolder(
                    "--exchange.db.url=" + postgres.getJdbcUrl("postgres", "postgres"), "--exchange.db.user=postgres");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    @AfterAll
    void leave() {
        super.leave();
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
