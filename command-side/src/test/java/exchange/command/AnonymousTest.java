package exchange.command;

import static exchange.command.Desk.json;
import static exchange.command.Desk.masks;
import static org.assertj.core.api.Assertions.assertThat;

import exchange.command.Visitor.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("Somebody without an account")
class AnonymousTest {

    private static final int PER_HOUR = 3;

    private final Node node =
            Node.open(Node.temporaryFolder(), Node.clockOfToday(), "--exchange.anonymous-per-hour=" + PER_HOUR);
    private final Visitor anybody = node.anonymous();

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void submits_so_many_listings_and_repeats_a_request_for_nothing() {
        for (int number = 0; number < PER_HOUR; number++) {
            Visitor once = anybody.withKey("listing " + number);
            assertThat(once.post("/api/listings", masks()).status()).isEqualTo(201);
            assertThat(once.post("/api/listings", masks()).status()).isEqualTo(201);
        }
        assertThat(anybody.post("/api/listings", json("{}")).status())
                .as("what is wrong is wrong")
                .isEqualTo(400);
        Reply refused = anybody.post("/api/listings", masks());
        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1_000, 1_201);
        assertThat(anybody.withKey("listing 0").post("/api/listings", masks()).status())
                .isEqualTo(201);
        assertThat(node.as("cem").post("/api/listings", masks()).status()).isEqualTo(201);
    }

    @Test
    void changes_a_listing_behind_its_secret_link_so_often() {
        Reply submitted = anybody.post("/api/listings", masks());
        Visitor bearer = anybody.withLink(submitted.text("manageToken"));
        for (int time = 1; time < PER_HOUR; time++) {
            assertThat(bearer.put("/api/listings/" + submitted.id(), masks().put("title", "Masken, Fassung " + time))
                            .status())
                    .isEqualTo(200);
        }
        assertThat(bearer.put("/api/listings/" + submitted.id(), masks().put("title", "Masken, noch einmal"))
                        .status())
                .isEqualTo(429);
    }

    @Test
    void registers_and_asks_for_new_passwords_so_often() {
        Reply registered = anybody.post("/api/accounts", registration());
        assertThat(registered.status()).as(registered.toString()).isEqualTo(201);
        for (int number = 1; number < PER_HOUR; number++) {
            assertThat(anybody.post("/api/password/forgotten", json("{}").put("login", "jemand" + number))
                            .status())
                    .isEqualTo(202);
        }
        assertThat(anybody.post("/api/accounts", registration().put("login", "noch.eine"))
                        .status())
                .isEqualTo(429);
        assertThat(anybody.post("/api/password/forgotten", json("{}").put("login", "ulla"))
                        .status())
                .isEqualTo(429);
    }

    private static ObjectNode registration() {
        ObjectNode body = json("{}")
                .put("login", "ulla")
                .put("name", "Ulla Berg")
                .put("email", "ulla@naehwerk.example")
                .put("password", "Nadel, Faden, Fingerhut");
        body.putObject("organisation").put("name", "Nähwerk Ulm").put("type", "COMPANY");
        return body;
    }
}
