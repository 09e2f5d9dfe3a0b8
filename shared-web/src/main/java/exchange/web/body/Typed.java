package exchange.web.body;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BigIntegerNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/** What a text stands for that a person typed into a form. */
final class Typed {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,30}");
    private static final Pattern GROUPED = Pattern.compile("-?\\d{1,3}([.,\u00A0\u202F' ]\\d{3})+");
    private static final Pattern GERMAN_DATE = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})");

    private Typed() {}

    /** A text again if it stands for nothing else. */
    static JsonNode as(Class<?> type, boolean list, String text) {
        if (list) {
            return JsonNodeFactory.instance.arrayNode().add(text);
        }
        String stripped = text.strip();
        if (Number.class.isAssignableFrom(type)) {
            return number(stripped);
        }
        if (type == Boolean.class) {
            return switch (stripped) {
                case "true", "on" -> BooleanNode.TRUE;
                case "false" -> BooleanNode.FALSE;
                default -> StringNode.valueOf(stripped);
            };
        }
        Matcher german = GERMAN_DATE.matcher(stripped);
        if (type == LocalDate.class && german.matches()) {
            return StringNode.valueOf("%s-%02d-%02d"
                    .formatted(german.group(3), Integer.valueOf(german.group(2)), Integer.valueOf(german.group(1))));
        }
        return StringNode.valueOf(text.replace("\r\n", "\n"));
    }

    /** Thousands may be set apart: 20.000, 20,000, 20 000. */
    private static JsonNode number(String text) {
        String digits = GROUPED.matcher(text).matches() ? text.replaceAll("[^\\d-]", "") : text;
        return WHOLE_NUMBER.matcher(digits).matches()
                ? BigIntegerNode.valueOf(new BigInteger(digits))
                : StringNode.valueOf(text);
    }
}
