package exchange.command;

import static exchange.command.Desk.masks;
import static exchange.command.Desk.published;
import static exchange.command.Desk.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import exchange.command.Desk.Entry;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who gets past the door, endpoint by endpoint: API.md's order of refusals. Everybody sends an unknown field, so that whoever may pass
 * gets a 400 and changes nothing.
 */
@DisplayName("Who may send which command")
class RightsTest {

    private static final String CALLERS =
            "nobody  | bad link | link  | owner | member | authority | partner | clerk | moderator | auditor | admin";

    /** {@code owner-ish} commands: 404 where the caller may not see the listing, 403 where they may see but not change it. */
    private static final String TABLE = """
            POST -                        | 400 | 400 | 400 | 400 | 400 | 403 | 400 | 400 | 403 | 403 | 403
            PUT waiting                   | 401 | 404 | 400 | 400 | 404 | 403 | 403 | 400 | 403 | 403 | 403
            POST waiting/withdraw         | 401 | 404 | 400 | 400 | 404 | 403 | 403 | 400 | 403 | 403 | 403
            POST waiting/renew            | 401 | 404 | 400 | 400 | 404 | 403 | 403 | 400 | 403 | 403 | 403
            POST waiting/fulfil           | 401 | 404 | 400 | 400 | 404 | 403 | 403 | 400 | 403 | 403 | 403
            PUT published                 | 401 | 403 | 400 | 400 | 403 | 403 | 403 | 400 | 403 | 403 | 403
            POST published/withdraw       | 401 | 403 | 400 | 400 | 403 | 403 | 403 | 400 | 403 | 403 | 403
            POST published/renew          | 401 | 403 | 400 | 400 | 403 | 403 | 403 | 400 | 403 | 403 | 403
            POST published/fulfil         | 401 | 403 | 400 | 400 | 403 | 403 | 403 | 400 | 403 | 403 | 403
            POST waiting/claim            | 401 | 401 | 401 | 403 | 403 | 403 | 403 | 403 | 400 | 403 | 403
            POST waiting/release          | 401 | 401 | 401 | 403 | 403 | 403 | 403 | 403 | 400 | 403 | 400
            POST waiting/approve          | 401 | 401 | 401 | 403 | 403 | 403 | 403 | 403 | 400 | 403 | 403
            POST waiting/confirm-quantity | 401 | 401 | 401 | 403 | 403 | 403 | 403 | 403 | 400 | 403 | 403
            POST waiting/request-changes  | 401 | 401 | 401 | 403 | 403 | 403 | 403 | 403 | 400 | 403 | 403
            POST waiting/reject           | 401 | 401 | 401 | 403 | 403 | 403 | 403 | 403 | 400 | 403 | 403
            POST published/suspend        | 401 | 401 | 401 | 403 | 403 | 403 | 403 | 403 | 400 | 403 | 403
            POST published/reinstate      | 401 | 401 | 401 | 403 | 403 | 403 | 403 | 403 | 400 | 403 | 403
            POST published/redact         | 401 | 401 | 401 | 403 | 403 | 403 | 403 | 403 | 400 | 403 | 403
            POST published/conformity     | 401 | 401 | 401 | 403 | 403 | 403 | 403 | 403 | 400 | 403 | 403
            POST waiting/notes            | 401 | 401 | 401 | 403 | 403 | 403 | 403 | 400 | 400 | 403 | 403
            POST waiting/follow-ups       | 401 | 401 | 401 | 403 | 403 | 403 | 403 | 400 | 400 | 403 | 403
            POST waiting/follow-ups/1/done| 401 | 401 | 401 | 403 | 403 | 403 | 403 | 404 | 404 | 403 | 403
            PUT nowhere                   | 401 | 404 | 404 | 404 | 404 | 403 | 403 | 404 | 403 | 403 | 403
            POST nowhere/withdraw         | 401 | 404 | 404 | 404 | 404 | 403 | 403 | 404 | 403 | 403 | 403
            POST nowhere/claim            | 401 | 401 | 401 | 403 | 403 | 403 | 403 | 403 | 404 | 403 | 403
            POST nowhere/notes            | 401 | 401 | 401 | 403 | 403 | 403 | 403 | 404 | 404 | 403 | 403
            POST nonsense/claim           | 401 | 401 | 401 | 403 | 403 | 403 | 403 | 403 | 404 | 403 | 403
            POST /api/matches/judgements  | 401 | 401 | 401 | 403 | 403 | 403 | 403 | 400 | 403 | 403 | 403
            POST /api/accounts            | 400 | 400 | 400 | 400 | 400 | 400 | 400 | 400 | 400 | 400 | 400
            POST /api/accounts/none/confirm| 401 | 401 | 401 | 404 | 404 | 403 | 403 | 404 | 403 | 403 | 404
            POST /api/accounts/none/close | 401 | 401 | 401 | 404 | 404 | 403 | 403 | 404 | 403 | 403 | 404
            POST /api/accounts/none/role  | 401 | 401 | 401 | 403 | 403 | 403 | 403 | 403 | 403 | 403 | 404
            POST /api/password            | 400 | 400 | 400 | 400 | 400 | 400 | 400 | 400 | 400 | 400 | 400
            POST /api/password/forgotten  | 400 | 400 | 400 | 400 | 400 | 400 | 400 | 400 | 400 | 400 | 400
            POST /api/password/change     | 401 | 401 | 401 | 400 | 400 | 400 | 400 | 400 | 400 | 400 | 400
            POST /api/admin/exchange/open | 401 | 401 | 401 | 403 | 403 | 403 | 403 | 403 | 403 | 403 | 400
            POST /api/admin/exchange/close| 401 | 401 | 401 | 403 | 403 | 403 | 403 | 403 | 403 | 403 | 400
            """;

