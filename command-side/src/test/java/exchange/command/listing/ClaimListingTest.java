package exchange.command.listing;

import static exchange.command.dispatch.Rule.*;
import static exchange.command.listing.Asked.*;
import static exchange.command.listing.Cast.*;
import static exchange.command.listing.Listings.*;
import static exchange.command.listing.Story.given;

import exchange.event.listing.ClaimReleased;
import exchange.event.listing.ListingApproved;
import exchange.event.listing.ListingClaimed;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Claiming a listing for review")
class ClaimListingTest {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    @Test
    void holds_it_for_fifteen_minutes() {
        given(masksSubmitted(by(CEM)))
                .when(claim(), by(OTTO))
                .then(new ListingClaimed(MASKS, "otto", NOW.plus(Duration.ofMinutes(15))))
                .thenAnswered("IN_REVIEW", 2);
    }

    @Test
    void again_extends_it_by_a_new_event() {
        given(masksSubmitted(by(CEM)), claimed(by(OTTO)))
                .later(TEN_MINUTES)
                .when(claim(), by(OTTO))
                .then(new ListingClaimed(MASKS, "otto", NOW.plus(Duration.ofMinutes(25))));
    }

    @Test
    void is_refused_while_somebody_else_holds_it() {
        given(masksSubmitted(by(CEM)), claimed(by(OTTO)))
                .when(claim(), by(MIRA))
                .thenRefused(NOT_THE_HOLDER);
    }

    @Test
    void takes_over_a_claim_that_has_lapsed() {
        given(masksSubmitted(by(CEM)), claimed(by(OTTO)))
                .later(Duration.ofMinutes(15))
                .when(claim(), by(MIRA))
                .then(
                        new ClaimReleased(MASKS, "otto", true),
                        new ListingClaimed(MASKS, "mira", NOW.plus(Duration.ofMinutes(30))));
    }

    @Test
    void is_extended_by_whatever_its_holder_does_on_the_listing() {
        given(masksSubmitted(by(CEM)), claimed(by(OTTO)))
                .later(TEN_MINUTES)
                .and(noted(by(OTTO)))
                .later(TEN_MINUTES)
                .when(approve(), by(OTTO))
                .then(new ListingApproved(MASKS, 1, null));
    }

    @Test
    void is_not_extended_by_what_others_do_on_the_listing() {
        given(masksSubmitted(by(CEM)), claimed(by(OTTO)))
                .later(TEN_MINUTES)
                .and(noted(by(CEM)))
                .later(TEN_MINUTES)
                .when(approve(), by(OTTO))
                .thenRefused(CLAIM_LAPSED);
    }

    @Test
    void is_not_brought_back_once_it_has_lapsed_by_a_note_of_its_former_holder() {
        given(masksSubmitted(by(CEM)), claimed(by(OTTO)))
                .later(Duration.ofMinutes(20))
                .and(noted(by(OTTO)))
                .when(approve(), by(OTTO))
                .thenRefused(CLAIM_LAPSED);
    }

    @Test
    void does_not_lapse_before_its_time() {
        given(masksSubmitted(by(CEM)), claimed(by(OTTO)))
                .later(Duration.ofMinutes(15).minusNanos(1))
                .when(new ListingCommand.LapseClaim(MASKS), by(THE_EXCHANGE))
                .thenNothingNew();
    }

    @Test
    void lapses_after_fifteen_minutes_without_activity() {
        given(masksSubmitted(by(CEM)), claimed(by(OTTO)))
                .later(Duration.ofMinutes(15))
                .when(new ListingCommand.LapseClaim(MASKS), by(THE_EXCHANGE))
                .then(new ClaimReleased(MASKS, "otto", true));
    }

    @Test
    void does_not_lapse_by_a_deadline_that_activity_has_moved() {
        given(masksSubmitted(by(CEM)), claimed(by(OTTO)))
                .later(TEN_MINUTES)
                .and(noted(by(OTTO)))
                .later(Duration.ofMinutes(5))
                .when(new ListingCommand.LapseClaim(MASKS), by(THE_EXCHANGE))
                .thenNothingNew();
    }

    @Test
    void is_possible_for_whoever_submitted_it_who_may_still_reject_it() {
        given(masksSubmitted(by(CEM)))
                .when(claim(), by(CEM_NOW_MODERATOR))
                .then(new ListingClaimed(MASKS, "cem", CLAIMED_UNTIL));
    }

    @Test
    void is_given_back_by_its_holder_or_taken_away_by_an_administrator() {
        given(masksSubmitted(by(CEM)), claimed(by(OTTO)))
                .when(release(), by(OTTO))
                .then(new ClaimReleased(MASKS, "otto", false))
                .thenAnswered("SUBMITTED", 3);
        given(masksSubmitted(by(CEM)), claimed(by(OTTO)))
                .when(releaseAsAdministrator(), by(INES))
                .then(new ClaimReleased(MASKS, "otto", false));
    }
}
