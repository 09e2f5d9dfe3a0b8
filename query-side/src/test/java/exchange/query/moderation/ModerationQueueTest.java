package exchange.query.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exchange.event.listing.ChangesRequested;
import exchange.event.listing.ClaimReleased;
import exchange.event.listing.Kind;
import exchange.event.listing.ListingId;
import exchange.event.listing.ListingRejected;
import exchange.event.listing.QuantityConfirmed;
import exchange.event.listing.QuantityQuarantined;
import exchange.event.listing.Remarks;
import exchange.event.listing.ReviewReason;
import exchange.event.listing.RevisionApproved;
import exchange.event.listing.Urgency;
import exchange.query.Actor;
import exchange.query.Databases;
import exchange.query.Draft;
import exchange.query.Listings;
import exchange.query.ReadingRoom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

@DisplayName("The moderation queue")
@ParameterizedClass
@EnumSource(Databases.class)
class ModerationQueueTest {

    private static final Remarks REMARKS = new Remarks("Bitte ergänzen.", null, null);

    private final ReadingRoom room;
    private final Listings listings;

    ModerationQueueTest(Databases database) {
        this.room = database.room();
        this.listings = room.listings();
    }

    @Test
    void holds_what_waits_and_nothing_else() {
        ListingId masks = listings.submit(new Draft().title("Masken"));
        assertThat(find(masks)).isPresent();
        listings.approve(masks);
        assertThat(find(masks)).isEmpty();
        listings.revise(masks, new Draft().version(2).title("Neue Masken"));
        JsonNode revision = find(masks).orElseThrow();
        assertThat(revision.get("state").stringValue()).isEqualTo("PUBLISHED");
        assertThat(revision.get("revisionState").stringValue()).isEqualTo("SUBMITTED");
        assertThat(revision.get("title").stringValue()).isEqualTo("Neue Masken");
        assertThat(revision.get("version").asInt()).isEqualTo(4);
        listings.happens(listings.person("otto"), new RevisionApproved(masks, 2, null));
        assertThat(find(masks)).isEmpty();
    }

    @Test
    void lets_go_of_what_is_sent_back_and_takes_it_again_at_the_end() {
        ListingId first = listings.submit(new Draft().title("Erste"));
        listings.happens(
                listings.person("otto"),
                first,
                REMARKS,
                remarks -> new ChangesRequested(first, 1, ReviewReason.INCOMPLETE, remarks));
        assertThat(find(first)).isEmpty();
        ListingId second = listings.submit(new Draft().title("Zweite"));
        listings.revise(first, new Draft().version(2).title("Erste, ergänzt"));
        assertThat(order(first, second)).containsExactly(second.toString(), first.toString());
    }

    @Test
    void keeps_the_place_of_what_is_corrected_while_it_waits() {
        ListingId first = listings.submit(new Draft().title("Erste"));
        ListingId second = listings.submit(new Draft().title("Zweite"));
        listings.revise(first, new Draft().version(2).title("Erste, berichtigt"));
        assertThat(order(first, second)).containsExactly(first.toString(), second.toString());
        assertThat(find(first).orElseThrow().get("title").stringValue()).isEqualTo("Erste, berichtigt");
    }

    @Test
    void puts_the_most_urgent_first_and_then_what_has_waited_longest() {
        ListingId normal = listings.submit(new Draft());
        ListingId urgent = listings.submit(new Draft().urgency(Urgency.URGENT));
        ListingId critical = listings.submit(new Draft().urgency(Urgency.CRITICAL));
        ListingId later = listings.submit(new Draft().urgency(Urgency.CRITICAL));
        assertThat(order(normal, urgent, critical, later))
                .containsExactly(critical.toString(), later.toString(), urgent.toString(), normal.toString());
    }

    @Test
    void shows_only_what_is_asked_for() {
        ListingId offer = listings.submit(new Draft());
        ListingId request = listings.submit(new Draft().kind(Kind.REQUEST));
        listings.claim(request, "otto", Instant.now().plus(Duration.ofMinutes(15)));
        listings.happens(listings.person("cem"), new QuantityQuarantined(offer, 1, 5, 6, 7));
        assertThat(ids("otto", "kind=REQUEST")).contains(request.toString()).doesNotContain(offer.toString());
        assertThat(ids("otto", "held=MINE")).contains(request.toString()).doesNotContain(offer.toString());
        assertThat(ids("mira", "held=MINE")).doesNotContain(request.toString());
        assertThat(ids("mira", "held=OTHERS")).contains(request.toString());
        assertThat(ids("otto", "held=FREE")).contains(offer.toString()).doesNotContain(request.toString());
        assertThat(ids("otto", "quarantined=true")).contains(offer.toString()).doesNotContain(request.toString());
        assertThat(room.getAs("otto", "/api/moderation/queue?held=ALL").status())
                .isEqualTo(400);
        assertThat(room.getAs("otto", "/api/moderation/queue?quarantined=ja").status())
                .isEqualTo(400);
    }

