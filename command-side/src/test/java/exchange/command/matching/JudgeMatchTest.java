package exchange.command.matching;

import static exchange.command.Desk.json;
import static exchange.command.Desk.masks;
import static exchange.command.Desk.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import exchange.command.Desk.Entry;
import exchange.command.Node;
import exchange.command.Visitor;
import exchange.command.Visitor.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("Judging a match")
class JudgeMatchTest {

    private static final String PATH = "/api/matches/judgements";

    private final Node node = Node.shared();
    private final Visitor cem = node.as("cem");
    private String offer = "";
    private String request = "";

    @BeforeEach
    void enterBoth() {
        offer = submitted(cem, masks()).id();
        ObjectNode wanted = masks().put("kind", "REQUEST");
        wanted.remove("conformity");
        Entry entered = submitted(cem, wanted);
        request = entered.id();
    }

    private ObjectNode judgement(String verdict) {
        return json("{}").put("offer", offer).put("request", request).put("verdict", verdict);
    }

    @Test
    void is_done_once_and_may_be_changed() {
        Reply first = cem.post(PATH, judgement("GOOD"));
        assertThat(first.status()).as("%s", first).isEqualTo(200);
        assertThat(first.text("state")).isEqualTo("GOOD");
        assertThat(first.version()).isEqualTo(1);
        assertThat(first.header("Exchange-Position")).isNotEmpty();
        assertThat(cem.post(PATH, judgement("GOOD")).version())
                .as("nothing new")
                .isEqualTo(1);
        Reply changed = cem.post(PATH, judgement("BAD").put("text", "Falsche Größe."));
        assertThat(changed.version()).isEqualTo(2);
        assertThat(changed.text("state")).isEqualTo("BAD");
        assertThat(changed.id()).isEqualTo(first.id());
    }

    @Test
    void has_one_effect_for_each_key() {
        Visitor keyed = cem.withKey("judgement-" + offer);
        Reply first = keyed.post(PATH, judgement("BAD").put("text", "Zu weit."));
        Reply again = keyed.post(PATH, judgement("BAD").put("text", "Zu weit."));
        assertThat(again.version()).isEqualTo(first.version());
        assertThat(again.header("Exchange-Position")).isEqualTo(first.header("Exchange-Position"));
        assertThat(keyed.post(PATH, judgement("GOOD")).status()).isEqualTo(409);
    }

    @Test
    void names_whatever_is_wrong() {
        Reply swapped = cem.post(
                PATH, json("{}").put("offer", request).put("request", offer).put("verdict", "GOOD"));
        assertThat(swapped.status()).isEqualTo(400);
        assertThat(swapped.wrongFields()).containsExactlyInAnyOrder("offer", "request");
        Reply empty = cem.post(PATH, json("{}").put("nonsense", 1));
        assertThat(empty.status()).isEqualTo(400);
        assertThat(empty.wrongFields()).containsExactlyInAnyOrder("offer", "request", "verdict", "nonsense");
        Reply malformed = cem.post(
                PATH, judgement("SO-SO").put("offer", "x").put("request", "00000000-0000-0000-0000-000000000000"));
        assertThat(malformed.status()).isEqualTo(400);
        assertThat(malformed.wrongFields()).contains("offer", "verdict");
    }
}
