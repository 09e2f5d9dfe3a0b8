package exchange.command.listing;

import static exchange.command.dispatch.Rule.*;
import static exchange.command.listing.Asked.*;
import static exchange.command.listing.Cast.*;
import static exchange.command.listing.Listings.*;
import static exchange.command.listing.Story.given;

import exchange.event.listing.ClaimReleased;
import exchange.event.listing.ListingRevised;
import exchange.event.listing.RevisionApproved;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Revising a listing")
class ReviseListingTest {

    private static final ListingRevised SECOND_VERSION = new ListingRevised(MASKS, masks(1).withVersion(2), CONTACT);

    @Test
    void counts_the_versions_of_its_content_whatever_number_was_sent() {
        given(masksSubmitted(by(ALB)), revised(2, by(ALB)))
                .when(reviseAsOwner(masks(1)), by(ALB))
                .then(new ListingRevised(MASKS, masks(1).withVersion(3), CONTACT));
    }

    @Test
    void is_the_resubmission_after_changes_were_requested() {
        given(masksSubmitted(by(ALB)), claimed(by(OTTO)), changesRequested(by(OTTO)))
                .when(reviseAsOwner(masks(1)), by(ALB))
                .then(SECOND_VERSION)
                .thenAnswered("SUBMITTED", 4);
    }

    @Test
    void is_refused_to_the_owner_during_a_review() {
        given(masksSubmitted(by(ALB)), claimed(by(OTTO)))
                .when(reviseAsOwner(masks(1)), by(ALB))
                .thenRefused(UNDER_REVIEW);
    }

    @Test
    void by_a_clerk_during_a_review_returns_it_to_the_queue() {
        given(masksSubmitted(by(ALB)), claimed(by(OTTO)))
                .when(reviseAsClerk(masks(1)), by(CEM))
                .then(SECOND_VERSION)
                .thenAnswered("SUBMITTED", 3);
    }

    @Test
    void is_possible_for_the_owner_as_soon_as_the_claim_has_lapsed() {
        given(masksSubmitted(by(ALB)), claimed(by(OTTO)))
                .later(Duration.ofMinutes(15))
                .when(reviseAsOwner(masks(1)), by(ALB))
                .then(new ClaimReleased(MASKS, "otto", true), SECOND_VERSION)
                .thenAnswered("SUBMITTED", 4);
    }

    @Test
    void of_a_published_listing_leaves_it_published_with_a_review_of_its_own() {
        given(masksSubmitted(by(ALB)), claimed(by(OTTO)), approved(by(OTTO)))
                .when(reviseAsOwner(masks(1)), by(ALB))
                .then(SECOND_VERSION)
                .thenAnswered(
                        "a published listing with a revision",
                        answer -> answer.state().equals("PUBLISHED") && "SUBMITTED".equals(answer.revisionState()));
    }

    @Test
    void of_an_expired_listing_does_not_publish_it_by_itself() {
        given(masksSubmitted(by(ALB)), claimed(by(OTTO)), approved(by(OTTO)), expired())
                .when(reviseAsOwner(masks(1)), by(ALB))
                .then(SECOND_VERSION)
                .thenAnswered("EXPIRED", 5);
    }

    @Test
    void again_replaces_the_revision_that_waits() {
        given(masksSubmitted(by(ALB)), claimed(by(OTTO)), approved(by(OTTO)), revised(2, by(ALB)))
                .and(revised(3, by(ALB)), claimed(by(MIRA)))
                .when(approve(), by(MIRA))
                .then(new RevisionApproved(MASKS, 3, null));
    }

    @Test
    void rejected_leaves_the_public_text() {
        given(masksSubmitted(by(ALB)), claimed(by(OTTO)), approved(by(OTTO)), revised(2, by(ALB)), claimed(by(OTTO)))
                .when(reject(exchange.event.listing.ReviewReason.DUPLICATE), by(OTTO))
                .thenAnswered(
                        "a published listing with a rejected revision",
                        answer -> answer.state().equals("PUBLISHED") && "REJECTED".equals(answer.revisionState()));
    }

    @Test
    void is_possible_again_after_a_rejected_revision() {
        given(
                        masksSubmitted(by(ALB)),
                        claimed(by(OTTO)),
                        approved(by(OTTO)),
                        revised(2, by(ALB)),
                        claimed(by(OTTO)),
                        revisionRejected(by(OTTO)))
                .when(reviseAsOwner(masks(1)), by(ALB))
                .then(new ListingRevised(MASKS, masks(1).withVersion(3), CONTACT))
                .thenAnswered("a revision", answer -> "SUBMITTED".equals(answer.revisionState()));
    }
}
