package exchange.query.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exchange.event.listing.ConformityAssessed;
import exchange.event.listing.ConformityLevel;
import exchange.event.listing.Kind;
import exchange.event.listing.ListingId;
import exchange.event.listing.ListingReinstated;
import exchange.event.listing.ListingSuspended;
import exchange.event.listing.ListingWithdrawn;
import exchange.event.listing.Owner;
import exchange.event.listing.Remarks;
import exchange.event.listing.ReviewReason;
import exchange.event.listing.WithdrawalReason;
import exchange.event.matching.MatchId;
import exchange.event.matching.MatchJudged;
import exchange.event.matching.Verdict;
import exchange.query.Databases;
import exchange.query.Draft;
import exchange.query.Listings;
import exchange.query.ReadingRoom;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The matches of a listing")
@ParameterizedClass
@EnumSource(Databases.class)
class MatchesTest {

    /** Products that include no other. */
    private static final List<String> LEAVES = Cast.PRODUCTS
            .below("30000000")
            .map(product -> product.code())
            .filter(code -> Cast.PRODUCTS.below(code).findAny().isEmpty())
            .toList();

    private static final AtomicInteger TAKEN = new AtomicInteger();

    private final ReadingRoom room;
    private final Listings listings;
    private String product = "";

    MatchesTest(Databases database) {
        this.room = database.room();
        this.listings = room.listings();
    }

    /** The room is shared, so that each test takes a product of its own. */
    @BeforeEach
    void takeAProduct() {
        product = LEAVES.get(TAKEN.getAndIncrement());
    }

    private Draft offer() {
        return new Draft().product(product);
    }

    private Draft request() {
        return new Draft().kind(Kind.REQUEST).product(product).standards().title("FFP2-Masken gesucht");
    }

    private List<JsonNode> matches(String login, ListingId listing) {
        List<JsonNode> items = new ArrayList<>();
        room.getAs(login, path(listing)).items().forEach(items::add);
        return items;
    }

    private static String path(ListingId listing) {
        return "/api/listings/" + listing + "/matches";
    }

    private static List<String> ids(List<JsonNode> matches) {
        return matches.stream()
                .map(match -> match.at("/counterpart/id").asString())
                .toList();
    }

    @Test
    void are_its_counterparts_with_the_reason_why() {
        ListingId request = listings.publish(request());
        ListingId offer = listings.publish(offer());
        JsonNode match = matches("cem", request).getFirst();
        assertThat(match.at("/counterpart/id").asString()).isEqualTo(offer.toString());
        assertThat(match.at("/counterpart/title").asString()).isEqualTo("FFP2-Masken aus eigener Fertigung");
        assertThat(match.at("/counterpart/reference").asString()).endsWith("-1");
        assertThat(match.get("rank").asInt()).isEqualTo(1);
        assertThat(match.get("policy").asString()).isEqualTo(Policy.CURRENT.version());
        assertThat(match.get("factors")).hasSize(Factor.values().length);
        double sum = 0;
        for (JsonNode factor : match.get("factors")) {
            sum += factor.get("contribution").asDouble();
            assertThat(factor.get("text").asString()).isNotBlank();
            assertThat(factor.get("value").asDouble()).isBetween(0.0, 1.0);
        }
        assertThat(match.get("score").asDouble()).isEqualTo(sum, within(1e-9));
        assertThat(ids(matches("cem", offer))).containsExactly(request.toString());
        String english =
                room.getAs("cem", path(request), "Accept-Language", "en").body();
        assertThat(english).contains("The same product").doesNotContain("Dasselbe Produkt");
    }

    @Test
    void are_told_to_whoever_listens_whenever_they_change() {
        ListingId request = listings.publish(request());
        room.settle();
        try (Stream<String> lines = room.linesAs("cem", path(request) + "/changes?seconds=30")) {
            Iterator<String> line = lines.iterator();
            assertThat(nextMatches(line)).isEmpty();
            ListingId offer = listings.publish(offer());
            assertThat(nextMatches(line)).containsExactly(offer.toString());
            listings.happens(
                    listings.person("cem"), new ListingWithdrawn(offer, WithdrawalReason.NO_LONGER_AVAILABLE, null));
            assertThat(nextMatches(line)).isEmpty();
        }
        try (Stream<String> lines = room.linesAs("cem", path(request) + "/changes?seconds=1")) {
            assertThat(lines.filter(line -> line.startsWith("event:"))).hasSize(1);
        }
        assertThat(room.getAs("otto", path(request) + "/changes?seconds=0").status())
                .isEqualTo(400);
        assertThat(room.getAs("greta", path(request) + "/changes").status()).isEqualTo(403);
        assertThat(room.get(path(request) + "/changes").status()).isEqualTo(401);
    }

