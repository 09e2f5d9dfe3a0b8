package exchange.command.mail;

import exchange.event.listing.Contact;
import exchange.log.EventLog;
import exchange.log.LogEventStorageEngine;
import exchange.privacy.Vault;
import exchange.web.account.AccountEntry;
import exchange.web.account.AccountRegister;
import exchange.web.account.AccountState;
import exchange.web.account.Person;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says to whom a mail goes, and writes it, from what the log and the register still know. */
@Component
class Letters {

    private static final String BUNDLE = "exchange.command.mail.letters";
    private static final DateTimeFormatter GERMAN_DATE = DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.GERMAN);
    private static final DateTimeFormatter ENGLISH_DATE = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    private final EventLog log;
    private final LogEventStorageEngine engine;
    private final Vault vault;
    private final AccountRegister register;
    private final PasswordLinks links;
    private final MailSettings settings;
    private final SiteNames site;
    private final PromisedTimes times;

    Letters(
            EventLog log,
            LogEventStorageEngine engine,
            Vault vault,
            AccountRegister register,
            PasswordLinks links,
            MailSettings settings,
            SiteNames site,
            PromisedTimes times) {
        this.log = log;
        this.engine = engine;
        this.vault = vault;
        this.register = register;
        this.links = links;
        this.settings = settings;
        this.site = site;
        this.times = times;
    }

    /** Whom a mail is for; empty if there is nobody any more, or nothing to tell. The register may follow a confirmation later than the mail does. */
    Optional<Addressee> addressee(Mail mail) {
        return mail.topic().isAboutListing()
                ? story(mail).flatMap(Letters::addressee)
                : register.find(mail.about())
                        .filter(account -> account.state() == AccountState.OPEN
                                || (account.state() == AccountState.WAITING && mail.topic() == Topic.ACCOUNT_CONFIRMED))
                        .flatMap(account -> register.person(account.id()))
                        .map(person -> addressee(person, mail));
    }

    /** The mail itself. */
    Letter write(Mail mail, Addressee addressee, String email) {
        List<String> subjects = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (Locale language : addressee.languages()) {
            ResourceBundle words =
                    ResourceBundle.getBundle(BUNDLE, language, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
            List<String> paragraphs = new ArrayList<>();
            paragraphs.add(say(words, "greeting", addressee.name()));
            String subject = mail.topic().isAboutListing()
                    ? aboutListing(mail, story(mail).orElseThrow(), words, paragraphs)
                    : aboutAccount(mail, words, paragraphs);
            String title = isEnglish(words) ? site.titleEn() : site.title();
            paragraphs.add(site.hotline() == null ? title : title + "\n" + say(words, "hotline", site.hotline()));
            subjects.add(title + ": " + subject);
            texts.add(String.join("\n\n", paragraphs) + "\n");
        }
        return new Letter(
                mail.id(), email, String.join(" / ", subjects), String.join("\n\n", texts), addressee.languages());
    }

    private String aboutListing(Mail mail, ListingStory story, ResourceBundle words, List<String> paragraphs) {
        String topic = mail.topic().name();
        long minutes = times.of(story.content().urgency()).toMinutes();
        String until = story.validUntil() == null ? "" : date(story.validUntil(), words);
        paragraphs.add(say(words, topic + ".text", String.valueOf(minutes), until));
        paragraphs.add(say(words, "reference", story.reference())
                + (story.title() == null ? "" : "\n" + say(words, "title", story.title())));
        if (story.text() != null) {
            paragraphs.add(say(words, "said", story.text()));
        }
        if (words.containsKey(topic + ".next")) {
            paragraphs.add(say(words, topic + ".next"));
        }
        paragraphs.add(way(mail, story, words));
        return say(words, topic + ".subject", story.reference());
    }

    /** Where the state is seen: a secret link is known to its bearer alone. */
    private String way(Mail mail, ListingStory story, ResourceBundle words) {
        if (story.owner().organisation() != null) {
            return say(words, "way.account", settings.pages() + "/listings/" + mail.about());
        }
        return say(words, story.owner().linkDigest() != null ? "way.link" : "way.desk");
    }

    private String aboutAccount(Mail mail, ResourceBundle words, List<String> paragraphs) {
        String topic = mail.topic().name();
        String login = register.find(mail.about()).map(AccountEntry::login).orElse("");
        String link = mail.topic() == Topic.PASSWORD
                ? settings.pages() + "/password/new?token=" + links.mint(mail.about())
                : settings.pages() + "/login";
        paragraphs.add(say(words, topic + ".text", login));
        paragraphs.add(link);
        paragraphs.add(say(words, topic + ".next"));
        return say(words, topic + ".subject");
    }

    private Optional<ListingStory> story(Mail mail) {
        return ListingStory.read(log, engine, vault, mail.about(), mail.cause());
    }

    private static Optional<Addressee> addressee(ListingStory story) {
        Contact contact = story.contact();
        return contact == null
                ? Optional.empty()
                : Optional.of(new Addressee(
                        contact.name(),
                        contact.email(),
                        languages(story.content().language())));
    }

    private static Addressee addressee(Person person, Mail mail) {
        return new Addressee(person.name(), person.email(), languages(mail.language()));
    }

    private static List<Locale> languages(@Nullable String language) {
        if (language == null) {
            return List.of(Locale.GERMAN, Locale.ENGLISH);
        }
        return List.of(language.equals("en") ? Locale.ENGLISH : Locale.GERMAN);
    }

    private static boolean isEnglish(ResourceBundle words) {
        return words.getLocale().equals(Locale.ENGLISH);
    }

    private static String date(LocalDate date, ResourceBundle words) {
        return date.format(isEnglish(words) ? ENGLISH_DATE : GERMAN_DATE);
    }

    private static String say(ResourceBundle words, String key, Object... values) {
        return new MessageFormat(words.getString(key), words.getLocale()).format(values);
    }
}
