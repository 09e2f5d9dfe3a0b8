package exchange.web.account;

import com.github.benmanes.caffeine.cache.Ticker;
import exchange.log.LogDatabase;
import exchange.node.ExchangeSettings;
import exchange.node.SchemaMigration;
import exchange.node.Schemas;
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

    private static final String DOOR = "door";

    @Bean
    SchemaMigration doorSchema() {
        return new SchemaMigration(1, DOOR, List.of("classpath:db/door"));
    }

    /** A schema of their own: every node writes sessions, and not every node may write accounts. */
    @Bean
    SchemaMigration sessionsSchema() {
        return new SchemaMigration(2, "sessions", List.of("classpath:db/sessions"));
    }

    @Bean
    Passwords passwords(VerifiedCredentials verified) {
        return new Passwords(verified);
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
    Installation installation(JdbcClient sql, Clock clock, Schemas schemas, ExchangeSettings settings) {
        Installation installation = new Installation(sql, clock);
        if (!schemas.owns(DOOR)) {
            installation.awaitOpen(settings.demo(), schemas);
        }
        return installation;
    }

    @Bean
    FailedLogins failedLogins() {
        return new FailedLogins(Ticker.systemTicker());
    }

    @Bean
    AccountRegister accountRegister(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            Vault vault,
            Clock clock,
            Passwords passwords,
            Accounts accounts,
            FailedLogins failures,
            LogDatabase database) {
        return new AccountRegister(dataSource, transactions, vault, clock, passwords, accounts, failures, database);
    }

    @Bean
    AuthenticationProvider accountAuthentication(Accounts accounts, Passwords passwords, FailedLogins failures) {
        return new AccountAuthentication(accounts, passwords, failures);
    }
}
