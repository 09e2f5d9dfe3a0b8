package exchange.node;

import com.zaxxer.hikari.HikariDataSource;
import exchange.log.LogDatabase;
import exchange.privacy.FileKeyStore;
import exchange.privacy.KeyStore;
import exchange.privacy.MasterKey;
import exchange.privacy.PostgresKeyStore;
import exchange.privacy.Vault;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** The database, its schemas brought up to date before anybody gets a connection, and the keys. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ExchangeSettings.class)
class DatabaseConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseConfiguration.class);
    private static final String LOG_SCHEMA = "eventlog";
    private static final Duration PATIENCE_WITH_OTHERS = Duration.ofMinutes(2);

    @Bean
    LogDatabase logDatabase(ExchangeSettings settings) {
        String url = settings.db().url();
        if (url != null && !url.isBlank()) {
            return new LogDatabase(url, settings.db().user(), settings.db().password());
        }
        return LogDatabase.embedded(settings.data());
    }

    /** An embedded database has nobody else to make anything in it. */
    @Bean
    Schemas schemas(ExchangeSettings settings, LogDatabase database) {
        return new Schemas(database.isPostgres() ? settings.schemas() : Set.of(), PATIENCE_WITH_OTHERS);
    }

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(LogDatabase database, Schemas schemas, ObjectProvider<SchemaMigration> migrations) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        database.driverProperties().forEach(pool::addDataSourceProperty);
        pool.setPoolName("exchange");
        pool.setMaximumPoolSize(24);
        pool.setConnectionTimeout(5_000);
        if (database.isPostgres()) {
            pool.addDataSourceProperty("reWriteBatchedInserts", "true"); // read models insert a thousand rows at a time
            requireDurable(pool);
        }
        migrations.stream()
                .sorted(Comparator.comparingInt(SchemaMigration::order))
                .forEach(migration -> bringUpToDate(database, schemas, migration));
        return pool;
    }

    @Bean
    SchemaMigration eventLogSchema(LogDatabase database) {
        return new SchemaMigration(
                0,
                LOG_SCHEMA,
                database.isPostgres()
                        ? List.of("classpath:db/eventlog", "classpath:db/eventlog-postgres")
                        : List.of("classpath:db/eventlog"));
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean
    JdbcClient jdbcClient(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    MasterKey masterKey(ExchangeSettings settings) {
        String given = settings.masterKey();
        if (given != null && !given.isBlank()) {
            return MasterKey.fromBase64(given);
        }
        if (!settings.demo()) {
            throw new ExchangeSettings.Unusable(
                    "EXCHANGE_MASTER_KEY is missing: 32 random bytes in base64, for example from 'openssl rand -base64 32'."
                            + " Keep it safe: without it nobody can read what the exchange has sealed.");
        }
        LOG.warn(
                "DEMO: the master key lies beside the data, in {}. Whoever has the folder can read everything in it.",
                settings.data());
        return MasterKey.fromDemoFile(settings.data().resolve("demo-master.key"));
    }

    @Bean
    KeyStore keyStore(LogDatabase database, ExchangeSettings settings, DataSource dataSource) {
        return database.isPostgres()
                ? new PostgresKeyStore(dataSource)
                : new FileKeyStore(settings.data().resolve("exchange.keys"));
    }

    @Bean
    Vault vault(MasterKey masterKey, KeyStore keyStore, JdbcClient sql, Schemas schemas) {
        Vault vault = new Vault(masterKey, keyStore);
        requireSameMasterKey(vault, sql, schemas);
        return vault;
    }

    /** Under another key nothing old could be read, and nothing new together with it: refuse before anything is sealed. */
    private static void requireSameMasterKey(Vault vault, JdbcClient sql, Schemas schemas) {
        byte[] fingerprint = vault.mac("fingerprint of the master key");
        if (schemas.owns(LOG_SCHEMA)) {
            sql.sql("insert into eventlog.master_key (id, fingerprint) values (1, ?) on conflict do nothing")
                    .param(fingerprint)
                    .update();
        }
        byte[] known = schemas.await(
                "the fingerprint of the master key",
                () -> sql.sql("select fingerprint from eventlog.master_key where id = 1")
                        .query(byte[].class)
                        .optional());
        if (!Arrays.equals(known, fingerprint)) {
            throw new ExchangeSettings.Unusable(
                    "EXCHANGE_MASTER_KEY is not the key that this database was sealed under."
                            + " (A database made by demo mode has its key in demo-master.key, in EXCHANGE_DATA; nodes on one PostgreSQL"
                            + " need the same EXCHANGE_MASTER_KEY, in demo mode too.)");
        }
    }

    /** On connections of its own: a migration may take longer than the pool waits for an answer. */
    private static void bringUpToDate(LogDatabase database, Schemas schemas, SchemaMigration migration) {
        Flyway flyway = Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .schemas(migration.schema())
                .defaultSchema(migration.schema())
                .createSchemas(true)
                .locations(migration.locations().toArray(String[]::new))
                .load();
        if (schemas.owns(migration.schema())) {
            flyway.migrate();
        } else {
            schemas.await("the schema " + migration.schema(), () -> current(flyway));
        }
    }

    /** A schema that is not there yet, or that this role may not read yet, is as good as an old one. */
    private static Optional<MigrationInfo> current(Flyway flyway) {
        try {
            return flyway.info().pending().length > 0
                    ? Optional.empty()
                    : Optional.ofNullable(flyway.info().current());
        } catch (FlywayException notYet) {
            LOG.debug("No look at the versions of the schema", notYet);
            return Optional.empty();
        }
    }

    /** An acknowledged command must survive the machine: refuse a server that was told to forget. */
    private static void requireDurable(DataSource pool) {
        JdbcClient sql = JdbcClient.create(pool);
        Map<String, String> wanted = Map.of("fsync", "on", "synchronous_commit", "on");
        wanted.forEach((setting, value) -> {
            String actual = sql.sql("select current_setting(?)")
                    .param(setting)
                    .query(String.class)
                    .single();
            if (!actual.equals(value)) {
                throw new ExchangeSettings.Unusable("PostgreSQL runs with " + setting + " = " + actual
                        + "; the exchange acknowledges only what is on disk and needs " + setting + " = " + value
                        + ".");
            }
        });
    }
}
