package exchange.command.listing;

import static exchange.command.dispatch.Rule.CLAIM_LAPSED;
import static exchange.command.dispatch.Rule.FOUR_EYES;
import static exchange.command.dispatch.Rule.NOT_IN_REVIEW;
import static exchange.command.dispatch.Rule.NOT_THE_HOLDER;
import static exchange.command.dispatch.Rule.QUANTITY_UNCONFIRMED;
import static exchange.command.listing.Asked.approve;
import static exchange.command.listing.Cast.ALB;
import static exchange.command.listing.Cast.CEM;
import static exchange.command.listing.Cast.CEM_NOW_MODERATOR;
import static exchange.command.listing.Cast.DANA;
import static exchange.command.listing.Cast.MIRA;
import static exchange.command.listing.Cast.OTTO;
import static exchange.command.listing.Cast.by;
import static exchange.command.listing.Listings.*;
import static exchange.command.listing.Story.given;

import exchange.command.listing.Cast.Person;
import exchange.command.listing.ListingCommand.ApproveListing;
import exchange.event.account.Role;
import exchange.event.listing.ListingApproved;
import exchange.event.listing.RevisionApproved;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Approving a listing")
class ApproveListingTest {

    private static final Person DANA_NOW_MODERATOR = new Person(DANA.account(), Role.MODERATOR);

    @Test
    void publishes_it() {
        given(masksSubmitted(by(CEM)), claimed(by(OTTO)))
                .when(approve(), by(OTTO))
                .then(new ListingApproved(MASKS, 1, null))
                .thenAnswered("PUBLISHED", 3);
    }

    @Test
    void needs_a_claim() {
        given(masksSubmitted(by(CEM))).when(approve(), by(OTTO)).thenRefused(NOT_IN_REVIEW);
    }

    @Test
    void is_for_the_holder_of_the_claim_alone() {
        given(masksSubmitted(by(CEM)), claimed(by(OTTO)))
                .when(approve(), by(MIRA))
                .thenRefused(NOT_THE_HOLDER);
    }

    @Test
    void is_too_late_once_the_claim_has_lapsed() {
        given(masksSubmitted(by(CEM)), claimed(by(OTTO)))
                .later(Duration.ofMinutes(15))
                .when(approve(), by(OTTO))
                .thenRefused(CLAIM_LAPSED);
    }

    @Test
    void is_in_time_a_moment_before_the_claim_lapses() {
        given(masksSubmitted(by(CEM)), claimed(by(OTTO)))
                .later(Duration.ofMinutes(15).minusNanos(1))
                .when(approve(), by(OTTO))
                .then(new ListingApproved(MASKS, 1, null));
    }

    @Test
    void is_refused_to_whoever_submitted_it() {
        given(masksSubmitted(by(CEM)), claimed(by(CEM_NOW_MODERATOR)))
                .when(approve(), by(CEM_NOW_MODERATOR))
                .thenRefused(FOUR_EYES);
    }

    @Test
    void is_refused_to_whoever_submitted_it_also_after_somebody_else_edited_it() {
        given(masksSubmitted(by(CEM)), revised(2, by(DANA)), claimed(by(CEM_NOW_MODERATOR)))
                .when(approve(), by(CEM_NOW_MODERATOR))
                .thenRefused(FOUR_EYES);
    }

    @Test
    void is_refused_to_whoever_edited_it_last() {
        given(masksSubmitted(by(ALB)), revised(2, by(DANA)), claimed(by(DANA_NOW_MODERATOR)))
                .when(approve(), by(DANA_NOW_MODERATOR))
                .thenRefused(FOUR_EYES);
    }

    @Test
    void is_open_to_an_editor_whose_words_were_replaced_by_the_owner() {
        given(masksSubmitted(by(ALB)), revised(2, by(DANA)), revised(3, by(ALB)), claimed(by(DANA_NOW_MODERATOR)))
                .when(approve(), by(DANA_NOW_MODERATOR))
                .then(new ListingApproved(MASKS, 3, null));
    }

    @Test
    void keeps_the_note_at_the_desk_in_an_event_of_its_own() {
        given(masksSubmitted(by(CEM)), claimed(by(OTTO)))
                .when(new ApproveListing(MASKS, words("note-3"), null), by(OTTO))
                .then(new ListingApproved(MASKS, 1, words("note-3")));
    }