    private List<String> ids(String reader, String filter) {
        List<String> ids = new ArrayList<>();
        room.getAs(reader, "/api/moderation/queue?size=100&" + filter)
                .items()
                .forEach(item -> ids.add(item.get("id").stringValue()));
        return ids;
    }

    @Test
    void says_who_has_it_until_the_time_is_over_even_if_nobody_noticed_yet() {
        ListingId masks = listings.submit(new Draft());
        listings.claim(masks, "otto", Instant.now().plus(Duration.ofMinutes(15)));
        JsonNode claimed = find(masks).orElseThrow();
        assertThat(claimed.get("state").stringValue()).isEqualTo("IN_REVIEW");
        assertThat(claimed.get("claimedBy").stringValue()).isEqualTo("otto");
        listings.claim(masks, "otto", Instant.now().minus(Duration.ofSeconds(1)));
        assertThat(find(masks).orElseThrow().get("claimedBy").isNull()).isTrue();
        listings.happens(
                listings.person("otto"),
                new ClaimReleased(masks, listings.person("otto").id(), false));
        assertThat(find(masks).orElseThrow().get("state").stringValue()).isEqualTo("SUBMITTED");
    }

    @Test
    void shows_the_figure_that_nobody_has_confirmed() {
        ListingId shields = listings.submit(new Draft().product("face-shield"));
        listings.happens(Actor.EXCHANGE, new QuantityQuarantined(shields, 1, 199_999_999_999_998L, 50, 5_000_000));
        JsonNode waiting = find(shields).orElseThrow();
        assertThat(waiting.get("quarantined").asBoolean()).isTrue();
        assertThat(waiting.get("figure").asLong()).isEqualTo(199_999_999_999_998L);
        assertThat(waiting.get("usualHigh").asLong()).isEqualTo(5_000_000);
        listings.happens(
                listings.person("mira"),
                new QuantityConfirmed(shields, 1, listings.person("mira").id(), null));
        assertThat(find(shields).orElseThrow().get("quarantined").asBoolean()).isFalse();
    }

    @Test
    void measures_the_waiting() {
        ListingId masks = listings.submit(new Draft());
        JsonNode waiting = find(masks).orElseThrow();
        assertThat(waiting.get("waitingSeconds").asLong()).isBetween(0L, 60L);
        assertThat(Instant.parse(waiting.get("waitingSince").stringValue()))
                .isCloseTo(Instant.now(), within(Duration.ofMinutes(1)));
    }

    @Test
    void pages_through_everything_while_it_is_worked_off() {
        List<ListingId> mine = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            mine.add(listings.submit(new Draft()));
        }
        List<String> seen = new ArrayList<>();
        String next = "/api/moderation/queue?size=2";
        while (next != null) {
            var page = room.getAs("otto", next);
            page.items().forEach(item -> seen.add(item.get("id").stringValue()));
            for (ListingId id : mine) {
                if (seen.contains(id.toString()) && find(id).isPresent()) {
                    listings.happens(
                            listings.person("otto"),
                            id,
                            REMARKS,
                            remarks -> new ListingRejected(id, 1, ReviewReason.OTHER, remarks));
                }
            }
            next = page.json().get("next").isNull()
                    ? null
                    : "/api/moderation/queue?size=2&cursor="
                            + page.json().get("next").stringValue();
        }
        assertThat(seen)
                .doesNotHaveDuplicates()
                .containsAll(mine.stream().map(ListingId::toString).toList());
    }

    @Test
    void is_for_moderators_clerks_and_administrators() {
        for (String reader : List.of("otto", "cem", "ines")) {
            assertThat(room.getAs(reader, "/api/moderation/queue").status())
                    .as(reader)
                    .isEqualTo(200);
        }
        for (String reader : List.of("ada", "fatima", "greta", "nora")) {
            assertThat(room.getAs(reader, "/api/moderation/queue").status())
                    .as(reader)
                    .isEqualTo(403);
        }
        assertThat(room.get("/api/moderation/queue").status()).isEqualTo(401);
    }

    @Test
    void tells_no_contact() {
        listings.submit(new Draft());
        assertThat(room.getAs("otto", "/api/moderation/queue?size=100").body())
                .doesNotContain("Geheim", "geheim", "471147114711");
    }

    private Optional<JsonNode> find(ListingId id) {
        return waiting().stream()
                .filter(item -> item.get("id").stringValue().equals(id.toString()))
                .findFirst();
    }

    private List<String> order(ListingId... ids) {
        List<String> wanted = Arrays.stream(ids).map(ListingId::toString).toList();
        return waiting().stream()
                .map(item -> item.get("id").stringValue())
                .filter(wanted::contains)
                .toList();
    }

    private List<JsonNode> waiting() {
        List<JsonNode> all = new ArrayList<>();
        String next = "/api/moderation/queue?size=100";
        while (next != null) {
            JsonNode page = room.getAs("otto", next).json();
            page.get("items").forEach(all::add);
            next = page.get("next").isNull()
                    ? null
                    : "/api/moderation/queue?size=100&cursor="
                            + page.get("next").stringValue();
        }
        return all;
    }
}
