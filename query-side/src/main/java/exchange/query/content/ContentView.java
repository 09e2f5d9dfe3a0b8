package exchange.query.content;

import com.fasterxml.jackson.annotation.JsonInclude;
import exchange.event.listing.Capability;
import exchange.event.listing.ConformityLevel;
import exchange.event.listing.Kind;
import exchange.event.listing.OrganisationType;
import exchange.event.listing.Quantity;
import exchange.event.listing.Urgency;
import exchange.event.listing.Visibility;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a listing says, in the shape of the body that it was submitted with. Absent values are left out.
 *
 * @param productLabel in the reader's language
 * @param withinKm kilometres
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContentView(
        Kind kind,
        String title,
        String description,
        String language,
        @Nullable String product,
        @Nullable String productLabel,
        Capability capability,
        @Nullable List<Capability> seeks,
        @Nullable Quantity quantity,
        List<Conformity> conformity,
        List<String> requires,
        @Nullable LocalDate neededBy,
        @Nullable Integer withinKm,
        Region region,
        LocalDate validUntil,
        Visibility visibility,
        Urgency urgency,
        @Nullable String urgencyText,
        Organisation organisation) {

    /**
     * A standard that the product meets.
     *
     * @param evidence never in public
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Conformity(
            String standard,
            ConformityLevel level,
            @Nullable String evidence) {}

    /**
     * Where it is.
     *
     * @param nuts the NUTS-3 code of the district
     */
    public record Region(String postalCode, String place, String district, String nuts) {}

    /**
     * Who is behind it.
     *
     * @param name absent in public where the organisation asked not to be shown
     * @param show whether the name is public; absent in public
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Organisation(
            @Nullable String name,
            OrganisationType type,
            @Nullable Boolean show) {}
}