    @Test
    void twice_is_once() {
        given(masksSubmitted(by(CEM)), claimed(by(OTTO)), approved(by(OTTO)))
                .when(approve(3), by(OTTO))
                .thenNothingNew()
                .thenAnswered("PUBLISHED", 3);
    }

    @Test
    void is_about_the_revision_where_one_waits() {
        given(masksSubmitted(by(CEM)), claimed(by(OTTO)), approved(by(OTTO)), revised(2, by(CEM)))
                .when(approve(4), by(OTTO))
                .thenRefused(NOT_IN_REVIEW);
    }

    @Test
    void approves_a_revision() {
        given(masksSubmitted(by(CEM)), claimed(by(OTTO)), approved(by(OTTO)), revised(2, by(CEM)), claimed(by(MIRA)))
                .when(approve(5), by(MIRA))
                .then(new RevisionApproved(MASKS, 2, null))
                .thenAnswered("an approved revision", answer -> "APPROVED".equals(answer.revisionState()));
    }

    @Test
    void of_a_revision_is_refused_to_whoever_wrote_it() {
        given(
                        masksSubmitted(by(ALB)),
                        claimed(by(OTTO)),
                        approved(by(OTTO)),
                        revised(2, by(CEM)),
                        claimed(by(CEM_NOW_MODERATOR)))
                .when(approve(), by(CEM_NOW_MODERATOR))
                .thenRefused(FOUR_EYES);
    }

    @Test
    void of_a_revision_is_refused_to_whoever_submitted_the_listing() {
        given(
                        masksSubmitted(by(CEM)),
                        claimed(by(OTTO)),
                        approved(by(OTTO)),
                        revised(2, by(DANA)),
                        claimed(by(CEM_NOW_MODERATOR)))
                .when(approve(), by(CEM_NOW_MODERATOR))
                .thenRefused(FOUR_EYES);
    }

    @Test
    void of_an_expired_listings_revision_publishes_it_again() {
        given(
                        masksSubmitted(by(CEM)),
                        claimed(by(OTTO)),
                        approved(by(OTTO)),
                        expired(),
                        revised(2, by(CEM)),
                        claimed(by(OTTO)))
                .when(approve(), by(OTTO))
                .then(new RevisionApproved(MASKS, 2, null))
                .thenAnswered("PUBLISHED", 7);
    }

    @Test
    void of_a_suspended_listings_revision_leaves_it_suspended() {
        given(
                        masksSubmitted(by(CEM)),
                        claimed(by(OTTO)),
                        approved(by(OTTO)),
                        revised(2, by(CEM)),
                        suspended(by(MIRA)),
                        claimed(by(OTTO)))
                .when(approve(), by(OTTO))
                .then(new RevisionApproved(MASKS, 2, null))
                .thenAnswered("SUSPENDED", 7);
    }

    @Test
    void waits_until_somebody_else_has_confirmed_a_quarantined_quantity() {
        given(preposterousShieldsSubmitted(by(CEM)), claimed(by(OTTO)))
                .when(approve(), by(OTTO))
                .thenRefused(QUANTITY_UNCONFIRMED);
    }

    @Test
    void goes_ahead_with_a_quantity_that_somebody_else_has_confirmed() {
        given(preposterousShieldsSubmitted(by(CEM)), claimed(by(OTTO)), confirmed(1, by(MIRA)))
                .when(approve(), by(OTTO))
                .then(new ListingApproved(MASKS, 1, null));
    }

    @Test
    void does_not_count_the_approvers_own_confirmation() {
        given(
                        preposterousShieldsSubmitted(by(CEM)),
                        claimed(by(OTTO)),
                        confirmed(1, by(MIRA)),
                        released(by(OTTO)),
                        claimed(by(MIRA)))
                .when(approve(), by(MIRA))
                .thenRefused(QUANTITY_UNCONFIRMED);
    }

    @Test
    void looks_at_the_version_before_any_rule() {
        given(masksSubmitted(by(CEM)), claimed(by(CEM_NOW_MODERATOR)))
                .when(approve(1), by(CEM_NOW_MODERATOR))
                .thenStale();
    }
}
