package exchange.web.account;

import com.github.benmanes.caffeine.cache.Ticker;
import exchange.log.LogDatabase;
import exchange.node.SchemaMigration;
import exchange.privacy.KeyStore;
import exchange.privacy.Vault;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.transaction.PlatformTransactionManager;

/** Accounts and how they are let in. */
@Configuration(proxyBeanMethods = false)
public class AccountConfiguration {

    @Bean
    SchemaMigration doorSchema() {
        return new SchemaMigration(1, "door", List.of("classpath:db/door"));
    }

    @Bean
    Passwords passwords() {
        return new Passwords();
    }

    @Bean
    VerifiedCredentials verifiedCredentials() {
        return new VerifiedCredentials(Ticker.systemTicker());
    }

    @Bean
    Accounts accounts(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            Vault vault,
            KeyStore keys,
            Clock clock,
            Passwords passwords,
            VerifiedCredentials verified,
            LogDatabase database) {
        return new Accounts(dataSource, transactions, vault, keys, clock, passwords, verified, database);
    }

    @Bean
    Installation installation(JdbcClient sql, Clock clock) {
        return new Installation(sql, clock);
    }

    @Bean
    AuthenticationProvider accountAuthentication(Accounts accounts, Passwords passwords, VerifiedCredentials verified) {
        return new AccountAuthentication(accounts, passwords, verified, new FailedLogins(Ticker.systemTicker()));
    }
}
