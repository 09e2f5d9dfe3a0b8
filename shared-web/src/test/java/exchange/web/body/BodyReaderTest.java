package exchange.web.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import exchange.web.problem.FieldError;
import exchange.web.problem.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.i18n.LocaleContextHolder;

@DisplayName("A body")
class BodyReaderTest {

    enum Kind {
        OFFER,
        REQUEST
    }

    record Listing(
            @NotNull @Nullable Kind kind,
            @NotNull @Size(min = 5, max = 20) @Nullable String title,
            @Valid @Nullable Quantity quantity,
            @NotEmpty @Nullable List<@Valid @Nullable Standard> conformity,
            @Nullable List<@NotNull @Nullable Kind> seeks,
            @Nullable LocalDate validUntil,
            @Nullable Boolean show,
            @Nullable URI evidence) {}

    record Quantity(
            @NotNull @Min(1) @Nullable Long amount,
            @Nullable Integer smallestLot) {}

    record Standard(@NotNull @Nullable String standard) {}

    private static final String GOOD = """
            {"kind": "OFFER", "title": "  Masken  ", "quantity": {"amount": 20000}, "conformity": [{"standard": "EN 149"}],
             "seeks": ["REQUEST"], "validUntil": "2027-02-28", "show": false, "evidence": "https://example.org"}""";

    private final BodyReader reader = new BodyReader();

