package exchange.web.account;

import exchange.event.account.Role;
import exchange.event.listing.OrganisationType;
import exchange.log.CommandId;
import exchange.log.LogDatabase;
import exchange.privacy.NewKey;
import exchange.privacy.Sealed;
import exchange.privacy.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The register of accounts, for those who look after them: who waits, who may what, and how somebody is reached. */
public final class AccountRegister {

    /** The password of a new account, or a new password. */
    public static final int SHORTEST_PASSWORD = 12;

    public static final int LONGEST_PASSWORD = Passwords.LONGEST;

    private static final int ID = 16;
    private static final String ENTRY = """
            select account.id, account.login, account.role, account.state, account.organisation, account.created_at,
                   organisation.name as organisation_name, organisation.type as organisation_type,
                   (select count(*) from door.account other
                     where other.organisation = account.organisation and other.state = 'OPEN'
                       and other.role = 'MEMBER' and other.id <> account.id) as colleagues
              from door.account left join door.organisation on organisation.id = account.organisation""";

    private final DataSource dataSource;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Vault vault;
    private final Clock clock;
    private final Passwords passwords;
    private final Accounts accounts;
    private final FailedLogins failures;
    private final LogDatabase database;

    AccountRegister(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            Vault vault,
            Clock clock,
            Passwords passwords,
            Accounts accounts,
            FailedLogins failures,
            LogDatabase database) {
        this.dataSource = dataSource;
        this.sql = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(transactions);
        this.vault = vault;
        this.clock = clock;
        this.passwords = passwords;
        this.accounts = accounts;
        this.failures = failures;
        this.database = database;
    }

    /**
     * Which accounts are looked for.
     *
     * @param states empty for all
     * @param roles empty for all
     * @param login how the login begins; empty for all
     * @param organisation null for all
     * @param onlyFirst without accounts for which their organisation can vouch
     * @param after creation and id of the last one seen; null at the beginning
     */
    public record Wanted(
            List<String> states,
            List<String> roles,
            String login,
            @Nullable String organisation,
            boolean onlyFirst,
            @Nullable Instant createdBefore,
            @Nullable String after,
            int size) {}

    /** A login as it is stored; empty for what can be none. */
    public static Optional<String> normalisedLogin(String login) {
        return Accounts.normalised(login);
    }

