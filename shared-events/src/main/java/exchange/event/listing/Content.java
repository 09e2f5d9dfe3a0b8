package exchange.event.listing;

import exchange.privacy.Sealed;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of what a listing says. Immutable; a revision is a new one.
 *
 * @param version 1 for what was submitted, then counting up with each revision
 * @param text the words, sealed
 * @param language {@code de} or {@code en}: the language of the words
 * @param product a code of the taxonomy; null only for ideas and services
 * @param seeks what an idea looks for; empty for others
 * @param quantity null where the capability needs none
 * @param standards the standards that an offer claims to meet
 * @param requires the standards that a request demands
 * @param neededBy the day by which a request must be served
 * @param withinKm a request's greatest distance, 1 to 2,000 kilometres
 * @param validUntil the last day on which the listing is shown
 * @param showOrganisation whether the organisation's name is public
 */
public record Content(
        int version,
        Kind kind,
        Sealed text,
        String language,
        @Nullable String product,
        Capability capability,
        List<Capability> seeks,
        @Nullable Quantity quantity,
        List<String> standards,
        List<String> requires,
        @Nullable LocalDate neededBy,
        @Nullable Integer withinKm,
        Region region,
        LocalDate validUntil,
        Visibility visibility,
        Urgency urgency,
        OrganisationType organisationType,
        boolean showOrganisation) {

    /** The same, as a later version. */
    public Content withVersion(int number) {
        return new Content(
                number,
                kind,
                text,
                language,
                product,
                capability,
                seeks,
                quantity,
                standards,
                requires,
                neededBy,
                withinKm,
                region,
                validUntil,
                visibility,
                urgency,
                organisationType,
                showOrganisation);
    }
}
