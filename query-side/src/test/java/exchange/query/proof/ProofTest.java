package exchange.query.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import exchange.log.EventLog;
import exchange.query.Databases;
import exchange.query.Draft;
import exchange.query.Listings;
import exchange.query.ReadingRoom;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

@DisplayName("Checkpoints and proofs")
@ParameterizedClass
@EnumSource(Databases.class)
class ProofTest {

    private final ReadingRoom room;
    private final Listings listings;
    private final EventLog log;

    ProofTest(Databases database) {
        this.room = database.room();
        this.listings = room.listings();
        this.log = room.bean(EventLog.class);
    }

    @Test
    void are_signed_by_the_key_that_everybody_may_have() throws Exception {
        listings.submit(new Draft());
        var key = room.get("/api/audit/key");
        assertThat(key.header("Content-Type")).startsWith("text/plain");
        assertThat(key.body()).matches("cooperation-exchange\\+[0-9a-f]{8}\\+[A-Za-z0-9+/]{44}\n");
        var note = room.get("/api/audit/checkpoint?after=" + log.head());
        assertThat(note.header("Content-Type")).startsWith("text/plain");
        String[] lines = SignedNote.open(note.body(), key.body());
        assertThat(lines[0]).isEqualTo("cooperation-exchange");
        assertThat(lines[1]).isEqualTo(String.valueOf(log.head()));
        assertThat(Base64.getDecoder().decode(lines[2])).hasSize(32);
        assertThat(lines).hasSize(4);
    }

    @Test
    void tell_when_a_note_was_altered() {
        String key = room.get("/api/audit/key").body();
        String note = room.get("/api/audit/checkpoint").body();
        for (String altered : new String[] {
            note.replaceFirst("\n(\\d)", "\n1$1"),
            note.replaceFirst("cooperation", "corporation"),
            note.replaceFirst("(?m)^(.{43}=)$", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
        }) {
            assertThat(altered).isNotEqualTo(note);
            assertThatExceptionOfType(GeneralSecurityException.class).isThrownBy(() -> SignedNote.open(altered, key));
        }
    }

    @Test
    void show_every_event_to_be_in_the_log() throws Exception {
        listings.publish(new Draft());
        String key = room.get("/api/audit/key").body();
        long head = log.head();
        for (long position = 1; position <= head; position++) {
            JsonNode proof = room.get("/api/audit/proof/" + position).json();
            assertThat(proof.propertyNames()).containsExactly("position", "leafHash", "treeSize", "path", "checkpoint");
            String[] lines = SignedNote.open(proof.get("checkpoint").stringValue(), key);
            assertThat(proof.get("position").asLong()).isEqualTo(position);
            assertThat(lines[1]).isEqualTo(String.valueOf(proof.get("treeSize").asLong()));
            byte[] leaf = Base64.getDecoder().decode(proof.get("leafHash").stringValue());
            assertThat(leaf).isEqualTo(log.at(position).orElseThrow().leafHash());
            assertThat(Base64.getEncoder()
                            .encodeToString(root(
                                    leaf, position - 1, proof.get("treeSize").asLong(), proof.get("path"))))
                    .isEqualTo(lines[2]);
        }
    }

    @Test
    void come_within_a_minute_and_at_once_when_an_auditor_asks() throws Exception {
        String key = room.get("/api/audit/key").body();
        room.get("/api/audit/checkpoint");
        listings.submit(new Draft());
        long head = log.head();
        assertThat(room.postAs("otto", "/api/audit/checkpoint", null).status()).isEqualTo(403);
        assertThat(room.postAs("ines", "/api/audit/checkpoint", null).status()).isEqualTo(403);
        String made = room.postAs("ada", "/api/audit/checkpoint", null).body();
        assertThat(SignedNote.open(made, key)[1]).isEqualTo(String.valueOf(head));
        assertThat(room.get("/api/audit/checkpoint").body()).isEqualTo(made);
        listings.submit(new Draft());
        assertThat(room.get("/api/audit/proof/" + log.head())
                        .json()
                        .get("treeSize")
                        .asLong())
                .as("an event that the shown checkpoint does not cover yet")
                .isEqualTo(log.head());
    }

    @Test
    void are_of_positions_that_there_are() {
        for (String none : new String[] {"0", "-1", "x", "999999999", "99999999999999999999", "1.5"}) {
            assertThat(room.get("/api/audit/proof/" + none).status()).as(none).isEqualTo(404);
        }
    }

    @Test
    void need_a_name_that_a_note_can_bear() {
        for (String name : new String[] {"", "a b", "a+b", "a\u00A0b", "a\nb"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new CheckpointSettings(name));
        }
        assertThat(new CheckpointSettings("börse.example/log").origin()).isEqualTo("börse.example/log");
    }

    /** RFC 9162, section 2.1.3.2, step by step. */
    private static byte[] root(byte[] leaf, long index, long size, JsonNode path) throws GeneralSecurityException {
        long fn = index;
        long sn = size - 1;
        byte[] r = leaf;
        for (JsonNode step : path) {
            byte[] p = Base64.getDecoder().decode(step.stringValue());
            assertThat(sn).isNotZero();
            if (fn % 2 == 1 || fn == sn) {
                r = node(p, r);
                while (fn % 2 == 0 && fn != 0) {
                    fn /= 2;
                    sn /= 2;
                }
            } else {
                r = node(r, p);
            }
            fn /= 2;
            sn /= 2;
        }
        assertThat(sn).isZero();
        return r;
    }

    private static byte[] node(byte[] left, byte[] right) throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }
}