    @AfterEach
    void forgetLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void is_read_and_its_texts_are_stripped() {
        Listing listing = reader.read(bytes(GOOD), Listing.class);
        assertThat(listing.title()).isEqualTo("Masken");
        assertThat(listing.quantity()).isEqualTo(new Quantity(20_000L, null));
        assertThat(listing.validUntil()).isEqualTo("2027-02-28");
        assertThat(listing.evidence()).isEqualTo(URI.create("https://example.org"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"kind\": \"OFFER\"|\"kind\": \"SALE\"|kind|muss einer dieser Werte sein: OFFER, REQUEST",
                "\"kind\": \"OFFER\"|\"kind\": 0|kind|muss einer dieser Werte sein: OFFER, REQUEST",
                "\"kind\": \"OFFER\"|\"kind\": \"offer\"|kind|muss einer dieser Werte sein: OFFER, REQUEST",
                "\"kind\": \"OFFER\"|\"kind\": \"\"|kind|muss einer dieser Werte sein: OFFER, REQUEST",
                "\"kind\": \"OFFER\"|\"kind\": null|kind|darf nicht null sein",
                "\"  Masken  \"|12345|title|muss ein Text sein",
                "\"  Masken  \"|true|title|muss ein Text sein",
                "\"  Masken  \"|[\"Masken\"]|title|muss ein Text sein",
                "\"  Masken  \"|\"     a     \"|title|Größe muss zwischen 5 und 20 sein",
                "\"  Masken  \"|\"Mas\\u0000ken\"|title|enthält Steuerzeichen oder halbe Zeichen",
                "\"  Masken  \"|\"Mas\\u0007ken\"|title|enthält Steuerzeichen oder halbe Zeichen",
                "\"  Masken  \"|\"Mas\\ud83dken\"|title|enthält Steuerzeichen oder halbe Zeichen",
                "20000|0|quantity.amount|muss größer-gleich 1 sein",
                "20000|1.0|quantity.amount|muss eine ganze Zahl von -9223372036854775808 bis 9223372036854775807 sein",
                "20000|1e3|quantity.amount|muss eine ganze Zahl von -9223372036854775808 bis 9223372036854775807 sein",
                "20000|\"1\"|quantity.amount|muss eine ganze Zahl von -9223372036854775808 bis 9223372036854775807 sein",
                "20000|true|quantity.amount|muss eine ganze Zahl von -9223372036854775808 bis 9223372036854775807 sein",
                "20000|9223372036854775808|quantity.amount|muss eine ganze Zahl von -9223372036854775808 bis 9223372036854775807 sein",
                "{\"amount\": 20000}|7|quantity|muss ein Objekt sein",
                "{\"amount\": 20000}|{}|quantity.amount|darf nicht null sein",
                "{\"amount\": 20000}|{\"amount\": 1, \"smallestLot\": 2147483648}|quantity.smallestLot|muss eine ganze Zahl von -2147483648 bis 2147483647 sein",
                "[{\"standard\": \"EN 149\"}]|[]|conformity|darf nicht leer sein",
                "[{\"standard\": \"EN 149\"}]|[7]|conformity[0]|muss ein Objekt sein",
                "[{\"standard\": \"EN 149\"}]|{}|conformity|muss eine Liste sein",
                "[{\"standard\": \"EN 149\"}]|[7, {}]|conformity[1].standard|darf nicht null sein",
                "[\"REQUEST\"]|[\"REQUEST\", null]|seeks[1]|darf nicht null sein",
                "\"2027-02-28\"|\"2027-02-30\"|validUntil|muss ein Datum der Form JJJJ-MM-TT sein",
                "\"2027-02-28\"|[2027,2,28]|validUntil|muss ein Datum der Form JJJJ-MM-TT sein",
                "\"2027-02-28\"|20000|validUntil|muss ein Datum der Form JJJJ-MM-TT sein",
                "\"2027-02-28\"|\"2027-02-28T00:00:00Z\"|validUntil|muss ein Datum der Form JJJJ-MM-TT sein",
                "\"2027-02-28\"|\"\"|validUntil|muss ein Datum der Form JJJJ-MM-TT sein",
                "false|\"false\"|show|muss true oder false sein",
                "false|0|show|muss true oder false sein",
                "\"https://example.org\"|\"not a uri\"|evidence|ist kein gültiger Wert",
                "\"show\"|\"displayed\"|displayed|unbekanntes Feld",
                "{\"amount\": 20000}|{\"amount\": 1, \"price\": 3}|quantity.price|unbekanntes Feld"
            })
    void names_a_wrong_field(String right, String wrong, String field, String message) {
        assertThat(wrongIn(GOOD.replace(right, wrong))).contains(new FieldError(field, message));
    }

    @Test
    void names_everything_that_is_wrong_together_and_each_field_once() {
        assertThat(wrongIn("""
                        {"kind": "SALE", "title": "abc", "quantity": {"amount": "many", "unit": "PIECE"},
                         "conformity": [{"standard": 3}, {}], "colour": "red"}"""))
                .extracting(FieldError::field)
                .containsExactlyInAnyOrder(
                        "kind",
                        "title",
                        "quantity.amount",
                        "quantity.unit",
                        "conformity[0].standard",
                        "conformity[1].standard",
                        "colour");
    }

    @Test
    void is_checked_by_its_endpoint_in_the_same_answer() {
        Problem problem = catchThrowableOfType(
                Problem.class,
                () -> reader.read(bytes("{\"title\": 3}"), Listing.class, (listing, errors) -> {
                    assertThat(listing.title()).isNull();
                    errors.add("title", "auch falsch", "wrong as well");
                    errors.add("quantity", "fehlt", "is missing");
                }));
        assertThat(problem.errors())
                .contains(new FieldError("title", "muss ein Text sein"), new FieldError("quantity", "fehlt"))
                .doesNotContain(new FieldError("title", "auch falsch"));
    }

    @Test
    void is_judged_in_the_language_of_the_caller() {
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        assertThat(wrongIn(GOOD.replace("\"OFFER\"", "null").replace("false", "1")))
                .containsExactlyInAnyOrder(
                        new FieldError("kind", "must not be null"), new FieldError("show", "must be true or false"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]",
                "7",
                "\"text\"",
                "null",
                "true",
                "{",
                "{}}",
                "{} {}",
                "{'kind': 1}",
                "{\"kind\": NaN}",
                "{\"kind\": 1, \"kind\": 2}",
                "{\"kind\": 01}",
                "// comment",
                "{\"kind\": \"OFFER\",}",
                "nonsense",
                "{\"a\": \"\\x\"}",
                "{\"title\": \"line\nbreak\"}"
            })
    void that_is_no_json_object_is_wrong_as_a_whole(String body) {
        assertThat(wrongIn(body)).extracting(FieldError::field).containsExactly("");
    }

    @Test
    void that_is_nested_too_deeply_or_no_utf8_or_has_endless_numbers_is_wrong_as_a_whole() {
        assertThat(wrongIn("{\"a\":".repeat(5_000)))
                .extracting(FieldError::field)
                .containsExactly("");
        assertThat(wrongIn("{\"title\": " + "9".repeat(5_000) + "}"))
                .extracting(FieldError::field)
                .containsExactly("");
        Problem problem = catchThrowableOfType(
                Problem.class, () -> reader.read(new byte[] {'"', (byte) 0xff, '"'}, Listing.class));
        assertThat(problem.errors()).containsExactly(new FieldError("", "ist kein UTF-8"));
    }

    @Test
    void names_no_more_than_fifty_fields() {
        StringBuilder body = new StringBuilder("{");
        for (int field = 0; field < 1_000; field++) {
            body.append("\"f").append(field).append("\": 1,");
        }
        assertThat(wrongIn(body.append("\"kind\": 1}").toString())).hasSize(50);
    }

    @Test
    void that_is_empty_is_an_empty_object() {
        record Note(@Nullable String note) {}
        assertThat(reader.read(new byte[0], Note.class)).isEqualTo(new Note(null));
        assertThat(reader.read(bytes(" \n"), Note.class)).isEqualTo(new Note(null));
    }

    @Test
    void however_mangled_is_either_read_or_refused() {
        Random random = new Random(20_261_122);
        byte[] good = bytes(GOOD);
        List<String> junk =
                List.of("null", "[", "]", "{", "}", "\"", "1e999999999", "-0", "\\u0000", "\\udc00", ",", ":", "é");
        for (int round = 0; round < 20_000; round++) {
            byte[] body = good.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                int at = random.nextInt(body.length);
                byte[] insert = random.nextBoolean()
                        ? new byte[] {(byte) random.nextInt(256)}
                        : bytes(junk.get(random.nextInt(junk.size())));
                System.arraycopy(insert, 0, body, at, Math.min(insert.length, body.length - at));
            }
            try {
                reader.read(body, Listing.class);
            } catch (Problem expected) {
                assertThat(expected.errors()).isNotEmpty();
            }
        }
    }

