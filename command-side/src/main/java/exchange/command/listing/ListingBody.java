package exchange.command.listing;

import exchange.command.dispatch.Statement;
import exchange.event.listing.Capability;
import exchange.event.listing.Kind;
import exchange.event.listing.OrganisationType;
import exchange.event.listing.Urgency;
import exchange.event.listing.Visibility;
import exchange.reference.Period;
import exchange.reference.QuantityMode;
import exchange.reference.Unit;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A listing as it is sent in, with the rules of API.md that concern one field alone; the others are in {@link ListingBodyChecks}. */
record ListingBody(
        @NotNull Kind kind,
        @NotNull @Size(min = 5, max = 150) String title,
        @NotNull @Size(min = 10, max = 4000) String description,

        @Nullable @Pattern(regexp = "de|en", message = "{exchange.language}")
        String language,

        @Nullable @Size(min = 1, max = 40) String product,
        @NotNull Capability capability,

        @Nullable @Size(max = 7, message = "{exchange.entries}")
        List<@NotNull Capability> seeks,

        @Nullable @Valid QuantityBody quantity,

        @Nullable @Size(max = 10, message = "{exchange.entries}")
        List<@NotNull @Valid ConformityBody> conformity,

        @Nullable @Size(max = 10, message = "{exchange.entries}")
        List<@NotNull @Size(min = 1, max = 100) String> requires,

        @Nullable LocalDate neededBy,
        @Nullable @Min(1) @Max(2000) Integer withinKm,
        @NotNull @Valid RegionBody region,
        @Nullable LocalDate validUntil,
        @Nullable Visibility visibility,
        @Nullable Urgency urgency,
        @Nullable @Size(min = 3, max = 500) String urgencyText,
        @NotNull @Valid OrganisationBody organisation,
        @NotNull @Valid ContactBody contact,
        Statement.@Nullable Channel channel,
        @Nullable @Size(min = 2, max = 200) String onBehalfOf,
        @Nullable Boolean consent)
        implements Statement {

    record QuantityBody(
            @NotNull @Min(1) Long amount,
            @NotNull Unit unit,
            @Nullable @Min(1) @Max(1_000_000) Integer unitsPerBox,
            @NotNull QuantityMode mode,
            @Nullable Period per,
            @Nullable LocalDate from,
            @Nullable @Min(1) Long smallestLot) {}

    record ConformityBody(
            @NotNull @Size(min = 1, max = 100) String standard,
            @Nullable @Size(min = 1, max = 500) String evidence) {}

    record RegionBody(
            @Nullable @Pattern(regexp = "\\d{5}", message = "{exchange.postalCode}")
            String postalCode,

            @Nullable @Size(min = 1, max = 100) String place) {}

    record OrganisationBody(
            @NotNull @Size(min = 2, max = 200) String name,
            @NotNull OrganisationType type,
            @Nullable Boolean show) {}

    record ContactBody(
            @NotNull @Size(min = 2, max = 200) String name,
            @Nullable @Email @Size(max = 254) String email,

            @Nullable @Pattern(regexp = "[+]?[0-9 ()/.-]{3,40}", message = "{exchange.phone}")
            String phone) {}
}
