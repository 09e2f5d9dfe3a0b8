package exchange.web.read;

import exchange.reference.Validity;
import exchange.web.problem.FieldError;
import exchange.web.problem.Language;
import exchange.web.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The query parameters of a read. Whatever is wrong is collected and named together by {@link #check}; until then wrong values read as
 * absent. A parameter that is there but blank counts as absent, as forms send it.
 */
public final class Parameters {

    /** How many items a page has when nobody asks for another number. */
    public static final int DEFAULT_SIZE = 20;

    /** The most items that a page may have. */
    public static final int MOST = 100;

    private static final int LONGEST_VALUE = 500;
    private static final int MOST_VALUES = 50;
    private static final int LAST_YEAR = 9999;
    private static final String CURSOR = "cursor";
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd['T'HH:mm[:ss][.SSSSSS][.SSS]][XXX]", Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    /** What every list takes besides its own filters. */
    private static final Set<String> PAGING = Set.of("size", CURSOR, "after");

    private final HttpServletRequest request;
    private final Language language;
    private final List<FieldError> errors = new ArrayList<>();

    private Parameters(HttpServletRequest request) {
        this.request = request;
        this.language = Language.of(request);
    }

    /** The parameters of a list; every one that is neither among these filters nor about paging is wrong. */
    public static Parameters ofList(HttpServletRequest request, String... filters) {
        Parameters parameters = new Parameters(request);
        Set<String> known = new HashSet<>(PAGING);
        known.addAll(Arrays.asList(filters));
        for (String name : request.getParameterMap().keySet()) {
            if (!known.contains(name)) {
                parameters.wrong(name, "Diesen Parameter gibt es hier nicht.", "There is no such parameter here.");
            }
        }
        return parameters;
    }

    /** The parameters of a read that is no list; others than those asked for are left alone. */
    public static Parameters of(HttpServletRequest request) {
        return new Parameters(request);
    }

    public Language language() {
        return language;
    }

    /** The values of a parameter that may repeat, in the order given, without repetitions. */
    public List<String> all(String name) {
        String[] given = request.getParameterValues(name);
        if (given == null) {
            return List.of();
        }
        Set<String> values = new LinkedHashSet<>();
        for (String value : given) {
            if (value.length() > LONGEST_VALUE || value.chars().anyMatch(Character::isISOControl)) {
                wrong(
                        name,
                        "Höchstens " + LONGEST_VALUE + " Zeichen, keine Steuerzeichen.",
                        "At most " + LONGEST_VALUE + " characters, no control characters.");
            } else if (!value.isBlank()) {
                values.add(value.strip());
            }
        }
        if (values.size() > MOST_VALUES) {
            wrong(name, "Höchstens " + MOST_VALUES + " Werte.", "At most " + MOST_VALUES + " values.");
            return List.of();
        }
        return List.copyOf(values);
    }

    /** The values of a repeatable parameter, each of which has to be known. */
    public List<String> known(String name, Predicate<String> isKnown) {
        List<String> values = all(name);
        List<String> unknown = values.stream().filter(isKnown.negate()).toList();
        if (!unknown.isEmpty()) {
            String list = String.join(", ", unknown);
            wrong(name, "Unbekannt: " + list, "Unknown: " + list);
            return List.of();
        }
        return values;
    }

    /** The names of constants in a repeatable parameter. */
    public <E extends Enum<E>> List<String> constants(String name, Class<E> type) {
        Set<String> names = new LinkedHashSet<>();
        for (E constant : type.getEnumConstants()) {
            names.add(constant.name());
        }
        List<String> values = all(name);
        if (!names.containsAll(values)) {
            String list = String.join(", ", names);
            wrong(name, "Erlaubt sind: " + list, "Allowed are: " + list);
            return List.of();
        }
        return values;
    }

    /** The value of a parameter that must not repeat. */
    public Optional<String> one(String name) {
        List<String> values = all(name);
        if (values.size() > 1) {
            wrong(name, "Nur einmal erlaubt.", "Allowed once only.");
            return Optional.empty();
        }
        return values.stream().findFirst();
    }

    /** A whole number between two bounds, both included. */
    public Optional<Integer> number(String name, int least, int most) {
        Optional<String> value = one(name);
        Optional<Integer> number = value.filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .filter(parsed -> parsed >= least && parsed <= most);
        if (value.isPresent() && number.isEmpty()) {
            wrong(
                    name,
                    "Eine ganze Zahl von " + least + " bis " + most + ".",
                    "A whole number from " + least + " to " + most + ".");
        }
        return number;
    }

    /** An instant of the years 1 to 9999 with its offset, such as {@code 2026-11-22T20:00:00+01:00} or {@code 2026-11-22T19:00:00Z}. */
    public Optional<Instant> instant(String name) {
        // an unencoded plus sign arrives as a blank
        return one(name).map(text -> text.replace(' ', '+')).flatMap(text -> {
            try {
                OffsetDateTime instant = OffsetDateTime.parse(text);
                if (instant.getYear() < 1 || instant.getYear() > LAST_YEAR) {
                    throw new DateTimeException("beyond what anybody means");
                }
                return Optional.of(instant.toInstant());
            } catch (DateTimeException notAnInstant) {
                wrong(
                        name,
                        "Ein Zeitpunkt mit Zeitzone, etwa 2026-11-22T19:00:00Z.",
                        "An instant with an offset, such as 2026-11-22T19:00:00Z.");
                return Optional.empty();
            }
        });
    }

    /**
     * A moment as a page's form sends it: a day, or a day and a time, of the exchange's place; or an instant with its offset.
     */
    public Optional<Instant> moment(String name) {
        return one(name).flatMap(text -> {
            try {
                TemporalAccessor parsed = MOMENT.parseBest(
                        text.replace(' ', '+'), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
                Instant moment = switch (parsed) {
                    case OffsetDateTime instant -> instant.toInstant();
                    case LocalDateTime local -> local.atZone(Validity.ZONE).toInstant();
                    default ->
                        LocalDate.from(parsed).atStartOfDay(Validity.ZONE).toInstant();
                };
                int year = moment.atZone(Validity.ZONE).getYear();
                if (year < 1 || year > LAST_YEAR) {
                    throw new DateTimeException("beyond what anybody means");
                }
                return Optional.of(moment);
            } catch (DateTimeException notAMoment) {
                wrong(
                        name,
                        "Ein Datum mit Uhrzeit, etwa 2026-11-22T19:00.",
                        "A date with a time, such as 2026-11-22T19:00.");
                return Optional.empty();
            }
        });
    }

    /** How many items the page is to have. */
    public int size() {
        return number("size", 1, MOST).orElse(DEFAULT_SIZE);
    }

    /**
     * The sort key after which the page begins.
     *
     * @param query as written into the cursor
     */
    public Optional<List<String>> cursor(Cursor cursors, String query) {
        Optional<String> given = one(CURSOR);
        Optional<List<String>> key = given.flatMap(text -> cursors.read(query, text));
        if (given.isPresent() && key.isEmpty()) {
            wrong(
                    CURSOR,
                    "Kein Cursor dieser Abfrage. Bitte von vorn beginnen.",
                    "No cursor of this query. Please start at the beginning.");
        }
        return key;
    }

    /** Notes that there is no page but the first, whatever the cursor says. */
    public void onePage() {
        if (one(CURSOR).isPresent()) {
            wrong(CURSOR, "Hier gibt es nur eine Seite.", "There is only one page here.");
        }
    }

    /** All parameters but those about paging, in one string that is the same for the same query. */
    public String fingerprint() {
        StringBuilder all = new StringBuilder(request.getRequestURI());
        new TreeMap<>(request.getParameterMap()).forEach((name, values) -> {
            if (!PAGING.contains(name)) {
                Arrays.stream(values)
                        .sorted()
                        .forEach(value -> all.append('\n')
                                .append(name.length())
                                .append(name)
                                .append(value.length())
                                .append(value));
            }
        });
        return all.toString();
    }

    /** Notes that a parameter is wrong. */
    public void wrong(String name, String german, String english) {
        errors.add(new FieldError(name, language.choose(german, english)));
    }

    /**
     * Refuses the request if anything in it was wrong.
     *
     * @throws Problem 400 that names every wrong parameter
     */
    public void check() {
        if (!errors.isEmpty()) {
            throw Problem.malformed(errors);
        }
    }
}