    @Test
    void says_the_same_in_another_order_and_layout() {
        assertThat(BodyHash.canonical("POST", "/a", bytes("{\"b\": [1, 2], \"a\": {\"d\": 1, \"c\": null}}")))
                .isEqualTo(BodyHash.canonical("POST", "/a", bytes("{\"a\":{\"c\":null,\"d\":1},\"b\":[1,2]}")));
        List<byte[]> different = new ArrayList<>();
        for (String body :
                new String[] {"{\"a\":1}", "{\"a\":1.0}", "{\"a\":\"1\"}", "{\"a\":[1]}", "{}", "{\"a\":1", "\u0000"}) {
            different.add(BodyHash.canonical("POST", "/a", bytes(body)));
        }
        different.add(BodyHash.canonical("PUT", "/a", bytes("{}")));
        different.add(BodyHash.canonical("POST", "/b", bytes("{}")));
        assertThat(different).doesNotHaveDuplicates();
        assertThat(BodyHash.canonical("POST", "/a", new byte[0]))
                .isEqualTo(BodyHash.canonical("POST", "/a", bytes("{}")));
    }

    private List<FieldError> wrongIn(String body) {
        Problem problem = catchThrowableOfType(Problem.class, () -> reader.read(bytes(body), Listing.class));
        assertThat(problem).as(body).isNotNull();
        return problem.errors();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