    /** The id that an account gets by this command, whenever it is repeated. */
    public String idFor(CommandId commandId) {
        byte[] mac = vault.mac("account id", commandId.bytes());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac, ID));
    }

    /**
     * Opens an account; once, however often it is asked to.
     *
     * @return whether it is there now: false if another account has the login
     */
    public boolean open(NewAccount account) {
        String login = Accounts.normalised(account.login())
                .orElseThrow(() -> new IllegalArgumentException("No login: it was to be checked before"));
        Optional<String> existing = accounts.accountIdOf(login);
        if (existing.isPresent()) {
            return existing.get().equals(account.id());
        }
        String hash = passwords.hash(account.password());
        transaction.executeWithoutResult(status -> {
            NewKey key = vault.mint();
            Person person = account.person();
            int created = sql.sql("""
                            insert into door.account
                                (id, login, name, email, phone, password_hash, role, organisation, state, created_at)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                    .param(account.id())
                    .param(login)
                    .param(vault.seal(key, person.name()).compact())
                    .param(sealed(key, person.email()))
                    .param(sealed(key, person.phone()))
                    .param(hash)
                    .param(account.role().name())
                    .param(account.organisation())
                    .param(account.state().name())
                    .param(clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            if (created == 1) {
                accounts.keep(key);
                addOrganisation(account);
            }
        });
        database.force(dataSource);
        return accounts.accountIdOf(login).filter(account.id()::equals).isPresent();
    }

    private void addOrganisation(NewAccount account) {
        NewAccount.NewOrganisation organisation = account.newOrganisation();
        if (organisation != null) {
            String id = accounts.createOrganisation(organisation.name(), organisation.type());
            sql.sql("update door.account set organisation = ? where id = ?")
                    .params(id, account.id())
                    .update();
        }
    }

    /** The account with this id. */
    public Optional<AccountEntry> find(String id) {
        return sql.sql(ENTRY + " where account.id = ?")
                .param(id)
                .query(AccountRegister::row)
                .optional()
                .map(row -> named(List.of(row)).getFirst());
    }

    /** Accounts, the newest first. */
    public List<AccountEntry> list(Wanted wanted) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        if (!wanted.states().isEmpty()) {
            conditions.add("state in (:states)");
            values.put("states", wanted.states());
        }
        if (!wanted.roles().isEmpty()) {
            conditions.add("role in (:roles)");
            values.put("roles", wanted.roles());
        }
        if (!wanted.login().isEmpty()) {
            conditions.add("left(login, :length) = :login");
            values.put("login", wanted.login());
            values.put("length", wanted.login().length());
        }
        String organisation = wanted.organisation();
        if (organisation != null) {
            conditions.add("organisation = :organisation");
            values.put("organisation", organisation);
        }
        if (wanted.onlyFirst()) {
            conditions.add("colleagues = 0");
        }
        Instant before = wanted.createdBefore();
        String after = wanted.after();
        if (before != null && after != null) {
            conditions.add("(created_at < :before or (created_at = :before and id > :after))");
            values.put("before", before.atOffset(ZoneOffset.UTC));
            values.put("after", after);
        }
        return named(sql.sql("select * from (" + ENTRY + ") as entry"
                        + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions))
                        + " order by created_at desc, id limit :most")
                .params(values)
                .param("most", wanted.size())
                .query(AccountRegister::row)
                .list());
    }

    /** How many accounts wait for the desk: the first ones of their organisations. */
    public long waitingForTheDesk() {
        return sql.sql("select count(*) from (" + ENTRY + ") as entry where state = 'WAITING' and colleagues = 0")
                .query(Long.class)
                .single();
    }

    /** The person behind an account; empty if there is none, or it was erased. */
    public Optional<Person> person(String id) {
        return sql.sql("select name, email, phone from door.account where id = ?")
                .param(id)
                .query((row, number) -> opened(row.getString("name"), row.getString("email"), row.getString("phone")))
                .optional()
                .flatMap(person -> person);
    }

    private Optional<Person> opened(String name, @Nullable String email, @Nullable String phone) {
        return opened(name)
                .map(open -> new Person(
                        open, opened(email).orElse(null), opened(phone).orElse(null)));
    }

    /** The account that can be used with this login. */
    public Optional<String> openAccount(String login) {
        return Accounts.normalised(login).flatMap(accounts::toLogIn).map(Account::id);
    }

    /** Makes a confirmed account one that can be used. */
    public void confirmed(String id) {
        accounts.change("update door.account set state = ? where id = ?", AccountState.OPEN.name(), id);
    }

    /** Makes an account one of this role that can be used, and ends its sessions. */
    public void granted(String id, Role role) {
        transaction.executeWithoutResult(status -> {
            accounts.changeRole(id, role);
            confirmed(id);
        });
    }

    /** Closes an account and ends its sessions. Of one that was never confirmed nothing is left here. */
    public void revoked(String id) {
        Optional<AccountEntry> entry = find(id);
        if (entry.filter(account -> account.state() == AccountState.WAITING).isPresent()) {
            discard(entry.get());
        } else {
            accounts.change("update door.account set state = ? where id = ?", AccountState.CLOSED.name(), id);
        }
    }

    /**
     * Changes an account's password for somebody who knows the present one, and ends the account's sessions.
     *
     * @return false if that is not the present one
     * @throws TooManyFailures if this address has tried too often
     */
    public boolean changePassword(Caller caller, String address, String old, String password) {
        failures.check(address, caller.login());
        Optional<Account> account = accounts.toLogIn(caller.login());
        if (account.isEmpty()
                || old.length() > Passwords.LONGEST
                || !passwords.matches(old, account.get().passwordHash())) {
            failures.failed(address, caller.login());
            return false;
        }
        accounts.changePassword(caller.accountId(), password);
        return true;
    }

    private void discard(AccountEntry account) {
        Set<String> keys = new TreeSet<>();
        sql.sql("select name from door.account where id = ?")
                .param(account.id())
                .query(String.class)
                .optional()
                .flatMap(Sealed::parse)
                .ifPresent(box -> keys.add(box.key()));
        sql.sql("delete from door.account where id = ?").param(account.id()).update();
        String organisation = account.organisation();
        if (organisation != null) {
            sql.sql("""
                            select name from door.organisation where id = :id
                              and not exists (select 1 from door.account where organisation = :id)""")
                    .param("id", organisation)
                    .query(String.class)
                    .optional()
                    .ifPresent(name -> {
                        Sealed.parse(name).ifPresent(box -> keys.add(box.key()));
                        sql.sql("delete from door.organisation where id = ?")
                                .param(organisation)
                                .update();
                    });
        }
        vault.destroy(keys);
    }

    private @Nullable String sealed(NewKey key, @Nullable String value) {
        return value == null ? null : vault.seal(key, value).compact();
    }

    private Optional<String> opened(@Nullable String compact) {
        return Optional.ofNullable(compact).flatMap(Sealed::parse).flatMap(box -> vault.open(box, String.class));
    }

    /** With the names of organisations opened, whose keys are fetched together. */
    private List<AccountEntry> named(List<AccountEntry> rows) {
        Set<String> keys = new TreeSet<>();
        for (AccountEntry row : rows) {
            Optional.ofNullable(row.organisationName()).flatMap(Sealed::parse).ifPresent(box -> keys.add(box.key()));
        }
        vault.expect(keys);
        return rows.stream()
                .map(row -> new AccountEntry(
                        row.id(),
                        row.login(),
                        row.role(),
                        row.state(),
                        row.organisation(),
                        opened(row.organisationName()).orElse(null),
                        row.organisationType(),
                        row.further(),
                        row.createdAt()))
                .toList();
    }

    private static AccountEntry row(ResultSet row, int number) throws SQLException {
        String type = row.getString("organisation_type");
        return new AccountEntry(
                row.getString("id"),
                row.getString("login"),
                Role.valueOf(row.getString("role")),
                AccountState.valueOf(row.getString("state")),
                row.getString("organisation"),
                row.getString("organisation_name"),
                type == null ? null : OrganisationType.valueOf(type),
                row.getInt("colleagues") > 0,
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