    private static final String UNKNOWN_FIELD = "{\"nonsense\": 1}";

    private static Node node;
    private static Entry fatimasWaiting;
    private static Entry fatimasPublished;
    private static Entry linkedWaiting;
    private static Entry linkedPublished;

    record Cell(String method, String target, String caller, int expected) {

        @Override
        public String toString() {
            return method + " " + target + " by " + caller + ": " + expected;
        }
    }

    @BeforeAll
    static void open() {
        node = Node.shared();
        fatimasWaiting = submitted(node.as("fatima"), masks());
        fatimasPublished = published(node, node.as("fatima"), masks());
        linkedWaiting = submitted(node.anonymous(), masks());
        linkedPublished = published(node, node.anonymous(), masks());
    }

    static Stream<Cell> cells() {
        List<String> callers =
                Arrays.stream(CALLERS.split("\\|")).map(String::strip).toList();
        return TABLE.lines().flatMap(line -> {
            String[] cells = line.split("\\|");
            String[] request = cells[0].strip().split(" ");
            return IntStream.range(0, callers.size())
                    .mapToObj(i ->
                            new Cell(request[0], request[1], callers.get(i), Integer.parseInt(cells[i + 1].strip())));
        });
    }

    @ParameterizedTest
    @MethodSource("cells")
    void each_caller_is_let_in_or_refused_as_written(Cell cell) {
        boolean byLink = cell.caller().equals("link");
        String path = path(cell.target(), byLink);
        Visitor caller = caller(cell);
        var reply = cell.method().equals("PUT") ? caller.put(path, UNKNOWN_FIELD) : caller.post(path, UNKNOWN_FIELD);
        assertThat(reply.status()).as("%s", reply).isEqualTo(cell.expected());
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        if (cell.expected() == 400) {
            assertThat(reply.wrongFields()).contains("nonsense");
        }
        if (cell.expected() == 401) {
            assertThat(reply.header("WWW-Authenticate")).startsWith("Basic");
        }
    }

    private static String path(String target, boolean byLink) {
        if (target.startsWith("/")) {
            return target;
        }
        if (target.equals("-")) {
            return "/api/listings";
        }
        int slash = target.indexOf('/');
        String listing = slash < 0 ? target : target.substring(0, slash);
        String command = slash < 0 ? "" : target.substring(slash);
        return switch (listing) {
            case "waiting" -> (byLink ? linkedWaiting : fatimasWaiting).path(command);
            case "published" -> (byLink ? linkedPublished : fatimasPublished).path(command);
            case "nowhere" -> "/api/listings/" + UUID.randomUUID() + command;
            default -> "/api/listings/" + listing + command;
        };
    }

    private static Visitor caller(Cell cell) {
        return switch (cell.caller()) {
            case "nobody" -> node.anonymous();
            case "bad link" -> node.anonymous().withLink("guessed");
            case "link" ->
                node.anonymous()
                        .withLink((cell.target().startsWith("published") ? linkedPublished : linkedWaiting)
                                .manageToken());
            case "owner" -> node.as("fatima");
            case "member" -> node.as("alb");
            case "authority" -> node.as("greta");
            case "partner" -> node.as("nora");
            case "clerk" -> node.as("cem");
            case "moderator" -> node.as("otto");
            case "auditor" -> node.as("ada");
            case "admin" -> node.as("ines");
            default -> throw new IllegalArgumentException(cell.caller());
        };
    }
}
