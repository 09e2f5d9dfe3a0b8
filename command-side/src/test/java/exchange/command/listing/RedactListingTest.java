package exchange.command.listing;

import static exchange.command.dispatch.Rule.*;
import static exchange.command.listing.Asked.*;
import static exchange.command.listing.Cast.*;
import static exchange.command.listing.Listings.*;
import static exchange.command.listing.Story.given;

import exchange.event.listing.ListingRedacted;
import exchange.event.listing.ReviewReason;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Redacting a listing")
class RedactListingTest {

    private static ListingRedacted redactedOf(String... keys) {
        return new ListingRedacted(MASKS, ReviewReason.PERSONAL_DATA, words("own-words"), List.of(keys));
    }

    @Test
    void names_every_key_of_a_text_so_far_and_not_its_own() {
        given(masksSubmitted(by(ALB)), claimed(by(OTTO)), changesRequested(by(OTTO)), revised(2, by(ALB)))
                .and(noted(by(CEM)), followUpSet(by(CEM)))
                .when(redact(), by(OTTO))
                .then(redactedOf("follow-up", "note", "text-1", "text-2", "verdict-1"));
    }

    @Test
    void is_possible_at_any_time_also_after_the_end() {
        given(masksSubmitted(by(ALB)), withdrawn(by(ALB)))
                .when(redact(), by(OTTO))
                .then(redactedOf("text-1"));
    }

    @Test
    void twice_is_once() {
        given(masksSubmitted(by(ALB)), redacted(by(OTTO), "text-1"))
                .when(redact(), by(MIRA))
                .thenNothingNew();
    }

    @Test
    void again_names_only_what_was_said_since() {
        given(masksSubmitted(by(ALB)), redacted(by(OTTO), "text-1"), noted(by(CEM)))
                .when(redact(), by(OTTO))
                .then(redactedOf("note"));
    }

    @Test
    void leaves_the_state_as_it_is() {
        given(masksSubmitted(by(ALB)), claimed(by(OTTO)), approved(by(OTTO)))
                .when(redact(), by(OTTO))
                .thenAnswered("PUBLISHED", 4);
    }
}
