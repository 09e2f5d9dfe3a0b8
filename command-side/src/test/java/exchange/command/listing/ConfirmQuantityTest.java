package exchange.command.listing;

import static exchange.command.dispatch.Rule.*;
import static exchange.command.listing.Asked.*;
import static exchange.command.listing.Cast.*;
import static exchange.command.listing.Listings.*;
import static exchange.command.listing.Story.given;

import exchange.event.listing.ListingApproved;
import exchange.event.listing.ListingRevised;
import exchange.event.listing.QuantityConfirmed;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Confirming a quantity in quarantine")
class ConfirmQuantityTest {

    @Test
    void is_for_any_moderator_but_the_holder_and_needs_no_claim() {
        given(preposterousShieldsSubmitted(by(ALB)), claimed(by(OTTO)))
                .when(confirmQuantity(), by(MIRA))
                .then(new QuantityConfirmed(MASKS, 1, "mira", null))
                .thenAnswered("IN_REVIEW", 4);
    }

    @Test
    void is_refused_to_the_holder_of_the_claim() {
        given(preposterousShieldsSubmitted(by(ALB)), claimed(by(OTTO)))
                .when(confirmQuantity(), by(OTTO))
                .thenRefused(HOLDER_CONFIRMS);
    }

    @Test
    void twice_by_the_same_moderator_is_once() {
        given(preposterousShieldsSubmitted(by(ALB)), claimed(by(OTTO)), confirmed(1, by(MIRA)))
                .when(confirmQuantity(), by(MIRA))
                .thenNothingNew();
    }

    @Test
    void by_a_third_moderator_lets_the_first_confirmer_approve() {
        given(
                        preposterousShieldsSubmitted(by(ALB)),
                        claimed(by(OTTO)),
                        confirmed(1, by(MIRA)),
                        released(by(OTTO)),
                        claimed(by(MIRA)),
                        confirmed(1, by(OTTO)))
                .when(approve(), by(MIRA))
                .then(new ListingApproved(MASKS, 1, null));
    }

    @Test
    void has_nothing_to_confirm_where_the_figure_is_usual() {
        given(masksSubmitted(by(ALB)), claimed(by(OTTO)))
                .when(confirmQuantity(), by(MIRA))
                .thenRefused(NOT_QUARANTINED);
    }

    @Test
    void waits_for_the_review() {
        given(preposterousShieldsSubmitted(by(ALB)))
                .when(confirmQuantity(), by(MIRA))
                .thenRefused(NOT_IN_REVIEW);
    }

    @Test
    void is_asked_for_again_when_a_revision_brings_another_such_figure() {
        given(preposterousShieldsSubmitted(by(ALB)), claimed(by(OTTO)), confirmed(1, by(MIRA)))
                .and(revisedPreposterously(2, by(CEM)), claimed(by(OTTO)))
                .when(approve(), by(OTTO))
                .thenRefused(QUANTITY_UNCONFIRMED);
    }

    @Test
    void is_not_needed_any_more_once_a_revision_has_corrected_the_figure() {
        given(preposterousShieldsSubmitted(by(ALB)), revised(2, by(ALB)), claimed(by(OTTO)))
                .when(approve(), by(OTTO))
                .then(new ListingApproved(MASKS, 2, null));
    }

    @Test
    void is_needed_where_a_revision_of_a_published_listing_brings_such_a_figure() {
        given(masksSubmitted(by(ALB)), claimed(by(OTTO)), approved(by(OTTO)))
                .when(reviseAsOwner(shields(1, PREPOSTEROUS)), by(ALB))
                .then(new ListingRevised(MASKS, shields(1, PREPOSTEROUS).withVersion(2), CONTACT), quarantined(2));
    }

    @Test
    void keeps_the_note_at_the_desk() {
        given(preposterousShieldsSubmitted(by(ALB)), claimed(by(OTTO)))
                .when(new ListingCommand.ConfirmQuantity(MASKS, words("asked-the-maker"), null), by(MIRA))
                .then(new QuantityConfirmed(MASKS, 1, "mira", words("asked-the-maker")));
    }
}
