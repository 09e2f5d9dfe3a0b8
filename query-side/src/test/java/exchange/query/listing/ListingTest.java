package exchange.query.listing;

import static org.assertj.core.api.Assertions.assertThat;

import exchange.event.listing.ChangesRequested;
import exchange.event.listing.ClaimReleased;
import exchange.event.listing.ConformityAssessed;
import exchange.event.listing.ConformityLevel;
import exchange.event.listing.FollowUpDone;
import exchange.event.listing.FollowUpSet;
import exchange.event.listing.ListingEvent;
import exchange.event.listing.ListingExpired;
import exchange.event.listing.ListingFulfilled;
import exchange.event.listing.ListingId;
import exchange.event.listing.ListingReinstated;
import exchange.event.listing.ListingRejected;
import exchange.event.listing.ListingRenewed;
import exchange.event.listing.ListingSuspended;
import exchange.event.listing.NoteAdded;
import exchange.event.listing.Outcome;
import exchange.event.listing.Owner;
import exchange.event.listing.QuantityQuarantined;
import exchange.event.listing.Remarks;
import exchange.event.listing.ReviewReason;
import exchange.event.listing.RevisionApproved;
import exchange.event.listing.RevisionChangesRequested;
import exchange.event.listing.RevisionRejected;
import exchange.privacy.Sealed;
import exchange.query.Actor;
import exchange.query.Databases;
import exchange.query.Draft;
import exchange.query.Listings;
import exchange.query.ReadingRoom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

@DisplayName("A listing with its history")
@ParameterizedClass
@EnumSource(Databases.class)
class ListingTest {

    private static final Remarks REMARKS = new Remarks("Bitte ergänzen.", "interne Vermutung", null);

    private final ReadingRoom room;
    private final Listings listings;

    ListingTest(Databases database) {
        this.room = database.room();
        this.listings = room.listings();
    }

    @Test
    void follows_the_life_of_a_listing_from_state_to_state() {
        ListingId masks = listings.submit(draft());
        assertStands(masks, "SUBMITTED", null);
        claim(masks);
        assertStands(masks, "IN_REVIEW", null);
        listings.happens(otto(), new ClaimReleased(masks, otto().id(), false));
        assertStands(masks, "SUBMITTED", null);
        claim(masks);
        remark(masks, remarks -> new ChangesRequested(masks, 1, ReviewReason.INCOMPLETE, remarks));
        assertStands(masks, "CHANGES_REQUESTED", null);
        listings.revise(masks, draft().version(2));
        assertStands(masks, "SUBMITTED", null);
        listings.approve(masks);
        assertStands(masks, "PUBLISHED", null);
        remark(masks, remarks -> new ListingSuspended(masks, ReviewReason.OTHER, remarks));
        assertStands(masks, "SUSPENDED", null);
        listings.happens(otto(), new ListingReinstated(masks, null));
        assertStands(masks, "PUBLISHED", null);
        listings.happens(Actor.EXCHANGE, new ListingExpired(masks, LocalDate.now()));
        assertStands(masks, "EXPIRED", null);
        listings.happens(
                listings.person("cem"),
                new ListingRenewed(masks, LocalDate.now().plusDays(9)));
        assertStands(masks, "PUBLISHED", null);
        listings.happens(listings.person("cem"), new ListingFulfilled(masks, Outcome.MATCHED_HERE, null));
        assertStands(masks, "FULFILLED", null);
        JsonNode listing = asOtto(masks);
        assertThat(listing.get("version").asInt())
                .isEqualTo(listing.get("history").size())
                .isEqualTo(13);
    }

    @Test
    void keeps_the_public_text_while_a_revision_goes_its_own_way() {
        ListingId masks = listings.publish(draft().title("Erste Fassung"));
        listings.revise(masks, draft().version(2).title("Zweite Fassung"));
        assertStands(masks, "PUBLISHED", "SUBMITTED");
        JsonNode listing = asOtto(masks);
        assertThat(listing.get("title").stringValue()).isEqualTo("Erste Fassung");
        assertThat(listing.get("revision").get("title").stringValue()).isEqualTo("Zweite Fassung");
        claim(masks);
        assertStands(masks, "PUBLISHED", "IN_REVIEW");
        remark(masks, remarks -> new RevisionChangesRequested(masks, 2, ReviewReason.INCOMPLETE, remarks));
        assertStands(masks, "PUBLISHED", "CHANGES_REQUESTED");
        listings.revise(masks, draft().version(3).title("Dritte Fassung"));
        claim(masks);
        remark(masks, remarks -> new RevisionRejected(masks, 3, ReviewReason.OTHER, remarks));
        assertStands(masks, "PUBLISHED", "REJECTED");
        assertThat(asOtto(masks).has("revision")).isFalse();
        listings.revise(masks, draft().version(4).title("Vierte Fassung"));
        listings.happens(otto(), new RevisionApproved(masks, 4, null));
        assertStands(masks, "PUBLISHED", "APPROVED");
        assertThat(asOtto(masks).get("title").stringValue()).isEqualTo("Vierte Fassung");
    }

    @Test
    void is_never_behind_a_command() {
        ListingId masks = listings.submit(draft());
        for (int i = 0; i < 20; i++) {
            claim(masks);
            assertThat(room.getAs("otto", "/api/listings/" + masks).header("ETag"))
                    .isEqualTo("\"" + (i + 2) + "\"");
        }
    }

