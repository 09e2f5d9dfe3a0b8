package exchange.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("Each page with ten thousand listings behind it")
class ManyListingsPagesTest {

    private static final int LISTINGS = 10_000;
    private static final int AT_ONCE = 16;

    /** Every so many is published; the others wait. */
    private static final int PUBLISHED = 2;

    /** Every so many is a member's own. */
    private static final int MEMBERS = 10;

    /** The longest title that there may be, in one word. */
    private static final String LONG =
            "Schutzausrüstungsbeschaffungsverordnungsentwurf".repeat(4).substring(0, 150);

    private static final String[] PLACES = {"72458", "74072", "70173", "89073", "78462", "79098", "76131", "68159"};
    private static final String[] PRODUCTS = {"ffp2-mask", "surgical-mask", "protective-gown", "swab", "face-shield"};

    private static RunningExchange exchange;
    private static String waiting;
    private static String published;
    private static String managed;

    @BeforeAll
    static void fill(@TempDir Path folder) throws Exception {
        exchange = RunningExchange.start(folder, Map.of());
        try (ExecutorService clerks = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<String>> all = new ArrayList<>();
            for (int number = 0; number < LISTINGS; number++) {
                int it = number;
                Callable<String> entry = () -> enter(it);
                all.add(clerks.submit(entry));
            }
            for (Future<String> each : all) {
                each.get();
            }
            published = all.getFirst().get();
            waiting = all.get(1).get();
            Reply written = exchange.anybody().submit(Drafts.masks(LONG)).is(201);
            managed = written.id() + "/" + written.json().get("manageToken").asString();
        }
    }

    @AfterAll
    static void stop() {
        exchange.close();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            ,       /catalogue
            ,       /catalogue?q=Masken&near=72764&km=100&sort=distance
            ,       /catalogue?q=Schutzausr%C3%BCstungsbeschaffung
            ,       /catalogue/{published}
            ,       /figures
            fatima, /submit
            fatima, /mine
            otto,   /desk/queue
            otto,   /listings/{waiting}
            otto,   /desk/queue/compare?a={waiting}&b={published}
            cem,    /listings/{waiting}/edit
            cem,    /listings/{published}/withdraw
            ,       /manage/{managed}
            ,       /manage/{managed}/edit
            otto,   /listings/{published}/matches
            cem,    /desk/calls
            cem,    /desk/follow-ups
            cem,    /desk/matches
            ada,    /audit
            ada,    /audit/listings/{published}
            ada,    /audit/access
            ada,    /audit/proofs
            ines,   /operations
            ines,   /operations/dead-letters
            ines,   /people
            """)
    void is_shown_whole(String login, String path) {
        String address = path.replace("{published}", published)
                .replace("{waiting}", waiting)
                .replace("{managed}", managed);
        try (Screen screen = Screen.open(exchange, "de-DE")) {
            if (login != null) {
                screen.logIn(login);
            }
            screen.go(address);
            assertThat(screen.page().locator("h1").count()).isEqualTo(1);
            screen.look("many-" + path.replaceAll("[^a-z]+", "-"));
        }
    }

    private static String enter(int number) {
        ObjectNode listing = number % 3 == 0 ? Drafts.gowns() : Drafts.masks();
        listing.put(
                "title",
                number % 100 < 2
                        ? LONG
                        : "Posten " + number + ": " + listing.get("title").asString());
        listing.put("product", PRODUCTS[number % PRODUCTS.length]);
        ((ObjectNode) listing.get("region"))
                .put("postalCode", PLACES[number % PLACES.length])
                .remove("place");
        Person owner = exchange.as(number % MEMBERS == 0 ? "fatima" : "cem");
        Reply submitted = owner.submit(listing).is(201);
        if (number % PUBLISHED == 0) {
            Reply claimed = exchange.as("otto").does("claim", submitted.id()).is(200);
            exchange.as("otto")
                    .having(claimed.version())
                    .does("approve", submitted.id())
                    .is(200);
        }
        return submitted.id();
    }
}
