package exchange.command.listing;

import static exchange.command.dispatch.Rule.*;
import static exchange.command.listing.Asked.*;
import static exchange.command.listing.Cast.*;
import static exchange.command.listing.Listings.*;
import static exchange.command.listing.Story.given;

import exchange.command.listing.ListingCommand.AssessConformity;
import exchange.command.listing.ListingCommand.CompleteFollowUp;
import exchange.command.listing.ListingCommand.WithdrawListing;
import exchange.event.listing.ChangesRequested;
import exchange.event.listing.ConformityAssessed;
import exchange.event.listing.ConformityLevel;
import exchange.event.listing.FollowUpDone;
import exchange.event.listing.FollowUpSet;
import exchange.event.listing.ListingRejected;
import exchange.event.listing.ListingWithdrawn;
import exchange.event.listing.ReviewReason;
import exchange.event.listing.RevisionRejected;
import exchange.event.listing.WithdrawalReason;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Looking after a listing")
class LookAfterListingTest {

    @Test
    void a_rejection_says_why() {
        given(masksSubmitted(by(ALB)), claimed(by(OTTO)))
                .when(reject(ReviewReason.FRAUD_SUSPECTED), by(OTTO))
                .then(new ListingRejected(MASKS, 1, ReviewReason.FRAUD_SUSPECTED, words("rejection")));
    }

    @Test
    void rejecting_a_revision_names_its_version() {
        given(masksSubmitted(by(ALB)), claimed(by(OTTO)), approved(by(OTTO)), revised(2, by(ALB)), claimed(by(OTTO)))
                .when(reject(ReviewReason.DUPLICATE), by(OTTO))
                .then(new RevisionRejected(MASKS, 2, ReviewReason.DUPLICATE, words("rejection")));
    }

    @Test
    void requested_changes_say_which() {
        given(masksSubmitted(by(ALB)), claimed(by(OTTO)))
                .when(requestChanges(ReviewReason.INCOMPLETE), by(OTTO))
                .then(new ChangesRequested(MASKS, 1, ReviewReason.INCOMPLETE, words("wish")));
    }

    @Test
    void a_withdrawal_may_say_more_than_its_reason() {
        given(masksSubmitted(by(ALB)))
                .when(new WithdrawListing(MASKS, WithdrawalReason.OTHER, words("sold"), 1L), by(ALB))
                .then(new ListingWithdrawn(MASKS, WithdrawalReason.OTHER, words("sold")))
                .thenAnswered("WITHDRAWN", 2);
    }

    @Test
    void an_assessment_to_the_level_that_is_known_says_nothing_new() {
        given(masksSubmitted(by(ALB)))
                .when(assess(ConformityLevel.CLAIMED), by(OTTO))
                .thenNothingNew();
        given(masksSubmitted(by(ALB)), assessed(ConformityLevel.VERIFIED, by(OTTO)))
                .when(assess(ConformityLevel.VERIFIED), by(OTTO))
                .thenNothingNew();
    }

    @Test
    void an_assessment_survives_a_revision() {
        given(masksSubmitted(by(ALB)), assessed(ConformityLevel.SUSPICIOUS, by(OTTO)), revised(2, by(ALB)))
                .when(assess(ConformityLevel.SUSPICIOUS), by(OTTO))
                .thenNothingNew();
        given(masksSubmitted(by(ALB)), assessed(ConformityLevel.SUSPICIOUS, by(OTTO)), revised(2, by(ALB)))
                .when(assess(ConformityLevel.VERIFIED), by(OTTO))
                .then(new ConformityAssessed(MASKS, STANDARD, ConformityLevel.VERIFIED, null));
    }

    @Test
    void an_assessment_is_about_a_standard_that_the_listing_claims() {
        given(masksSubmitted(by(ALB)))
                .when(new AssessConformity(MASKS, "ISO 13485", ConformityLevel.VERIFIED, null, null), by(OTTO))
                .thenRefused(STANDARD_NOT_CLAIMED);
    }

    @Test
    void a_follow_up_is_set_and_answered_with_its_id() {
        given(masksSubmitted(by(ALB)))
                .when(followUp("f-1"), by(CEM))
                .then(new FollowUpSet(MASKS, "f-1", LocalDate.of(2026, 3, 10), "cem", words("follow-up-2")))
                .thenAnswered("the follow-up", answer -> "f-1".equals(answer.followUp()));
    }

    @Test
    void a_follow_up_is_done_once() {
        given(masksSubmitted(by(ALB)), followUpSet(by(CEM)))
                .when(new CompleteFollowUp(MASKS, FOLLOW_UP, words("called"), null), by(DANA))
                .then(new FollowUpDone(MASKS, FOLLOW_UP, words("called")));
        given(masksSubmitted(by(ALB)), followUpSet(by(CEM)), followUpDone(by(DANA)))
                .when(followUpIsDone(), by(CEM))
                .thenNothingNew();
    }

    @Test
    void the_version_counts_every_event() {
        given(preposterousShieldsSubmitted(by(ALB)), noted(by(CEM)), followUpSet(by(CEM)))
                .when(note(), by(OTTO))
                .thenAnswered("SUBMITTED", 5);
    }

    @Test
    void a_version_that_is_not_the_current_one_is_stale_be_it_older_or_newer() {
        given(masksSubmitted(by(ALB)), claimed(by(OTTO)))
                .when(approve(1), by(OTTO))
                .thenStale();
        given(masksSubmitted(by(ALB)), claimed(by(OTTO)))
                .when(approve(3), by(OTTO))
                .thenStale();
    }

    @Test
    void a_stale_version_is_named_before_the_rule_that_is_broken_too() {
        given(masksSubmitted(by(ALB)), withdrawn(by(ALB)))
                .when(approve(1), by(OTTO))
                .thenStale();
    }
}
