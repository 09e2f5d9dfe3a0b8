package exchange.query.page;

import exchange.event.listing.Quantity;
import exchange.reference.Validity;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Writes numbers, dates, times and quantities as readers of the page's language do. Times are those of the exchange's place. */
@Component
public class Wording {

    private static final DateTimeFormatter GERMAN_DATE = DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.GERMAN);
    private static final DateTimeFormatter ENGLISH_DATE = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter EXACT_TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;
    private static final int DAY = 24 * HOUR;

    private final MessageSource messages;
    private final Clock clock;

    Wording(MessageSource messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /** A message in the page's language. */
    public String word(String code, Object... values) {
        return messages.getMessage(code, values, locale());
    }

    /** 10.12.2026 or 10 Dec 2026. */
    public String date(@Nullable LocalDate date) {
        return date == null ? "" : date.format(isEnglish() ? ENGLISH_DATE : GERMAN_DATE);
    }

    /** The day of an instant. */
    public String day(@Nullable Instant at) {
        return at == null ? "" : date(LocalDate.ofInstant(at, Validity.ZONE));
    }

    /** Day and time of an instant. */
    public String moment(@Nullable Instant at) {
        return at == null ? "" : day(at) + ", " + time(at);
    }

    /** The time of day of an instant. */
    public String time(@Nullable Instant at) {
        return at == null ? "" : TIME.format(at.atZone(Validity.ZONE)) + (isEnglish() ? "" : "\u00A0Uhr");
    }

    /** Day and time to the second, where the order of things matters. */
    public String exactly(@Nullable Instant at) {
        return at == null ? "" : day(at) + ", " + EXACT_TIME.format(at.atZone(Validity.ZONE));
    }

    /** An instant as the field of a form for date and time takes it. */
    public static String local(Instant at) {
        return LocalDateTime.ofInstant(at, Validity.ZONE).toString();
    }

    /** How long ago an instant was, to the day: today, yesterday, 3 days ago. */
    public String ago(Instant at) {
        long days = daysSince(at);
        return days <= 0 ? word("ago.today") : days == 1 ? word("ago.yesterday") : word("ago.days", number(days));
    }

    /** Whole days of the calendar since an instant. */
    public long daysSince(Instant at) {
        return ChronoUnit.DAYS.between(LocalDate.ofInstant(at, Validity.ZONE), today());
    }

    /** Whole days of the calendar until a date; negative once it is over. */
    public long daysUntil(LocalDate date) {
        return ChronoUnit.DAYS.between(today(), date);
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Validity.ZONE);
    }

    /** Whose times the pages show. */
    public ZoneId zone() {
        return Validity.ZONE;
    }

    public Instant now() {
        return clock.instant();
    }

    /** A span of time in its two largest units: 12 min, 3 h 5 min, 2 d 4 h. */
    public String span(long seconds) {
        long most = Math.max(0, seconds);
        if (most < MINUTE) {
            return word("span.seconds", number(most));
        }
        if (most < HOUR) {
            return word("span.minutes", number(most / MINUTE));
        }
        if (most < DAY) {
            return word("span.hours", number(most / HOUR), number(most % HOUR / MINUTE));
        }
        return word("span.days", number(most / DAY), number(most % DAY / HOUR));
    }

    /** As {@link #span(long)}. */
    public String span(Duration span) {
        return span(span.toSeconds());
    }

    /** 20.000 or 20,000. */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale()).format(number);
    }

    /** With a fixed number of decimal places. */
    public String decimal(double number, int places) {
        NumberFormat format = NumberFormat.getNumberInstance(locale());
        format.setMinimumFractionDigits(places);
        format.setMaximumFractionDigits(places);
        return format.format(number);
    }

    /** 87 %. */
    public String percent(double share) {
        return Math.round(share * 100) + (isEnglish() ? "%" : "\u00A0%");
    }

    /** The paragraphs of a text, without blank ones. */
    public List<String> paragraphs(String text) {
        return text.lines().filter(line -> !line.isBlank()).toList();
    }

    /** Kilometres, whole from ten on. */
    public String kilometres(double kilometres) {
        return decimal(kilometres, kilometres < 10 ? 1 : 0) + "\u00A0km";
    }

    /** Amount and unit: 20.000 Stück, 300 Packungen zu 50. */
    public String amount(Quantity quantity) {
        String unit = word("unit." + quantity.unit(), number(quantity.amount()));
        return quantity.unitsPerBox() == null ? unit : word("unit.perBox", unit, number(quantity.unitsPerBox()));
    }

    /** The whole quantity in one line. */
    public String quantity(Quantity quantity) {
        return amount(quantity) + " " + mode(quantity);
    }

    /** In stock, or per which period from when. */
    public String mode(Quantity quantity) {
        if (quantity.per() == null) {
            return word("mode.STOCK");
        }
        String per = word("per." + quantity.per());
        return quantity.from() == null ? per : word("mode.from", per, date(quantity.from()));
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }

    private static boolean isEnglish() {
        return Locale.ENGLISH.getLanguage().equals(locale().getLanguage());
    }
}
