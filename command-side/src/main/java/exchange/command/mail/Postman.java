package exchange.command.mail;

import exchange.command.mail.MailSettings.Security;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Hands letters to the server. */
@Component
class Postman {

    /** What became of a letter. */
    enum Outcome {
        SENT,
        /** the server does not want it now */
        LATER,
        /** the server cannot be reached, or does not let us in: no other letter gets through either */
        AWAY,
        /** the server will never take it, or the address is none */
        NEVER
    }

    private static final Set<Integer> FOR_NOBODY = Set.of(550, 551, 553);
    private static final Pattern STATUS = Pattern.compile("\\b5[0-9]{2}[ -]5\\.([0-9]{1,3})\\.[0-9]{1,3}\\b");
    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

    private final MailSettings settings;
    private final Clock clock;
    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();

    Postman(MailSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        if (settings.isSending()) {
            sender.setHost(settings.host());
            sender.setPort(settings.port());
            sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
            if (!settings.user().isBlank()) {
                sender.setUsername(settings.user());
                sender.setPassword(settings.password());
            }
            sender.setJavaMailProperties(properties(settings));
        }
    }

    private static Properties properties(MailSettings settings) {
        String patience = String.valueOf(settings.patience().toMillis());
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", patience);
        properties.setProperty("mail.smtp.timeout", patience);
        properties.setProperty("mail.smtp.writetimeout", patience);
        properties.setProperty("mail.smtp.auth", String.valueOf(!settings.user().isBlank()));
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(settings.security() == Security.TLS));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        boolean starttls = settings.security() == Security.STARTTLS;
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(starttls));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(starttls));
        return properties;
    }

    /** Whether there is a server. */
    boolean isWorking() {
        return settings.isSending();
    }

    /** Whether an address is one. */
    static boolean isAddress(String email) {
        try {
            new InternetAddress(email, true);
            return true;
        } catch (AddressException none) {
            return false;
        }
    }

    /** Hands a letter over. What servers answer may name the address, so that little of it is logged. */
    Outcome send(Letter letter) {
        try {
            sender.send(message(letter));
            return Outcome.SENT;
        } catch (MailSendException failed) {
            return outcome(failed);
        } catch (MailException refused) {
            LOG.warn(
                    "The mail server does not let us in: {}", refused.getClass().getSimpleName());
            return Outcome.AWAY;
        } catch (MessagingException malformed) {
            return Outcome.NEVER;
        }
    }

    private static Outcome outcome(MailSendException failed) {
        for (Exception failure : failed.getFailedMessages().values()) {
            if (isForNobody(failure)) {
                return Outcome.NEVER;
            }
            if (NestedExceptionUtils.getMostSpecificCause(failure) instanceof IOException away) {
                LOG.warn(
                        "The mail server cannot be reached: {}", away.getClass().getSimpleName());
                return Outcome.AWAY;
            }
        }
        return Outcome.LATER;
    }

    private MimeMessage message(Letter letter) throws MessagingException {
        InternetAddress from = new InternetAddress(settings.from(), true);
        String domain = from.getAddress().substring(from.getAddress().indexOf('@') + 1);
        MimeMessage message = new MimeMessage(sender.getSession()) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + letter.id() + "@" + domain + ">");
            }
        };
        message.setFrom(from);
        message.setRecipients(Message.RecipientType.TO, new Address[] {new InternetAddress(letter.to(), true)});
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setText(letter.text(), StandardCharsets.UTF_8.name());
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no answers of machines
        message.setHeader(
                "Content-Language",
                letter.languages().stream().map(Locale::getLanguage).collect(Collectors.joining(", ")));
        message.setSentDate(Date.from(clock.instant()));
        return message;
    }

    /**
     * Whether the server has refused the address for good: 550, 551 or 553 (RFC 5321, 4.2.3), and with a status of RFC 3463 one that is
     * about addresses, 5.1. Anything else, as 5.7 (not allowed to relay, blocked), may be a fault of ours that passes.
     */
    private static boolean isForNobody(Exception failure) {
        for (Exception next = failure; next instanceof MessagingException one; next = one.getNextException()) {
            if (next instanceof SMTPAddressFailedException refused && FOR_NOBODY.contains(refused.getReturnCode())) {
                Matcher status = STATUS.matcher(String.valueOf(refused.getMessage()));
                return !status.find() || status.group(1).equals("1");
            }
        }
        return false;
    }
}
