package exchange.command.mail;

import exchange.command.listing.CallBacks;
import exchange.command.listing.CallBacks.Words;
import exchange.command.mail.Mail.State;
import jakarta.annotation.PostConstruct;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks once a second for mails that are due. The nodes of a cluster share them: whoever notes an attempt first makes it, and notes it before,
 * so that a mail whose node dies in the middle of one is sent again later, with the same Message-ID.
 */
@Component
class MailSweep {

    private static final Logger LOG = LoggerFactory.getLogger(MailSweep.class);
    private static final int MOST = 100;
    private static final Duration KEPT = Duration.ofDays(30);

    /** Between the first two attempts; doubled after each, up to about an hour. */
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

    private static final int DOUBLED_AT_MOST = 6;

    private final MailTable table;
    private final Letters letters;
    private final Postman postman;
    private final CallBacks callBacks;
    private final MailSettings settings;
    private final Clock clock;

    MailSweep(
            MailTable table,
            Letters letters,
            Postman postman,
            CallBacks callBacks,
            MailSettings settings,
            Clock clock) {
        this.table = table;
        this.letters = letters;
        this.postman = postman;
        this.callBacks = callBacks;
        this.settings = settings;
        this.clock = clock;
    }

    @PostConstruct
    void sayWhetherMailsAreSent() {
        if (!postman.isWorking()) {
            LOG.info(
                    "No mails are sent, because there is no EXCHANGE_MAIL_HOST; they wait for {} days, then the desk is to call",
                    settings.giveUpAfter().toDays());
        }
    }

    @Scheduled(fixedDelay = 1_000, scheduler = MailConfiguration.SCHEDULER)
    void sweep() {
        for (Mail mail : table.due(State.NEW, MOST)) {
            take(mail, this::lookForAddress);
        }
        for (Mail mail : table.due(State.WAITING, MOST)) {
            if (isTooOld(mail)) {
                take(mail, this::giveUp);
            } else if (postman.isWorking() && !take(mail, this::send)) {
                return;
            }
        }
    }

    @Scheduled(fixedDelay = 3_600_000, scheduler = MailConfiguration.SCHEDULER)
    void forget() {
        table.forgetBefore(clock.instant().minus(KEPT));
    }

    /** @return whether to go on with the next one */
    private boolean take(Mail mail, Predicate<Mail> step) {
        try {
            return step.test(mail);
        } catch (RuntimeException e) {
            LOG.warn("Mail {} about {} has to wait", mail.id(), mail.topic(), e);
            attempt(mail); // the others must not wait for it
            return true;
        }
    }

    private boolean lookForAddress(Mail mail) {
        Optional<Addressee> addressee = letters.addressee(mail);
        if (addressee.isEmpty()) {
            table.become(mail, State.DROPPED);
        } else if (addressee.get().email() != null) {
            table.become(mail, State.WAITING);
        } else if (mail.topic() == Topic.RECEIVED) {
            table.become(mail, State.CALL_BACK); // set with the submission
        } else {
            callBack(mail, CallBacks.NO_ADDRESS);
        }
        return true;
    }

    private boolean send(Mail mail) {
        if (!attempt(mail)) {
            return true;
        }
        Optional<Addressee> addressee = letters.addressee(mail);
        if (addressee.isEmpty()) {
            table.become(mail, State.DROPPED);
            return true;
        }
        String email = addressee.get().email();
        Postman.Outcome outcome = email == null || !Postman.isAddress(email)
                ? Postman.Outcome.NEVER
                : postman.send(letters.write(mail, addressee.get(), email));
        switch (outcome) {
            case SENT -> table.become(mail, State.SENT);
            case NEVER -> giveUp(mail);
            case LATER, AWAY -> LOG.warn("Mail {} about {} was not taken", mail.id(), mail.topic());
        }
        return outcome != Postman.Outcome.AWAY;
    }

    private boolean attempt(Mail mail) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(mail.attempts(), DOUBLED_AT_MOST));
        return table.attempt(mail, clock.instant().plus(pause));
    }

    /** Nobody wants to hear today what was true a week ago, nor of a link that was asked for hours ago. */
    private boolean isTooOld(Mail mail) {
        Duration most = mail.topic() == Topic.PASSWORD ? PasswordLinks.LASTS : settings.giveUpAfter();
        return clock.instant().isAfter(mail.createdAt().plus(most));
    }

    private boolean giveUp(Mail mail) {
        LOG.warn("Mail {} about {} is given up", mail.id(), mail.topic());
        callBack(mail, CallBacks.UNDELIVERABLE);
        return true;
    }

    private void callBack(Mail mail, Words why) {
        Words toSay = mail.topic().callBack();
        if (toSay.equals(Words.NONE)) {
            table.become(mail, State.DROPPED);
        } else {
            callBacks.set(mail.about(), mail.cause(), why, toSay);
            table.become(mail, State.CALL_BACK);
        }
    }
}
