package exchange.web.problem;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a value should have been, said to whoever sent another. */
public record Expected(String german, String english) {

    /** What values of a type look like; an enum's permitted values are named. */
    public static Expected of(@Nullable Class<?> type) {
        if (type == null) {
            return new Expected("ist kein gültiger Wert", "is not a valid value");
        }
        if (type.isEnum()) {
            String names = Arrays.stream(type.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .collect(Collectors.joining(", "));
            return new Expected("muss einer dieser Werte sein: " + names, "must be one of: " + names);
        }
        if (type == Integer.class || type == int.class) {
            return integer(Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        if (type == Long.class || type == long.class) {
            return integer(Long.MIN_VALUE, Long.MAX_VALUE);
        }
        if (type == BigInteger.class) {
            return new Expected("muss eine ganze Zahl sein", "must be an integer");
        }
        if (type == Double.class || type == double.class || type == BigDecimal.class) {
            return new Expected("muss eine Zahl sein", "must be a number");
        }
        if (type == Boolean.class || type == boolean.class) {
            return new Expected("muss true oder false sein", "must be true or false");
        }
        if (type == String.class) {
            return new Expected("muss ein Text sein", "must be a text");
        }
        if (type == LocalDate.class) {
            return new Expected("muss ein Datum der Form JJJJ-MM-TT sein", "must be a date like YYYY-MM-DD");
        }
        if (type == Instant.class || type == OffsetDateTime.class) {
            return new Expected(
                    "muss ein Zeitpunkt wie 2026-12-01T08:00:00Z sein", "must be an instant like 2026-12-01T08:00:00Z");
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return new Expected("muss eine Liste sein", "must be a list");
        }
        return type.isRecord()
                ? new Expected("muss ein Objekt sein", "must be an object")
                : new Expected("ist kein gültiger Wert", "is not a valid value");
    }

    /** The same, said to a person who typed the value into a form. */
    public static Expected ofTyped(@Nullable Class<?> type) {
        if (type != null && Number.class.isAssignableFrom(type)) {
            return new Expected(
                    "bitte eine ganze Zahl angeben, zum Beispiel 20000", "please give a whole number, such as 20000");
        }
        if (type == LocalDate.class) {
            return new Expected(
                    "bitte ein Datum angeben, zum Beispiel 31.12.2026", "please give a date, such as 2026-12-31");
        }
        if (type == String.class) {
            return new Expected("bitte nur eine Angabe", "please give one value only");
        }
        return of(type);
    }

    public String in(Language language) {
        return language.choose(german, english);
    }

    private static Expected integer(long least, long most) {
        return new Expected(
                "muss eine ganze Zahl von " + least + " bis " + most + " sein",
                "must be an integer from " + least + " to " + most);
    }
}
