package exchange.query.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import exchange.event.account.Role;
import exchange.event.listing.Capability;
import exchange.event.listing.Kind;
import exchange.event.listing.ListingId;
import exchange.event.listing.OrganisationType;
import exchange.event.listing.Urgency;
import exchange.event.listing.Visibility;
import exchange.query.content.ContentView;
import exchange.query.listing.ListingAnswer;
import exchange.query.listing.ListingAnswer.Happened;
import exchange.web.account.Caller;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a reader may do in a review")
class ReviewTest {

    private static final Instant NOW = Instant.parse("2026-12-10T09:42:00Z");

    @Test
    void a_moderator_claims_what_is_free_and_decides_on_what_they_hold() {
        assertThat(review("otto", null, "OfferSubmitted cem").mayClaim()).isTrue();
        Review held = review("otto", "otto", "OfferSubmitted cem", "ListingClaimed otto");
        assertThat(held.mayClaim()).isFalse();
        assertThat(held.mayExtend()).isTrue();
        assertThat(held.mayApprove()).isTrue();
        assertThat(held.secondsLeft()).isEqualTo(Duration.ofMinutes(13).toSeconds());
        Review others = review("mira", "otto", "OfferSubmitted cem", "ListingClaimed otto");
        assertThat(others.mayClaim()).isFalse();
        assertThat(others.mayDecide()).isFalse();
    }

    @Test
    void whoever_submitted_or_edited_it_does_not_approve_it_and_is_told_before() {
        Review submitted = review("otto", "otto", "OfferSubmitted otto", "ListingRevised cem", "ListingClaimed otto");
        assertThat(submitted.ownDoing()).isEqualTo("SUBMITTED");
        assertThat(submitted.mayApprove()).isFalse();
        assertThat(submitted.mayDecide()).isTrue();
        Review edited = review("otto", "otto", "OfferSubmitted cem", "ListingRevised otto", "ListingClaimed otto");
        assertThat(edited.ownDoing()).isEqualTo("EDITED");
        assertThat(edited.mayApprove()).isFalse();
    }

    @Test
    void a_quantity_in_quarantine_takes_another_moderator() {
        String[] story = {"OfferSubmitted cem", "QuantityQuarantined cem", "ListingClaimed otto"};
        assertThat(review("otto", "otto", story).mayApprove()).isFalse();
        assertThat(review("otto", "otto", story).mayConfirm()).isFalse();
        assertThat(review("mira", "otto", story).mayConfirm()).isTrue();
        String[] confirmed = {
            "OfferSubmitted cem", "QuantityQuarantined cem", "ListingClaimed otto", "QuantityConfirmed mira"
        };
        assertThat(review("otto", "otto", confirmed).mayApprove()).isTrue();
        assertThat(review("mira", "otto", confirmed).mayConfirm()).isFalse();
        assertThat(review("mira", "mira", confirmed).mayApprove()).isFalse();
    }

    @Test
    void a_new_version_has_to_be_confirmed_anew() {
        Review review = review(
                "otto",
                "otto",
                "OfferSubmitted cem",
                "QuantityQuarantined cem",
                "QuantityConfirmed mira",
                "ListingRevised cem",
                "QuantityQuarantined cem",
                "ListingClaimed otto");
        assertThat(review.isConfirmed()).isFalse();
        assertThat(review("otto", "otto", "OfferSubmitted cem", "QuantityQuarantined cem", "ListingRevised cem")
                        .isConfirmed())
                .isTrue();
    }

    @Test
    void it_waits_since_it_was_submitted_or_came_back() {
        assertThat(review("otto", null, "OfferSubmitted cem", "ListingRevised cem")
                        .waitingSince())
                .isEqualTo(NOW.minusSeconds(1));
        assertThat(review("otto", null, "OfferSubmitted cem", "ChangesRequested otto", "ListingRevised cem")
                        .waitingSince())
                .isEqualTo(NOW.minusSeconds(3));
    }

    @Test
    void a_claim_whose_time_is_over_is_none() {
        Review review = Review.of(listing("mira", NOW, List.of()), caller("otto"), NOW);
        assertThat(review.holder()).isNull();
        assertThat(review.mayClaim()).isTrue();
    }

    private static Review review(String reader, @Nullable String holder, String... events) {
        List<Happened> history = new ArrayList<>();
        for (String event : events) {
            String[] words = event.split(" ", -1);
            history.add(new Happened(
                    history.size() + 1L,
                    words[0],
                    NOW.minusSeconds(history.size() + 1L),
                    words[1],
                    "CLERK",
                    "ACCOUNT",
                    null,
                    null,
                    null,
                    null,
                    null,
                    null));
        }
        return Review.of(listing(holder, NOW.plus(Duration.ofMinutes(13)), history), caller(reader), NOW);
    }

    private static Caller caller(String login) {
        return new Caller("account of " + login, login, Role.MODERATOR, null, null);
    }

    private static ListingAnswer listing(@Nullable String holder, Instant until, List<Happened> history) {
        ContentView content = new ContentView(
                Kind.OFFER,
                "Masken",
                "Viele Masken",
                "de",
                null,
                null,
                Capability.SERVICE,
                null,
                null,
                List.of(),
                List.of(),
                null,
                null,
                new ContentView.Region("72458", "Albstadt", "Zollernalbkreis", "DE143"),
                LocalDate.of(2027, 3, 10),
                Visibility.PUBLIC,
                Urgency.NORMAL,
                null,
                new ContentView.Organisation("Weberei Alb GmbH", OrganisationType.COMPANY, true));
        return new ListingAnswer(
                ListingId.random(),
                "10001-6",
                holder == null ? "SUBMITTED" : "IN_REVIEW",
                null,
                history.size(),
                NOW,
                "ACCOUNT",
                null,
                content,
                null,
                null,
                null,
                false,
                null,
                holder,
                holder == null ? null : until,
                List.of(),
                history);
    }
}
