package exchange.command.mail;

import exchange.command.mail.Mail.State;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The queue. */
@Component
class MailTable {

    /** Whoever asks again and again fills nobody's mailbox. */
    static final Duration APART = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(MailTable.class);

    private final JdbcClient sql;
    private final Clock clock;

    MailTable(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Adds a mail. */
    void add(Topic topic, String about, long cause) {
        sql.sql("""
                        insert into command.mail (id, topic, about, cause, state, attempts, next_try, created_at)
                        values (?, ?, ?, ?, 'NEW', 0, ?, ?)""").params(id(), topic.name(), about, cause, now(), now()).update();
    }

    /**
     * Adds a mail that somebody asked for, unless one of the same topic still waits, or the last one is younger than {@link #APART}.
     *
     * @param about an account; if there is none, or it has no address, a row is added all the same that nobody is sent, so that
     *     neither what is done nor how long it takes tells whether there is
     */
    void ask(Topic topic, String about, String language) {
        Instant now = clock.instant();
        long window = now.toEpochMilli() / APART.toMillis();
        try {
            sql.sql("""
                            insert into command.mail (id, topic, about, language, state, attempts, next_try, created_at)
                            select :id, :topic, :about, :language, coalesce(
                                (select 'NEW' from door.account where id = :about and email is not null), 'DROPPED'), 0, :now, :now
                             where not exists (
                                select 1 from command.mail where about = :about and topic = :topic
                                   and (state in ('NEW', 'WAITING') or created_at > :recently))""")
                    .param("id", named(topic + about + window))
                    .param("topic", topic.name())
                    .param("about", about)
                    .param("language", language)
                    .param("now", now())
                    .param("recently", now().minus(APART))
                    .update();
        } catch (DuplicateKeyException another) {
            LOG.debug("Asked for twice at once", another);
        }
    }

    /** The same for the same. */
    private static String named(String what) {
        return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** What is due, the longest due first, in the order of events. */
    List<Mail> due(State state, int most) {
        return sql.sql("""
                        select id, topic, about, cause, language, state, attempts, created_at from command.mail
                         where state = ? and next_try <= ? order by next_try, cause limit ?""")
                .params(state.name(), now(), most)
                .query(MailTable::mail)
                .list();
    }

    /**
     * Notes an attempt, and when the next one is due.
     *
     * @return false if another node has been faster
     */
    boolean attempt(Mail mail, Instant nextTry) {
        return sql.sql("""
                        update command.mail set attempts = attempts + 1, next_try = ?
                         where id = ? and state = ? and attempts = ?""")
                        .params(
                                nextTry.atOffset(ZoneOffset.UTC),
                                mail.id(),
                                mail.state().name(),
                                mail.attempts())
                        .update()
                == 1;
    }

    /**
     * Notes how far a mail has come, unless another node has brought it further. A crash of the embedded database right afterwards forgets it,
     * and the mail is sent again.
     */
    void become(Mail mail, State state) {
        sql.sql("update command.mail set state = ? where id = ? and state = ?")
                .params(state.name(), mail.id(), mail.state().name())
                .update();
    }

    long count(State state) {
        return sql.sql("select count(*) from command.mail where state = ?")
                .param(state.name())
                .query(Long.class)
                .single();
    }

    /** Forgets what is older, wherever it has come to. */
    void forgetBefore(Instant instant) {
        sql.sql("delete from command.mail where created_at < ?")
                .param(instant.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Mail mail(ResultSet row, int number) throws SQLException {
        return new Mail(
                row.getString("id"),
                Topic.valueOf(row.getString("topic")),
                row.getString("about"),
                row.getLong("cause"),
                row.getString("language"),
                State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
