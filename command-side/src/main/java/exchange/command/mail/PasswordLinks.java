package exchange.command.mail;

import exchange.privacy.Vault;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One-time links by which a forgotten password is replaced. They are made when their mail is written; only their digests are stored. */
@Component
public class PasswordLinks {

    /** How long a link can be used. */
    static final Duration LASTS = Duration.ofHours(1);

    private static final int SECRET = 32;
    private static final int TRACE = 36;

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient sql;
    private final Clock clock;
    private final MailTable mails;
    private final Vault vault;
    private final TransactionTemplate transaction;

    PasswordLinks(JdbcClient sql, Clock clock, MailTable mails, Vault vault, PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
        this.sql = sql;
        this.clock = clock;
        this.mails = mails;
        this.vault = vault;
    }

    /**
     * Has a link sent; none if the account has no address, or one is on its way or has just gone out.
     *
     * @param login as somebody wrote it
     * @param account whose login it is; null if nobody's
     * @param language {@code de} or {@code en}
     */
    public void send(String login, @Nullable String account, String language) {
        mails.ask(Topic.PASSWORD, account == null ? trace(login) : account, language);
    }

    /** What stands for a login that is nobody's: who has the database alone cannot tell what somebody wrote. */
    private String trace(String login) {
        byte[] mac = vault.mac(
                "forgotten login", login.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac).substring(0, TRACE);
    }

    /** What a new link of an account carries: 256 bits, base64url. */
    String mint(String account) {
        byte[] drawn = new byte[SECRET];
        random.nextBytes(drawn);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
        sql.sql("delete from command.password_link where expires_at <= ?")
                .param(now())
                .update();
        sql.sql("insert into command.password_link (digest, account, expires_at) values (?, ?, ?)")
                .params(digest(token), account, now().plus(LASTS))
                .update();
        return token;
    }

    /**
     * Uses a link up, and with it every other one of the account, if the change that it is for succeeds.
     *
     * @param change what is done with the account whose it is, in the same transaction
     * @return false if it never was one, is used up, or its time is over
     */
    public boolean use(String token, Consumer<String> change) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            Optional<String> account = usedUp(token);
            account.ifPresent(change);
            return account.isPresent();
        }));
    }

    /** No link of an account works any more. */
    public void forget(String account) {
        sql.sql("delete from command.password_link where account = ?")
                .param(account)
                .update();
    }

    private Optional<String> usedUp(String token) {
        Optional<String> account = sql.sql(
                        "select account from command.password_link where digest = ? and expires_at > ?")
                .params(digest(token), now())
                .query(String.class)
                .optional();
        if (account.isEmpty()
                || sql.sql("delete from command.password_link where digest = ?")
                                .param(digest(token))
                                .update()
                        != 1) {
            return Optional.empty();
        }
        forget(account.get());
        return account;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static String digest(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK has no SHA-256", e);
        }
    }
}