    @Test
    void has_its_version_for_a_validator() {
        ListingId masks = listings.submit(draft());
        var answer = room.getAs("otto", "/api/listings/" + masks);
        assertThat(answer.header("ETag")).isEqualTo("\"1\"");
        assertThat(answer.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(room.getAs("otto", "/api/listings/" + masks, "If-None-Match", "\"1\"")
                        .status())
                .isEqualTo(304);
        claim(masks);
        assertThat(room.getAs("otto", "/api/listings/" + masks, "If-None-Match", "\"1\"")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void tells_the_desk_everything() {
        ListingId masks = listings.submit(draft().by(listings.person("cem"), "HOTLINE"));
        listings.happens(Actor.EXCHANGE, new QuantityQuarantined(masks, 1, 900_000, 1, 1000));
        claim(masks);
        listings.happens(
                otto(), masks, new Remarks("Rückruf versprochen", null, null), note -> new NoteAdded(masks, note));
        listings.happens(
                otto(),
                masks,
                new Remarks("anrufen", null, null),
                text -> new FollowUpSet(
                        masks,
                        "f1",
                        LocalDate.of(2026, 12, 1),
                        listings.person("cem").id(),
                        text));
        listings.happens(
                otto(),
                masks,
                new Remarks(null, null, "Prüfbericht 7"),
                text -> new ConformityAssessed(masks, "EN 149 FFP2", ConformityLevel.VERIFIED, text));
        JsonNode listing = asOtto(masks);
        assertThat(listing.get("claimedBy").stringValue()).isEqualTo("otto");
        assertThat(listing.get("channel").stringValue()).isEqualTo("HOTLINE");
        assertThat(listing.get("onBehalfOf").stringValue()).isEqualTo("Weberei Alb GmbH");
        assertThat(listing.get("quarantine").get("figure").asLong()).isEqualTo(900_000);
        assertThat(listing.get("followUps").get(0).get("assignee").stringValue())
                .isEqualTo("cem");
        assertThat(listing.get("followUps").get(0).get("text").stringValue()).isEqualTo("anrufen");
        assertThat(listing.get("conformity").get(0).get("level").stringValue()).isEqualTo("VERIFIED");
        assertThat(listing.get("conformity").get(0).get("evidence").stringValue())
                .isEqualTo("https://evidence.example/geheim");
        assertThat(types(listing))
                .containsExactly(
                        "OfferSubmitted",
                        "QuantityQuarantined",
                        "ListingClaimed",
                        "NoteAdded",
                        "FollowUpSet",
                        "ConformityAssessed");
        assertThat(listing.get("history").get(0).get("actor").stringValue()).isEqualTo("cem");
        assertThat(listing.get("history").get(3).get("text").stringValue()).isEqualTo("Rückruf versprochen");
        listings.happens(otto(), new FollowUpDone(masks, "f1", null));
        assertThat(asOtto(masks).get("followUps").size()).isZero();
    }

    @Test
    void tells_its_owner_what_concerns_them_and_nothing_of_the_desk() {
        Actor fatima = listings.person("fatima");
        ListingId masks = listings.submit(
                draft().owner(new Owner(fatima.organisation(), null)).by(fatima, "ACCOUNT"));
        claim(masks);
        listings.happens(otto(), masks, new Remarks("Schlitzohr?", null, null), note -> new NoteAdded(masks, note));
        remark(masks, remarks -> new ListingRejected(masks, 1, ReviewReason.NOT_IN_SCOPE, remarks));
        var answer = room.getAs("fatima", "/api/listings/" + masks);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("otto", otto().id(), "Schlitzohr", "interne Vermutung");
        JsonNode listing = answer.json();
        assertThat(listing.get("contact").get("email").stringValue()).isEqualTo("wilhelmine@geheim.example");
        assertThat(types(listing)).containsExactly("OfferSubmitted", "ListingClaimed", "ListingRejected");
        JsonNode rejection = listing.get("history").get(2);
        assertThat(rejection.get("text").stringValue()).isEqualTo("Bitte ergänzen.");
        assertThat(rejection.get("reason").stringValue()).isEqualTo("NOT_IN_SCOPE");
        assertThat(rejection.get("role").stringValue()).isEqualTo("MODERATOR");
        assertThat(listing.get("history").get(0).get("actor").stringValue()).isEqualTo("fatima");
    }

    private void claim(ListingId id) {
        listings.claim(id, "otto", Instant.now().plus(Duration.ofMinutes(15)));
    }

    private void remark(ListingId id, Function<Sealed, ListingEvent> event) {
        listings.happens(otto(), id, REMARKS, event);
    }

    private Actor otto() {
        return listings.person("otto");
    }

    private static Draft draft() {
        return new Draft();
    }

    private JsonNode asOtto(ListingId id) {
        return room.getAs("otto", "/api/listings/" + id).json();
    }

    private void assertStands(ListingId id, String state, @Nullable String revisionState) {
        JsonNode listing = asOtto(id);
        assertThat(listing.get("state").stringValue()).isEqualTo(state);
        assertThat(listing.path("revisionState").asString("")).isEqualTo(revisionState == null ? "" : revisionState);
    }

    private static List<String> types(JsonNode listing) {
        List<String> types = new ArrayList<>();
        listing.get("history")
                .forEach(happened -> types.add(happened.get("type").stringValue()));
        return types;
    }
}
