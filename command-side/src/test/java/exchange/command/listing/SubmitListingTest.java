package exchange.command.listing;

import static exchange.command.dispatch.Rule.*;
import static exchange.command.listing.Asked.*;
import static exchange.command.listing.Cast.*;
import static exchange.command.listing.Listings.*;
import static exchange.command.listing.Story.givenNothing;
import static org.assertj.core.api.Assertions.assertThat;

import exchange.command.listing.ListingCommand.SetFollowUp;
import exchange.command.listing.ListingCommand.SubmitIdea;
import exchange.command.listing.ListingCommand.SubmitOffer;
import exchange.command.listing.ListingCommand.SubmitRequest;
import exchange.event.listing.FollowUpSet;
import exchange.event.listing.IdeaSubmitted;
import exchange.event.listing.OfferSubmitted;
import exchange.event.listing.Owner;
import exchange.event.listing.QuantityQuarantined;
import exchange.event.listing.RequestSubmitted;
import exchange.node.EventMetadata;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Submitting a listing")
class SubmitListingTest {

    private static SubmitOffer offer(exchange.event.listing.Content content) {
        return new SubmitOffer(MASKS, REFERENCE, content, CONTACT, Owner.DESK, null);
    }

    @Test
    void puts_it_into_the_queue() {
        givenNothing()
                .when(offer(masks(1)), by(CEM))
                .then(new OfferSubmitted(MASKS, REFERENCE, masks(1), CONTACT, Owner.DESK))
                .thenAnswered("SUBMITTED", 1);
    }

    @Test
    void works_for_requests_and_ideas_alike() {
        givenNothing()
                .when(new SubmitRequest(MASKS, REFERENCE, masks(1), CONTACT, Owner.DESK, null), by(FATIMA))
                .then(new RequestSubmitted(MASKS, REFERENCE, masks(1), CONTACT, Owner.DESK));
        givenNothing()
                .when(new SubmitIdea(MASKS, REFERENCE, masks(1), CONTACT, Owner.DESK, null), by(SOMEBODY))
                .then(new IdeaSubmitted(MASKS, REFERENCE, masks(1), CONTACT, Owner.DESK));
    }

    @Test
    void says_who_in_which_role_and_under_which_key_in_every_events_metadata() {
        givenNothing()
                .when(offer(shields(1, PREPOSTEROUS)), by(CEM))
                .thenSaid(events -> assertThat(events)
                        .hasSize(2)
                        .allSatisfy(event -> assertThat(event.getMetaData())
                                .containsEntry(EventMetadata.ACTOR, "cem")
                                .containsEntry(EventMetadata.ROLE, "CLERK")
                                .containsEntry(EventMetadata.CHANNEL, "ACCOUNT")
                                .containsEntry(EventMetadata.TEXT_KEY, "text-1")));
    }

    @Test
    void quarantines_199_999_999_999_998_face_shields_but_loses_nothing() {
        givenNothing()
                .when(offer(shields(1, PREPOSTEROUS)), by(ALB))
                .then(
                        new OfferSubmitted(MASKS, REFERENCE, shields(1, PREPOSTEROUS), CONTACT, Owner.DESK),
                        new QuantityQuarantined(MASKS, 1, PREPOSTEROUS, 1, MOST_SHIELDS))
                .thenAnswered("SUBMITTED", 2);
    }

    @Test
    void takes_the_greatest_usual_figure_and_quarantines_the_next() {
        givenNothing()
                .when(offer(shields(1, MOST_SHIELDS)), by(ALB))
                .then(new OfferSubmitted(MASKS, REFERENCE, shields(1, MOST_SHIELDS), CONTACT, Owner.DESK));
        givenNothing()
                .when(offer(shields(1, MOST_SHIELDS + 1)), by(ALB))
                .then(
                        new OfferSubmitted(MASKS, REFERENCE, shields(1, MOST_SHIELDS + 1), CONTACT, Owner.DESK),
                        new QuantityQuarantined(MASKS, 1, MOST_SHIELDS + 1, 1, MOST_SHIELDS));
    }

    @Test
    void sets_a_call_back_with_it_for_whom_no_mail_reaches() {
        SetFollowUp callBack = followUp("call");
        givenNothing()
                .when(new SubmitOffer(MASKS, REFERENCE, masks(1), CONTACT, Owner.DESK, callBack), by(SOMEBODY))
                .then(
                        new OfferSubmitted(MASKS, REFERENCE, masks(1), CONTACT, Owner.DESK),
                        new FollowUpSet(MASKS, "call", callBack.date(), callBack.assignee(), callBack.remarks()))
                .thenAnswered("SUBMITTED", 2);
    }
}
