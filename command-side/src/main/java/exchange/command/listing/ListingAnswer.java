package exchange.command.listing;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a command on a listing is answered with.
 *
 * @param state in the words of DOMAIN.md
 * @param revisionState null if there never was a revision
 * @param version how many events the listing has
 * @param followUp the id of the follow-up that the command set; null for other commands
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ListingAnswer(
        String id,
        String state,
        @Nullable String revisionState,
        long version,
        @Nullable String followUp) {

    ListingAnswer withFollowUp(String set) {
        return new ListingAnswer(id, state, revisionState, version, set);
    }
}
