package exchange.command.listing;

import static exchange.command.dispatch.Rule.*;
import static exchange.command.listing.Asked.*;
import static exchange.command.listing.Cast.*;
import static exchange.command.listing.Listings.*;
import static exchange.command.listing.Story.given;

import exchange.command.listing.ListingCommand.AnnounceExpiry;
import exchange.command.listing.ListingCommand.ExpireListing;
import exchange.command.listing.ListingCommand.RenewListing;
import exchange.event.listing.ExpiryAnnounced;
import exchange.event.listing.ListingExpired;
import exchange.event.listing.ListingRenewed;
import exchange.reference.Validity;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Renewing a listing, and its end")
class RenewListingTest {

    private static final LocalDate LATER = LAST_DAY.plusDays(60);
    private static final Instant END = Instant.parse("2026-05-31T22:00:00Z");

    private static Story published() {
        return given(masksSubmitted(by(ALB)), claimed(by(OTTO)), approved(by(OTTO)));
    }

    @Test
    void shows_it_for_longer() {
        published()
                .when(renew(LATER), by(ALB))
                .then(new ListingRenewed(MASKS, LATER))
                .thenAnswered("PUBLISHED", 4);
    }

    @Test
    void publishes_an_expired_one_at_once() {
        published().and(expired()).when(renew(LATER), by(ALB)).thenAnswered("PUBLISHED", 5);
    }

    @Test
    void to_the_date_that_it_has_says_nothing_new() {
        published().when(renew(LAST_DAY), by(ALB)).thenNothingNew();
    }

    @Test
    void of_an_expired_one_publishes_it_even_to_the_date_that_it_had() {
        published().and(expired()).when(renew(LAST_DAY), by(ALB)).then(new ListingRenewed(MASKS, LAST_DAY));
    }

    @Test
    void is_refused_while_the_exchange_is_closed() {
        published().when(new RenewListing(MASKS, LATER, false, null), by(ALB)).thenRefused(EXCHANGE_CLOSED);
    }

    @Test
    void names_the_listings_own_rule_before_that_the_exchange_is_closed() {
        given(masksSubmitted(by(ALB)))
                .when(new RenewListing(MASKS, LATER, false, null), by(ALB))
                .thenRefused(NOT_PUBLISHED);
        published().when(new RenewListing(MASKS, LATER, false, 1L), by(ALB)).thenStale();
    }

    @Test
    void leaves_the_revision_that_waits() {
        published()
                .and(revised(2, by(ALB)))
                .when(renew(LATER), by(ALB))
                .thenAnswered("a revision", answer -> "SUBMITTED".equals(answer.revisionState()));
    }

    @Test
    void moves_the_announcement_and_the_end() {
        published()
                .and(renewed(LATER, by(ALB)))
                .at(END)
                .when(new ExpireListing(MASKS), by(THE_EXCHANGE))
                .thenNothingNew();
        published()
                .and(renewed(LATER, by(ALB)))
                .at(END)
                .when(new AnnounceExpiry(MASKS), by(THE_EXCHANGE))
                .thenNothingNew();
    }

    @Test
    void announces_again_after_a_renewal() {
        published()
                .and(expiryAnnounced(), renewed(LATER, by(ALB)))
                .at(Validity.announcement(LATER))
                .when(new AnnounceExpiry(MASKS), by(THE_EXCHANGE))
                .then(new ExpiryAnnounced(MASKS, LATER));
    }

    @Test
    void announces_the_end_once() {
        published()
                .and(expiryAnnounced())
                .at(END.minusSeconds(3600))
                .when(new AnnounceExpiry(MASKS), by(THE_EXCHANGE))
                .thenNothingNew();
    }

    @Test
    void ends_it_after_its_last_day() {
        published().at(END).when(new ExpireListing(MASKS), by(THE_EXCHANGE)).then(new ListingExpired(MASKS, LAST_DAY));
    }

    @Test
    void ends_it_by_the_date_of_the_revision_that_was_approved() {
        given(masksSubmitted(by(ALB)), claimed(by(OTTO)), approved(by(OTTO)))
                .and(
                        Told.of(
                                ALB,
                                new exchange.event.listing.ListingRevised(
                                        MASKS, masksUntil(LATER).withVersion(2), CONTACT)),
                        claimed(by(OTTO)),
                        revisionApproved(by(OTTO)))
                .at(END)
                .when(new ExpireListing(MASKS), by(THE_EXCHANGE))
                .thenNothingNew();
    }
}