    private static List<String> nextMatches(Iterator<String> line) {
        while (true) {
            String next = line.next();
            if (next.startsWith("data:")) {
                List<JsonNode> items = new ArrayList<>();
                JsonMapper.shared().readTree(next.substring(5)).get("items").forEach(items::add);
                return ids(items);
            }
        }
    }

    @Test
    void that_are_new_are_shown_to_the_desk_the_best_first_each_pair_once() {
        ListingId request = listings.publish(request());
        ListingId offer = listings.publish(offer());
        JsonNode mine = null;
        String path = "/api/matches/new?size=100";
        List<String> pairs = new ArrayList<>();
        double last = 1;
        while (path != null) {
            JsonNode page = room.getAs("cem", path).json();
            for (JsonNode item : page.get("items")) {
                assertThat(item.get("score").asDouble()).isLessThanOrEqualTo(last);
                last = item.get("score").asDouble();
                String pair = item.at("/listing/id").asString()
                        + ' '
                        + item.at("/counterpart/id").asString();
                pairs.add(pair);
                mine = pair.equals(offer + " " + request) ? item : mine;
            }
            String next = page.get("next").isNull() ? null : page.get("next").asString();
            path = next == null ? null : "/api/matches/new?size=100&cursor=" + next;
        }
        assertThat(pairs)
                .doesNotHaveDuplicates()
                .contains(offer + " " + request)
                .doesNotContain(request + " " + offer);
        assertThat(mine).isNotNull();
        assertThat(mine.get("factors")).hasSize(Factor.values().length);
        assertThat(mine.get("rank").asInt()).isEqualTo(1);
        assertThat(room.getAs("fatima", "/api/matches/new").status()).isEqualTo(403);
        assertThat(room.getAs("cem", "/api/matches/new?cursor=x").status()).isEqualTo(400);
    }

    @Test
    void follow_whatever_happens_to_both() {
        ListingId request = listings.publish(request());
        ListingId offer = listings.publish(offer());
        double before = matches("cem", request).getFirst().get("score").asDouble();
        listings.happens(
                listings.person("otto"),
                offer,
                new Remarks("gesehen", null, null),
                why -> new ConformityAssessed(offer, "EN 149 FFP2", ConformityLevel.VERIFIED, why));
        assertThat(matches("cem", request).getFirst().get("score").asDouble()).isGreaterThan(before);
        listings.happens(
                listings.person("otto"),
                offer,
                new Remarks("Zweifel", null, null),
                why -> new ListingSuspended(offer, ReviewReason.OTHER, why));
        assertThat(matches("cem", request)).isEmpty();
        assertThat(matches("cem", offer)).as("it is not published").isEmpty();
        listings.happens(listings.person("otto"), new ListingReinstated(offer, null));
        assertThat(ids(matches("cem", request))).containsExactly(offer.toString());
        listings.redact(offer);
        assertThat(matches("cem", request).getFirst().at("/counterpart/title").asString())
                .isEqualTo("[entfernt]");
        room.postAs("ines", "/api/admin/read-models/catalogue/rebuild", null);
        int generation = room.generation("catalogue").number();
        room.await(() -> room.generation("catalogue").number() >= generation
                && room.nowAs("ines", "/api/admin/read-models/catalogue").json().get("rebuild") == null);
        assertThat(ids(matches("cem", request))).containsExactly(offer.toString());
    }

    @Test
    void say_what_would_rank_higher_and_how_high() {
        ListingId request = listings.publish(request());
        ListingId verified = listings.publish(offer());
        listings.happens(
                listings.person("otto"),
                verified,
                new Remarks("gesehen", null, null),
                why -> new ConformityAssessed(verified, "EN 149 FFP2", ConformityLevel.VERIFIED, why));
        ListingId claimed = listings.publish(offer());
        List<JsonNode> matches = matches("cem", request);
        assertThat(ids(matches)).containsExactly(verified.toString(), claimed.toString());
        assertThat(matches.getFirst().get("counterfactuals")).isEmpty();
        assertThat(matches.getLast().get("counterfactuals")).isEmpty(); // would be equal, and has not waited as long
        ListingId earlier = listings.publish(request().requires("EN 149 FFP2"));
        ListingId third = listings.publish(offer().standards("EN 149 FFP2", "CE"));
        assertThat(ids(matches("cem", earlier))).contains(third.toString());
    }

