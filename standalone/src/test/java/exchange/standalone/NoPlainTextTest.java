package exchange.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("What the exchange leaves on the disk, prints, and tells a monitoring system")
class NoPlainTextTest {

    /** Words that no other text contains. Of listings that were never published, nothing is public. */
    private static final List<String> SECRETS = List.of(
            "Kanarina-Ansprechperson",
            "kanarina.mail",
            "0711-8273645501",
            "Kanarina-Heimlichtitel",
            "Kanarina-Heimlichtext",
            "Kanarina-Heimlichfirma",
            "Kanarina-Auftraggeber",
            "Kanarina-Vermerk",
            "Kanarina-Begruendung",
            "Kanarina-Pruefnotiz",
            "Kanarina-Beleg",
            "Kanarina-Notlage",
            "Kanarina-Wiedervorlage",
            "Kanarina-Verlegen",
            "Lindqvist", // of the demo people
            "Kaltenbach",
            "Fatima El Amrani",
            "Albrecht Maurer");

    private static final String PUBLISHED = "Kanarina-Katalogtitel";

    @Test
    void never_contains_personal_data_notes_or_unpublished_texts(@TempDir Path folder) throws Exception {
        String id;
        try (RunningExchange exchange = RunningExchange.start(folder)) {
            id = walk(exchange);
            assertThat(exchange.as("cem").get("/api/listings/" + id).is(200).text())
                    .as("it can be read where it may be read")
                    .contains("Kanarina-Ansprechperson", "Kanarina-Vermerk");
            scrape(exchange, folder);
            assertNothingIsFound(folder, "while it runs");
            exchange.stop();
        }
        assertNothingIsFound(folder, "after it was stopped");
        assertThat(found(contents(folder), PUBLISHED))
                .as("the search finds what is there: a published title in the catalogue's table")
                .isNotEmpty();
        try (RunningExchange exchange =
                RunningExchange.start(folder, Map.of("LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs"))) {
            walk(exchange);
            scrape(exchange, folder);
            assertThat(exchange.printed()).contains("\"ecs\":{\"version\"");
            exchange.kill();
        }
        assertNothingIsFound(folder, "after it was killed");
        try (RunningExchange exchange = RunningExchange.start(folder)) {
            assertThat(exchange.as("cem").get("/api/listings/" + id).is(200).text())
                    .contains("Kanarina-Ansprechperson", "Kanarina-Vermerk");
            exchange.stop();
        }
        assertNothingIsFound(folder, "after it has recovered");
    }

    /** What a monitoring system fetches is searched as what lies on the disk is. */
    private static void scrape(RunningExchange exchange, Path folder) throws Exception {
        Person ines = exchange.as("ines");
        String figures = ines.get("/actuator/prometheus").is(200).text();
        assertThat(figures).contains("exchange_commands_seconds_count{");
        Files.writeString(
                folder.resolve("scraped.txt"),
                figures + ines.get("/actuator/health").is(200).text());
    }

    /** @return the id of the published listing */
    private static String walk(RunningExchange exchange) {
        Person cem = exchange.as("cem");
        Person otto = exchange.as("otto");
        String secret = submit(cem, secretDraft());
        note(cem, secret);
        long version = otto.does("claim", secret).is(200).version();
        otto.having(version)
                .does(
                        "reject",
                        secret,
                        "{\"reason\":\"OTHER\",\"text\":\"Kanarina-Begruendung\",\"note\":\"Kanarina-Pruefnotiz\"}")
                .is(200);
        refuse(exchange);

        String open = submit(cem, withContact(Drafts.masks(PUBLISHED)));
        note(cem, open);
        long seen = otto.does("claim", open).is(200).version();
        Reply approved = otto.having(seen)
                .does("approve", open, "{\"note\":\"Kanarina-Pruefnotiz\"}")
                .is(200);
        exchange.anybody()
                .get("/api/catalogue?q=Katalogtitel", approved.position())
                .is(200);
        otto.get("/api/moderation/queue", approved.position()).is(200);
        exchange.as("ada")
                .get("/api/audit/events?listing=" + open, approved.position())
                .is(200);
        exchange.as("ada").get("/api/listings/" + open + "?reason=Stichprobe").is(200);
        return open;
    }

