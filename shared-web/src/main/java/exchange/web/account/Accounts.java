package exchange.web.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import exchange.event.account.Role;
import exchange.event.listing.OrganisationType;
import exchange.log.LogDatabase;
import exchange.privacy.KeyStore;
import exchange.privacy.NewKey;
import exchange.privacy.Sealed;
import exchange.privacy.Vault;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The people who can log in, and the organisations for which they speak. Names are sealed, each under a data key of its own. What changes
 * here is seen by the other nodes within two seconds.
 */
public final class Accounts {

    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,63}");
    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final int KEPT = 10_000;

    private final Cache<String, Account> toLogIn =
            Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(KEPT).build();
    private final Cache<String, String> logins = Caffeine.newBuilder()
            .maximumSize(KEPT)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();
    private final DataSource dataSource;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Vault vault;
    private final KeyStore keys;
    private final Clock clock;
    private final Passwords passwords;
    private final VerifiedCredentials verified;
    private final LogDatabase database;

    Accounts(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            Vault vault,
            KeyStore keys,
            Clock clock,
            Passwords passwords,
            VerifiedCredentials verified,
            LogDatabase database) {
        this.dataSource = dataSource;
        this.database = database;
        this.sql = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(transactions);
        this.vault = vault;
        this.keys = keys;
        this.clock = clock;
        this.passwords = passwords;
        this.verified = verified;
    }

    /**
     * Opens an account, or finds the one that has this login already and leaves it as it is.
     *
     * @param login up to 64 letters, digits and {@code . _ @ + -}; upper and lower case are the same
     * @param name the person's name; sealed
     * @param password 1 to 200 characters
     * @param organisation the opaque id of an organisation
     * @return the account's opaque id
     * @throws IllegalArgumentException if login or password are not like that
     */
    public String create(String login, String name, String password, Role role, @Nullable String organisation) {
        String normal = normalised(login)
                .orElseThrow(() -> new IllegalArgumentException(
                        "A login has 1 to 64 letters, digits and . _ @ + - and starts with a letter or digit."));
        Optional<String> existing = accountIdOf(normal);
        if (existing.isPresent()) {
            return existing.get();
        }
        String hash = passwords.hash(password);
        transaction.executeWithoutResult(status -> {
            NewKey key = vault.mint();
            int created = sql.sql("""
                            insert into door.account (id, login, name, password_hash, role, organisation, created_at)
                            values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                    .param(Ids.random())
                    .param(normal)
                    .param(vault.seal(key, name).compact())
                    .param(hash)
                    .param(role.name())
                    .param(organisation)
                    .param(clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            if (created == 1) {
                keep(key);
            }
        });
        database.force(dataSource);
        return accountIdOf(normal).orElseThrow();
    }

    /**
     * Adds an organisation.
     *
     * @param name sealed
     * @return its opaque id
     */
    public String createOrganisation(String name, OrganisationType type) {
        String id = Ids.random();
        transaction.executeWithoutResult(status -> {
            NewKey key = vault.mint();
            keep(key);
            sql.sql("insert into door.organisation (id, name, type) values (?, ?, ?)")
                    .params(id, vault.seal(key, name).compact(), type.name())
                    .update();
        });
        database.force(dataSource);
        return id;
    }

    /** What an account logs in with; empty if there is no such account. Remembered for ten minutes. */
    public Optional<String> loginOf(String accountId) {
        return Optional.ofNullable(logins(List.of(accountId)).get(accountId));
    }

    /** The logins of those accounts that exist, by account id. Remembered for ten minutes. */
    public Map<String, String> logins(Collection<String> accountIds) {
        Map<String, String> found = new HashMap<>(logins.getAllPresent(accountIds));
        List<String> missing = accountIds.stream()
                .distinct()
                .filter(id -> !found.containsKey(id))
                .toList();
        if (!missing.isEmpty()) {
            sql.sql("select id, login from door.account where id in (:ids)")
                    .param("ids", missing)
                    .query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
                    .list()
                    .forEach(entry -> {
                        logins.put(entry.getKey(), entry.getValue());
                        found.put(entry.getKey(), entry.getValue());
                    });
        }
        return found;
    }

    /** The opaque id of the account with this login, in upper or lower case. */
    public Optional<String> accountIdOf(String login) {
        return normalised(login)
                .flatMap(normal -> sql.sql("select id from door.account where login = ?")
                        .param(normal)
                        .query(String.class)
                        .optional());
    }

    /** Whether nobody can log in yet. */
    public boolean isEmpty() {
        return sql.sql("select count(*) from (select 1 from door.account limit 1) as anybody")
                        .query(Long.class)
                        .single()
                == 0;
    }

    /** An account's name; empty if there is none, or it was erased. */
    public Optional<String> nameOf(String accountId) {
        return opened("select name from door.account where id = ?", accountId);
    }

    /** An organisation's name; empty if there is none, or it was erased. */
    public Optional<String> organisationName(String organisationId) {
        return opened("select name from door.organisation where id = ?", organisationId);
    }

    /** What kind of organisation it is; empty if there is none. */
    public Optional<OrganisationType> organisationType(String organisationId) {
        return sql.sql("select type from door.organisation where id = ?")
                .param(organisationId)
                .query(String.class)
                .optional()
                .map(OrganisationType::valueOf);
    }

    /** Gives an account another password (1 to 200 characters) and ends its sessions. */
    public void changePassword(String accountId, String password) {
        change("update door.account set password_hash = ? where id = ?", passwords.hash(password), accountId);
    }

    /** Gives an account another role and ends its sessions. */
    public void changeRole(String accountId, Role role) {
        change("update door.account set role = ? where id = ?", role.name(), accountId);
    }

    /** The account with this login as the caller that it will be; for what the exchange does in an account's name. */
    public Optional<Caller> callerOf(String login) {
        return normalised(login)
                .flatMap(this::toLogIn)
                .map(account ->
                        new Caller(account.id(), account.login(), account.role(), account.organisation(), null));
    }

    /** The account that can be used with this login, at most two seconds old. */
    Optional<Account> toLogIn(String normalLogin) {
        return normalLogin.isEmpty() ? Optional.empty() : Optional.ofNullable(toLogIn.get(normalLogin, this::load));
    }

    /** A login as it is stored; empty for what can be none. */
    static Optional<String> normalised(String login) {
        String normal = login.strip().toLowerCase(Locale.ROOT);
        return LOGIN.matcher(normal).matches() ? Optional.of(normal) : Optional.empty();
    }

    private @Nullable Account load(String login) {
        return sql.sql("select id, login, password_hash, role, organisation from door.account"
                        + " where login = ? and state = 'OPEN'")
                .param(login)
                .query(Accounts::account)
                .optional()
                .orElse(null);
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                row.getString("id"),
                row.getString("login"),
                row.getString("password_hash"),
                Role.valueOf(row.getString("role")),
                row.getString("organisation"));
    }

    private Optional<String> opened(String query, String id) {
        return sql.sql(query)
                .param(id)
                .query(String.class)
                .optional()
                .flatMap(Sealed::parse)
                .flatMap(box -> vault.open(box, String.class));
    }

    void change(String update, String value, String accountId) {
        transaction.executeWithoutResult(status -> {
            sql.sql(update).params(value, accountId).update();
            sql.sql("delete from sessions.spring_session where principal_name = ?")
                    .param(accountId)
                    .update();
        });
        database.force(dataSource);
        verified.forget(accountId);
        toLogIn.asMap().values().removeIf(account -> account.id().equals(accountId));
    }

    /** In the transaction that stores what the key sealed. */
    void keep(NewKey key) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            keys.add(connection, List.of(key.stored()));
        } catch (SQLException e) {
            throw new IllegalStateException("A data key cannot be kept", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