    @Test
    void are_shown_in_pages() {
        ListingId request = listings.publish(request());
        List<String> offers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            offers.add(listings.publish(offer()).toString());
        }
        List<String> found = new ArrayList<>();
        String next = "?size=2";
        int pages = 0;
        while (next != null) {
            ReadingRoom.Answer page = room.getAs("cem", path(request) + next);
            page.json()
                    .get("items")
                    .forEach(match -> found.add(match.at("/counterpart/id").asString()));
            next = page.json().get("next").isNull()
                    ? null
                    : "?size=2&cursor=" + page.json().get("next").asString();
            pages++;
        }
        assertThat(pages).isEqualTo(3);
        assertThat(found).isEqualTo(offers); // equals, in the order in which they came
        assertThat(room.getAs("cem", path(request) + "?size=2&cursor=nonsense").status())
                .isEqualTo(400);
        assertThat(room.getAs("cem", path(request) + "?size=0").status()).isEqualTo(400);
    }

    @Test
    void are_for_the_desk_and_the_owner_who_sees_what_the_public_sees() {
        Owner klinik = new Owner(listings.person("fatima").organisation(), null);
        ListingId request = listings.publish(request().owner(klinik));
        ListingId open = listings.publish(offer());
        ListingId reserved = listings.publish(offer().forAuthorities());
        for (String desk : List.of("cem", "otto", "ada")) {
            assertThat(ids(matches(desk, request))).as(desk).containsExactly(open.toString(), reserved.toString());
        }
        assertThat(ids(matches("fatima", request))).containsExactly(open.toString());
        assertThat(matches("fatima", request).getFirst().get("judgements")).isNull();
        for (String other : List.of("alb", "greta", "nora", "ines")) {
            assertThat(room.getAs(other, path(request)).status()).as(other).isEqualTo(403);
        }
        assertThat(room.get(path(request)).status()).isEqualTo(401);
        assertThat(room.getAs("cem", path(ListingId.random())).status()).isEqualTo(404);
        assertThat(room.getAs("cem", "/api/listings/nonsense/matches").status()).isEqualTo(404);
        assertThat(room.getAs("fatima", path(listings.submit(request()))).status())
                .isEqualTo(404);
    }

    @Test
    void carry_what_the_desk_has_said_of_them() {
        ListingId request = listings.publish(request());
        ListingId offer = listings.publish(offer());
        assertThat(matches("cem", request).getFirst().get("judgements")).isEmpty();
        listings.elsewhere(
                MatchId.of(offer, request).toString(), "Match", new MatchJudged(offer, request, Verdict.GOOD, null));
        JsonNode judgements = matches("cem", offer).getFirst().get("judgements");
        assertThat(judgements).hasSize(1);
        assertThat(judgements.get(0).get("verdict").asString()).isEqualTo("GOOD");
        assertThat(room.getAs("ada", "/api/audit/events?type=MatchJudged").items())
                .isNotEmpty();
    }

    @Test
    void are_missing_where_a_rule_stands_against_everybody() {
        ListingId request = listings.publish(request().requires("CE"));
        ListingId offer = listings.publish(offer()); // without CE
        List<JsonNode> unmatched = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonNode page = room.getAs("otto", "/api/matches/unmatched?kind=REQUEST&size=2" + next)
                    .json();
            page.get("items").forEach(unmatched::add);
            next = page.get("next").isNull()
                    ? null
                    : "&cursor=" + page.get("next").asString();
        }
        assertThat(unmatched)
                .allSatisfy(
                        item -> assertThat(item.at("/listing/kind").asString()).isEqualTo("REQUEST"));
        JsonNode idle = unmatched.stream()
                .filter(item -> item.at("/listing/id").asString().equals(request.toString()))
                .findFirst()
                .orElseThrow();
        assertThat(idle.at("/nearestMiss/counterpart/id").asString()).isEqualTo(offer.toString());
        assertThat(idle.at("/nearestMiss/rule").asString()).isEqualTo("STANDARDS");
        assertThat(idle.at("/nearestMiss/text").asString()).isNotBlank();
        ListingId certified = listings.publish(offer().standards("CE"));
        assertThat(ids(matches("cem", request))).containsExactly(certified.toString());
        assertThat(room.getAs("otto", "/api/matches/unmatched?kind=REQUEST&size=100")
                        .body())
                .doesNotContain(request.toString());
        assertThat(room.getAs("ines", "/api/matches/unmatched").status()).isEqualTo(403);
        assertThat(room.getAs("otto", "/api/matches/unmatched?kind=WISH").status())
                .isEqualTo(400);
    }
}