    /** What is refused must not end in the log either. */
    private static void refuse(RunningExchange exchange) {
        exchange.as("cem")
                .submit(secretDraft().put("kind", "Kanarina-Verlegen"))
                .is(400);
        exchange.as("cem").submit(secretDraft().put("Kanarina-Verlegen", 1)).is(400);
        exchange.as("cem")
                .post("/api/listings", "{\"title\":\"Kanarina-Heimlichtitel\",")
                .is(400);
        exchange.as("otto").submit(secretDraft()).is(403);
        exchange.as("ada").does("notes", "0", "{\"text\":\"Kanarina-Vermerk\"}").is(403);
    }

    private static void note(Person cem, String id) {
        cem.does("notes", id, "{\"text\":\"Kanarina-Vermerk\"}").is(200);
        cem.does("follow-ups", id, "{\"date\":\"2099-01-01\",\"text\":\"Kanarina-Wiedervorlage\"}")
                .is(200);
    }

    private static String submit(Person cem, ObjectNode draft) {
        return cem.submit(draft).is(201).id();
    }

    private static ObjectNode secretDraft() {
        ObjectNode draft = withContact(Drafts.masks("Kanarina-Heimlichtitel"));
        draft.put("description", "Kanarina-Heimlichtext und mehr");
        draft.putObject("organisation").put("name", "Kanarina-Heimlichfirma").put("type", "COMPANY");
        draft.put("urgency", "URGENT").put("urgencyText", "Kanarina-Notlage");
        return draft;
    }

    private static ObjectNode withContact(ObjectNode draft) {
        draft.putObject("contact")
                .put("name", "Kanarina-Ansprechperson")
                .put("email", "kanarina.mail@firma.example")
                .put("phone", "0711-8273645501");
        draft.putArray("conformity")
                .addObject()
                .put("standard", "EN 149 FFP2")
                .put("evidence", "https://Kanarina-Beleg.example");
        return draft.put("channel", "HOTLINE").put("onBehalfOf", "Kanarina-Auftraggeber");
    }

    private static void assertNothingIsFound(Path folder, String when) throws Exception {
        Map<String, String> contents = contents(folder);
        for (String secret : SECRETS) {
            assertThat(found(contents, secret)).as("%s, %s", secret, when).isEmpty();
        }
    }

    /** The files that contain a text, in any of the guises in which a program may have written it. */
    private static List<String> found(Map<String, String> contents, String text) {
        List<String> hits = new ArrayList<>();
        contents.forEach((file, bytes) -> guises(text).forEach((guise, searched) -> {
            if (bytes.contains(searched)) {
                hits.add(guise + " in " + file);
            }
        }));
        return hits;
    }

    /** The bytes of all files by their names, taken anew when one has gone meanwhile: what runs has files that come and go. */
    private static Map<String, String> contents(Path folder) throws IOException {
        while (true) {
            try {
                Map<String, String> contents = new LinkedHashMap<>();
                for (Path file : RunningExchange.files(folder)) {
                    contents.put(
                            folder.relativize(file).toString(),
                            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
                }
                return contents;
            } catch (NoSuchFileException gone) {
                // once more
            } catch (UncheckedIOException gone) {
                if (!(gone.getCause() instanceof NoSuchFileException)) {
                    throw gone;
                }
            }
        }
    }

    private static Map<String, String> guises(String text) {
        Map<String, String> guises = new LinkedHashMap<>();
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
            guises.put(charset.name(), new String(text.getBytes(charset), StandardCharsets.ISO_8859_1));
        }
        guises.put("lower case", text.toLowerCase(Locale.ROOT));
        for (int shift = 0; shift < 3; shift++) {
            guises.put("Base64 " + shift, base64(text, shift, Base64.getEncoder()));
            guises.put("Base64 for addresses " + shift, base64(text, shift, Base64.getUrlEncoder()));
        }
        return guises;
    }

    /** What is the same in the middle of any encoded text that has so many bytes before, modulo 3. */
    private static String base64(String text, int shift, Base64.Encoder encoder) {
        String encoded =
                encoder.withoutPadding().encodeToString(("x".repeat(shift) + text).getBytes(StandardCharsets.UTF_8));
        return encoded.substring(shift == 0 ? 0 : shift + 1, encoded.length() - 1);
    }
}
