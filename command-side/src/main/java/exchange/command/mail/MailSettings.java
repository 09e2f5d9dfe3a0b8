package exchange.command.mail;

import exchange.node.ExchangeSettings;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The server that takes the mails, from {@code EXCHANGE_MAIL_...}. Without a host they wait.
 *
 * @param security STARTTLS (needed), TLS from the first byte, or NONE for a server on the same machine
 * @param from the address of the sender; needed with a host
 * @param pages where the pages are reached, such as {@code https://boerse.example.org}; needed with a host
 * @param patience how long an attempt may take at most at each step
 * @param giveUpAfter how long a mail is tried
 */
@ConfigurationProperties("exchange.mail")
record MailSettings(
        @DefaultValue("") String host,
        @DefaultValue("587") int port,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("STARTTLS") Security security,
        @DefaultValue("") String from,
        @DefaultValue("") String pages,
        @DefaultValue("20s") Duration patience,
        @DefaultValue("7d") Duration giveUpAfter) {

    /** How the way to the server is protected. */
    enum Security {
        STARTTLS,
        TLS,
        NONE
    }

    MailSettings {
        if (!host.isBlank()) {
            requireAddress(from);
            if (!pages.matches("https?://[^/\\s]+")) {
                throw new ExchangeSettings.Unusable(
                        "With EXCHANGE_MAIL_HOST, EXCHANGE_MAIL_PAGES says where the pages are reached,"
                                + " such as https://boerse.example.org, without a path.");
            }
        }
    }

    boolean isSending() {
        return !host.isBlank();
    }

    private static void requireAddress(String from) {
        try {
            new InternetAddress(from, true);
        } catch (AddressException none) {
            throw new ExchangeSettings.Unusable(
                    "With EXCHANGE_MAIL_HOST, EXCHANGE_MAIL_FROM is the address that mails come from; '" + from
                            + "' is none.");
        }
    }
}
