package exchange.web.form;

import exchange.privacy.Vault;
import exchange.web.account.Caller;
import exchange.web.form.KeptForm.Draft;
import exchange.web.form.KeptForm.Refused;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps what was typed into forms, sealed, and deletes it in time. Found again by a secret that only its keeper has; drafts of an account
 * also by the account.
 */
public final class KeptForms {

    /** How long a refused form can still be corrected. */
    static final Duration REFUSED = Duration.ofHours(2);

    /** How long a draft is kept after it was last saved. */
    public static final Duration DRAFT = Duration.ofDays(30);

    private static final String PURPOSE = "kept form";
    private static final int SECRET = 24;
    private static final int MOST_DRAFTS = 200;

    private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(10);

    private final AtomicLong lastSweep = new AtomicLong(); // seconds since 1970
    private final SecureRandom random = new SecureRandom();
    private final JsonMapper json = JsonMapper.builder().build();
    private final JdbcClient sql;
    private final Vault vault;
    private final Clock clock;

    KeptForms(JdbcClient sql, Vault vault, Clock clock) {
        this.sql = sql;
        this.vault = vault;
        this.clock = clock;
    }

    /** @return the secret by which the caller finds it, and nobody with another account */
    String keepRefused(Caller caller, Map<String, List<String>> values, Refused refused) {
        return keepForAWhile(caller, new KeptForm(values, refused, clock.instant()));
    }

    /**
     * Keeps what a form was answered, for the page that comes next.
     *
     * @return the secret by which the caller finds it, and nobody with another account
     */
    String keepAnswer(Caller caller, Map<String, List<String>> values) {
        return keepForAWhile(caller, new KeptForm(values, null, clock.instant()));
    }

    private String keepForAWhile(Caller caller, KeptForm form) {
        String secret = secret();
        write(
                caller.isAnonymous() ? digest(secret) : digestFor(caller, secret),
                null,
                form,
                form.keptAt().plus(REFUSED));
        return secret;
    }

    /**
     * Saves a new draft.
     *
     * @return the secret of the draft, or its id if it is an account's
     */
    String keepDraft(Caller caller, Map<String, List<String>> values) {
        String secret = secret();
        Instant now = clock.instant();
        write(digest(secret), account(caller), new KeptForm(values, null, now), now.plus(DRAFT));
        return caller.isAnonymous() ? secret : digest(secret);
    }

    /**
     * Saves a draft over its earlier state. One that has been sent or thrown away meanwhile does not come back.
     *
     * @param draft its secret or id
     * @return false if the caller has no such draft
     */
    boolean keepDraftAgain(Caller caller, String draft, Map<String, List<String>> values) {
        Instant now = clock.instant();
        return idOf(draft, caller)
                .filter(id -> update(id, new KeptForm(values, null, now), now.plus(DRAFT)))
                .isPresent();
    }

    /** What was kept; empty if there is no such form, its time is over, or it is another account's. */
    public Optional<KeptForm> find(@Nullable String secretOrId, Caller caller) {
        return secretOrId == null ? Optional.empty() : idOf(secretOrId, caller).flatMap(this::read);
    }

    /** The drafts of an account, the last one first, at most 200. */
    public List<Draft> draftsOf(Caller caller) {
        return sql.sql("""
                        select id from sessions.kept_form
                        where account = ? and expires_at > ? order by kept_at desc, id limit ?""").params(caller.accountId(), now(), MOST_DRAFTS).query(String.class).list().stream()
                .flatMap(id -> read(id).map(form -> new Draft(id, form)).stream())
                .toList();
    }

    /** Deletes a draft, if it is the caller's. */
    public void forget(@Nullable String secretOrId, Caller caller) {
        if (secretOrId != null) {
            idOf(secretOrId, caller)
                    .ifPresent(id -> sql.sql("delete from sessions.kept_form where id = ?")
                            .param(id)
                            .update());
        }
    }

    /** Deletes what nobody comes back for; not more often than is worth the while. */
    private void sweep() {
        Instant now = clock.instant();
        long last = lastSweep.get();
        if (now.getEpochSecond() - last > BETWEEN_SWEEPS.toSeconds()
                && lastSweep.compareAndSet(last, now.getEpochSecond())) {
            sql.sql("delete from sessions.kept_form where expires_at <= ?")
                    .param(at(now))
                    .update();
        }
    }

    /** An account's drafts are found by their id; all else by the secret that the id is the digest of, alone or with the account. */
    private Optional<String> idOf(String secretOrId, Caller caller) {
        return sql.sql("""
                        select id from sessions.kept_form
                        where ((id in (?, ?) and (account is null or account = ?)) or (id = ? and account = ?)) and expires_at > ?""")
                .params(
                        digest(secretOrId),
                        digestFor(caller, secretOrId),
                        caller.accountId(),
                        secretOrId,
                        caller.accountId(),
                        now())
                .query(String.class)
                .optional();
    }

    private Optional<KeptForm> read(String id) {
        return sql.sql("select box from sessions.kept_form where id = ?")
                .param(id)
                .query(byte[].class)
                .optional()
                .map(box -> json.readValue(vault.openFor(PURPOSE, id, box), KeptForm.class));
    }

    private void write(String id, @Nullable String account, KeptForm form, Instant until) {
        sweep();
        sql.sql("insert into sessions.kept_form (id, account, box, kept_at, expires_at) values (?, ?, ?, ?, ?)")
                .param(id)
                .param(account)
                .param(sealed(id, form))
                .param(at(form.keptAt()))
                .param(at(until))
                .update();
    }

    private boolean update(String id, KeptForm form, Instant until) {
        return sql.sql("update sessions.kept_form set box = ?, kept_at = ?, expires_at = ? where id = ?")
                        .params(sealed(id, form), at(form.keptAt()), at(until), id)
                        .update()
                == 1;
    }

    private byte[] sealed(String id, KeptForm form) {
        return vault.sealFor(PURPOSE, id, json.writeValueAsBytes(form));
    }

    private OffsetDateTime now() {
        return at(clock.instant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable String account(Caller caller) {
        return caller.isAnonymous() ? null : caller.accountId();
    }

    private String secret() {
        byte[] drawn = new byte[SECRET];
        random.nextBytes(drawn);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
    }

    private static String digestFor(Caller caller, String secret) {
        return digest(caller.accountId() + "/" + secret);
    }

    private static String digest(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK has no SHA-256", e);
        }
    }
}
