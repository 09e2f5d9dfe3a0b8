package exchange.command;

import static exchange.command.Desk.done;
import static exchange.command.Desk.masks;
import static exchange.command.Desk.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import exchange.command.Desk.Entry;
import exchange.event.listing.Contact;
import exchange.event.listing.ListingRedacted;
import exchange.event.listing.ListingSubmitted;
import exchange.event.listing.ListingText;
import exchange.event.listing.NoteAdded;
import exchange.event.listing.Remarks;
import exchange.log.EventLog;
import exchange.log.LogEventStorageEngine;
import exchange.privacy.Vault;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Redacting")
class RedactionTest {

    private static final String VERDICT = "{\"reason\": \"PERSONAL_DATA\", \"text\": \"Telefonnummer im Text.\"}";

    private final Path data = Node.temporaryFolder();

    @Test
    void removes_every_text_so_far_for_good_and_nothing_else() {
        MovableClock clock = Node.clockOfToday();
        Entry entry;
        try (Node node = Node.open(data, clock)) {
            entry = submitted(
                    node.as("cem"), masks().put("onBehalfOf", "Weberei Alb").put("channel", "HOTLINE"));
            done(node.as("cem").post(entry.path("/notes"), "{\"text\": \"Rückruf unter 0711 1234567\"}"));
            assertThat(title(node, entry)).isNotNull();
            done(node.as("otto").post(entry.path("/redact"), VERDICT));
            assertRedacted(node, entry);
            assertThat(done(node.as("mira").post(entry.path("/redact"), VERDICT))
                            .version())
                    .isEqualTo(3);
        }
        try (Node node = Node.open(data, clock)) {
            assertRedacted(node, entry);
            done(node.as("cem").put(entry.path(), masks()));
            assertThat(done(node.as("otto").post(entry.path("/claim"))).text("state"))
                    .isEqualTo("IN_REVIEW");
        }
    }

    private static List<Object> payloads(Node node, Entry entry) {
        return node.bean(LogEventStorageEngine.class)
                .messages(node.bean(EventLog.class).ofAggregate(entry.id(), 0))
                .<Object>map(message -> message.getPayload())
                .toList();
    }

    private static String title(Node node, Entry entry) {
        ListingSubmitted submission = (ListingSubmitted) payloads(node, entry).getFirst();
        return node.bean(Vault.class)
                .open(submission.content().text(), ListingText.class)
                .map(ListingText::title)
                .orElse(null);
    }

    private static void assertRedacted(Node node, Entry entry) {
        Vault vault = node.bean(Vault.class);
        List<Object> payloads = payloads(node, entry);
        assertThat(title(node, entry)).isNull();
        assertThat(vault.open(((NoteAdded) payloads.get(1)).remarks(), Remarks.class))
                .isEmpty();
        assertThat(vault.open(((ListingRedacted) payloads.get(2)).remarks(), Remarks.class))
                .isPresent();
        assertThat(vault.open(((ListingSubmitted) payloads.getFirst()).contact(), Contact.class))
                .isPresent();
    }
}
