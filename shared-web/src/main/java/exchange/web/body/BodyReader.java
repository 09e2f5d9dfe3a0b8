package exchange.web.body;

import exchange.web.problem.Expected;
import exchange.web.problem.Language;
import exchange.web.problem.Problem;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.Path;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads JSON strictly into a record and names everything that is wrong with it at once: what is no JSON, unknown fields, values of
 * another type, values that break the record's constraints (Bean Validation), and what the caller checks besides. Fields of the records
 * are reference types; an absent field is null. Safe for concurrent use.
 */
final class BodyReader {

    private static final int DEEPEST = 32;
    private static final int LONGEST_NUMBER = 100;
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String WHOLE = "";

    private final JsonMapper json = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private final Validator validator;

    /** Messages are in the language of the request that is answered ({@link Language#current}). */
    BodyReader() {
        var configuration = Validation.byDefaultProvider().configure();
        this.validator = configuration
                .messageInterpolator(new InTheCallersLanguage(configuration.getDefaultMessageInterpolator()))
                .buildValidatorFactory()
                .getValidator();
    }

    /** As {@link #read(byte[], Class, Checks, boolean)}, without further checks. */
    <T> T read(byte[] body, Class<T> record) {
        return read(body, record, (value, errors) -> {}, false);
    }

    /** As {@link #read(byte[], Class, Checks, boolean)}, for a body that a program sent. */
    <T> T read(byte[] body, Class<T> record, Checks<T> checks) {
        return read(body, record, checks, false);
    }

    /**
     * Reads a body; an empty one as {@code {}}.
     *
     * @param typed whether numbers, dates and lists may come as the texts that a person types into a form
     * @throws Problem 400 with everything that is wrong
     */
    <T> T read(byte[] body, Class<T> record, Checks<T> checks, boolean typed) {
        Errors errors = new Errors(Language.current());
        JsonNode sent = parse(body, errors);
        BodyTree tree = new BodyTree(json, Language.current(), errors, typed);
        if (sent == null || !(tree.fitting(sent, record, WHOLE) instanceof ObjectNode left)) {
            errors.add(WHOLE, Expected.of(record).in(Language.current()));
            throw Problem.malformed(errors.all());
        }
        T value = bind(left, record, tree, errors);
        validator.validate(value).stream()
                .sorted(Comparator.comparing((ConstraintViolation<T> wrong) ->
                                wrong.getPropertyPath().toString())
                        .thenComparing(ConstraintViolation::getMessage))
                .forEach(wrong -> errors.add(path(wrong.getPropertyPath(), tree), wrong.getMessage()));
        checks.check(value, errors);
        if (!errors.isEmpty()) {
            throw Problem.malformed(errors.all());
        }
        return value;
    }

    /** The tree of a body that is JSON in UTF-8; null, with a complaint, of any other. */
    private @Nullable JsonNode parse(byte[] body, Errors errors) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
                text = text.substring(1);
            }
            return text.isBlank() ? json.createObjectNode() : json.readTree(text);
        } catch (CharacterCodingException notUtf8) {
            errors.add(WHOLE, "ist kein UTF-8", "is not UTF-8");
        } catch (StreamConstraintsException | NumberFormatException tooMuch) {
            errors.add(
                    WHOLE,
                    "ist zu tief verschachtelt oder enthält eine zu große Zahl",
                    "is nested too deeply or contains a number that is too large");
        } catch (JacksonException notJson) {
            var at = notJson.getLocation();
            String german = at == null ? "" : " (Zeile " + at.getLineNr() + ", Spalte " + at.getColumnNr() + ")";
            String english = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
            errors.add(
                    WHOLE,
                    "ist kein gültiges JSON oder nennt ein Feld doppelt" + german,
                    "is not valid JSON, or names a field twice" + english);
        }
        return null;
    }

    /** Types that have a form of their own may still refuse a value: then the field that holds it is taken out. */
    private <T> T bind(ObjectNode left, Class<T> record, BodyTree tree, Errors errors) {
        while (true) {
            try {
                return json.treeToValue(left, record);
            } catch (JacksonException refused) {
                List<JacksonException.Reference> at = refused.getPath();
                errors.add(path(at, tree), Expected.of(null).in(Language.current()));
                if (at.isEmpty()
                        || at.getFirst().getPropertyName() == null
                        || left.remove(at.getFirst().getPropertyName()) == null) {
                    throw Problem.malformed(errors.all());
                }
            }
        }
    }

    private static String path(List<JacksonException.Reference> steps, BodyTree tree) {
        String path = WHOLE;
        for (JacksonException.Reference step : steps) {
            path = step.getPropertyName() == null
                    ? tree.element(path, step.getIndex())
                    : BodyTree.property(path, step.getPropertyName());
        }
        return path;
    }

    private static String path(Path steps, BodyTree tree) {
        String path = WHOLE;
        for (Path.Node step : steps) {
            if (step.getIndex() != null) {
                path = tree.element(path, step.getIndex());
            }
            if (step.getKind() == ElementKind.PROPERTY && step.getName() != null) {
                path = BodyTree.property(path, step.getName());
            }
        }
        return path;
    }

    private record InTheCallersLanguage(MessageInterpolator messages) implements MessageInterpolator {

        @Override
        public String interpolate(String template, Context context) {
            return messages.interpolate(template, context, Language.current().locale());
        }

        @Override
        public String interpolate(String template, Context context, Locale locale) {
            return messages.interpolate(template, context, locale);
        }
    }
}
