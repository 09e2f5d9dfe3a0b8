package exchange.web.body;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import exchange.web.problem.Expected;
import exchange.web.problem.Language;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Holds a JSON tree against the record that it is to become: names whatever does not fit and takes it out, so that the rest can be read
 * and judged in the same answer. Strings lose the white space around them. Where a person typed them, they become the numbers, dates and
 * lists that they stand for.
 */
final class BodyTree {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final ObjectMapper mapper;
    private final Language language;
    private final Errors errors;
    private final boolean typed;

    /** By a list's path, where the elements that are left stood in what was sent. */
    private final Map<String, List<Integer>> places = new HashMap<>();

    BodyTree(ObjectMapper mapper, Language language, Errors errors, boolean typed) {
        this.mapper = mapper;
        this.language = language;
        this.errors = errors;
        this.typed = typed;
    }

    /** What is left; null if nothing. */
    @Nullable
    JsonNode fitting(JsonNode node, Type type, String path) {
        return fitting(node, mapper.constructType(type), path);
    }

    /** The path of a list's element, by its index among those that are left, as it was sent. */
    String element(String list, int index) {
        List<Integer> sent = places.get(list);
        return list + "[" + (sent == null || index >= sent.size() ? index : sent.get(index)) + "]";
    }

    static String property(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private @Nullable JsonNode fitting(JsonNode given, JavaType type, String path) {
        JsonNode node = given;
        if (node.isNull()) {
            return node;
        }
        Class<?> raw = type.getRawClass();
        if (typed && node.isString()) {
            JsonNode meant = Typed.as(raw, type.isCollectionLikeType(), node.stringValue());
            if (!meant.isString()) {
                return fitting(meant, type, path);
            }
            node = meant;
        }
        if (isPlainRecord(raw)) {
            return node instanceof ObjectNode object ? properties(object, raw, path) : misfit(raw, path);
        }
        if (type.isCollectionLikeType()) {
            return node instanceof ArrayNode array ? elements(array, type, path) : misfit(raw, path);
        }
        if (node.isString()) {
            return text(node.stringValue(), raw, path);
        }
        return isScalar(node, raw) ? node : misfit(raw, path);
    }

    private JsonNode properties(ObjectNode object, Class<?> type, String path) {
        Map<String, Type> known = components(type);
        if (typed) {
            fillIn(object, type);
        }
        for (String name : List.copyOf(object.propertyNames())) {
            String at = property(path, name);
            Type component = known.get(name);
            if (component == null) {
                errors.add(at, "unbekanntes Feld", "unknown field");
                object.remove(name);
                continue;
            }
            JsonNode left = fitting(object.get(name), component, at);
            if (left == null) {
                object.remove(name);
            } else {
                object.set(name, left);
            }
        }
        return object;
    }

    /** A form that leaves a whole required record empty is told of each field in it, not of the record. */
    private static void fillIn(ObjectNode object, Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            String name = component.getName();
            if (isPlainRecord(component.getType())
                    && component.getAccessor().isAnnotationPresent(NotNull.class)
                    && !object.has(name)) {
                object.putObject(name);
            }
        }
    }

    private JsonNode elements(ArrayNode array, JavaType type, String path) {
        ArrayNode left = mapper.createArrayNode();
        List<Integer> sent = new ArrayList<>();
        for (int index = 0; index < array.size(); index++) {
            JsonNode element = fitting(array.get(index), type.getContentType(), path + "[" + index + "]");
            if (element != null) {
                left.add(element);
                sent.add(index);
            }
        }
        places.put(path, sent);
        return left;
    }

    private @Nullable JsonNode text(String value, Class<?> type, String path) {
        if (!isClean(value)) {
            errors.add(
                    path,
                    "enthält Steuerzeichen oder halbe Zeichen",
                    "contains control characters or halves of characters");
            return null;
        }
        String stripped = value.strip();
        boolean fits = switch (type) {
            case Class<?> any
            when any.isEnum() ->
                Arrays.stream(any.getEnumConstants())
                        .anyMatch(constant -> ((Enum<?>) constant).name().equals(stripped));
            case Class<?> any when any == LocalDate.class -> isDate(stripped);
            case Class<?> any -> !isNumberOrBoolean(any);
        };
        return fits ? StringNode.valueOf(stripped) : misfit(type, path);
    }

    private @Nullable JsonNode misfit(Class<?> type, String path) {
        Expected expected = typed ? Expected.ofTyped(type) : Expected.of(type);
        errors.add(path, expected.in(language));
        return null;
    }

    private static boolean isScalar(JsonNode node, Class<?> type) {
        if (type == Integer.class || type == int.class) {
            return node.isIntegralNumber() && node.canConvertToInt();
        }
        if (type == Long.class || type == long.class) {
            return node.isIntegralNumber() && node.canConvertToLong();
        }
        if (type == BigInteger.class) {
            return node.isIntegralNumber();
        }
        if (type == Double.class || type == double.class || type == BigDecimal.class) {
            return node.isNumber();
        }
        return (type == Boolean.class || type == boolean.class) && node.isBoolean();
    }

    private static boolean isNumberOrBoolean(Class<?> type) {
        return Number.class.isAssignableFrom(type) || type == Boolean.class || type.isPrimitive();
    }

    private static boolean isDate(String value) {
        if (!DATE.matcher(value).matches()) {
            return false;
        }
        try {
            LocalDate.parse(value);
            return true;
        } catch (DateTimeParseException noSuchDay) {
            return false;
        }
    }

    /** No control characters but line ends and tabs, and no halves of surrogate pairs. */
    private static boolean isClean(String value) {
        return value.codePoints()
                .allMatch(point -> (point == '\n' || point == '\r' || point == '\t' || !Character.isISOControl(point))
                        && !(point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
    }

    /** A record that JSON shows as an object of its components; not one that is made from a string, say. */
    private static boolean isPlainRecord(Class<?> type) {
        return type.isRecord()
                && Arrays.stream(type.getDeclaredConstructors())
                        .noneMatch(constructor -> constructor.isAnnotationPresent(JsonCreator.class))
                && Arrays.stream(type.getDeclaredMethods())
                        .noneMatch(method -> method.isAnnotationPresent(JsonCreator.class));
    }

    private static Map<String, Type> components(Class<?> type) {
        Map<String, Type> components = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
            components.put(
                    named == null || named.value().isEmpty() ? component.getName() : named.value(),
                    component.getGenericType());
        }
        return components;
    }
}
