package exchange.query.people;

import exchange.event.account.Role;
import exchange.log.LogDatabase;
import exchange.web.account.AccountEntry;
import exchange.web.account.AccountRegister;
import exchange.web.account.AccountRegister.Wanted;
import exchange.web.account.AccountState;
import exchange.web.account.Caller;
import exchange.web.account.Person;
import exchange.web.problem.Problem;
import exchange.web.read.Cursor;
import exchange.web.read.Parameters;
import exchange.web.read.ReadAfter;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The accounts that a caller may see: administrators all, clerks those that wait for them, members those of their organisation. */
@Component
class People {

    private static final int KEY = 2;

    private final AccountRegister register;
    private final Cursor cursors;
    private final ReadAfter readAfter;
    private final JdbcClient sql;
    private final Clock clock;
    private final LogDatabase database;
    private final DataSource pool;

    People(
            AccountRegister register,
            Cursor cursors,
            ReadAfter readAfter,
            JdbcClient sql,
            Clock clock,
            LogDatabase database,
            DataSource pool) {
        this.register = register;
        this.cursors = cursors;
        this.readAfter = readAfter;
        this.sql = sql;
        this.clock = clock;
        this.database = database;
        this.pool = pool;
    }

    /**
     * Some accounts, the newest first.
     *
     * @param next the cursor of the next page; null at the end
     */
    record Found(List<AccountEntry> items, @Nullable String next) {}

    /** Those that fit {@code state}, {@code role} and {@code login} (how it begins). */
    Found find(Caller caller, Parameters parameters) {
        readAfter.awaitLog();
        List<String> states = parameters.constants("state", AccountState.class);
        List<String> roles = parameters.constants("role", Role.class);
        String login = parameters.one("login").orElse("").toLowerCase(Locale.ROOT);
        String query = caller.accountId() + parameters.fingerprint();
        List<String> after = parameters.cursor(cursors, query).orElse(List.of());
        int size = parameters.size();
        parameters.check();
        boolean clerk = caller.role() == Role.CLERK;
        if (caller.role() == Role.MEMBER && caller.organisation() == null) {
            return new Found(List.of(), null);
        }
        List<AccountEntry> found = register.list(new Wanted(
                clerk ? List.of(AccountState.WAITING.name()) : states,
                roles,
                login,
                caller.role() == Role.MEMBER ? caller.organisation() : null,
                clerk,
                after.size() == KEY ? instant(after.getFirst()) : null,
                after.size() == KEY ? after.getLast() : null,
                size + 1));
        if (found.size() <= size) {
            return new Found(found, null);
        }
        List<AccountEntry> items = found.subList(0, size);
        AccountEntry last = items.getLast();
        return new Found(items, cursors.write(query, List.of(last.createdAt().toString(), last.id())));
    }

    /**
     * One account.
     *
     * @throws Problem 404 if there is none that the caller may see
     */
    AccountEntry one(String id, Caller caller) {
        readAfter.awaitLog();
        return register.find(id).filter(account -> account.isVisibleTo(caller)).orElseThrow(Problem::notFound);
    }

    /** The person behind an account; that it was shown is recorded before it is. Empty if it was erased. */
    Optional<Person> person(AccountEntry account, Caller reader) {
        sql.sql("insert into query.account_data_access (at, reader, role, account) values (?, ?, ?, ?)")
                .params(
                        clock.instant().atOffset(ZoneOffset.UTC),
                        reader.accountId(),
                        reader.role().name(),
                        account.id())
                .update();
        database.force(pool);
        return register.person(account.id());
    }

    /** How many accounts wait for the desk. */
    long waitingForTheDesk() {
        return register.waitingForTheDesk();
    }

    private static @Nullable Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException notOurs) {
            return null;
        }
    }
}
