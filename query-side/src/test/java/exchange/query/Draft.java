package exchange.query;

import exchange.event.listing.Capability;
import exchange.event.listing.Contact;
import exchange.event.listing.Content;
import exchange.event.listing.Kind;
import exchange.event.listing.ListingText;
import exchange.event.listing.OrganisationType;
import exchange.event.listing.Owner;
import exchange.event.listing.Quantity;
import exchange.event.listing.Region;
import exchange.event.listing.Urgency;
import exchange.event.listing.Visibility;
import exchange.privacy.Sealed;
import exchange.reference.Period;
import exchange.reference.Place;
import exchange.reference.QuantityMode;
import exchange.reference.Unit;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What somebody wants to enter: Weberei Alb's masks, unless said otherwise. */
public final class Draft {

    static final Contact CONTACT = new Contact("Wilhelmine Geheim", "wilhelmine@geheim.example", "07431 471147114711");

    int version = 1;
    Kind kind = Kind.OFFER;
    String title = "FFP2-Masken aus eigener Fertigung";
    String description = "Wir fertigen Masken auf zwei Linien.";
    String language = "de";

    @Nullable
    String product = "ffp2-mask";

    Capability capability = Capability.PRODUCTION;

    @Nullable
    Quantity quantity =
            new Quantity(20_000, Unit.PIECE, null, QuantityMode.CAPACITY, Period.WEEK, LocalDate.of(2026, 12, 1), 500L);

    @Nullable
    LocalDate neededBy;

    List<String> standards = List.of("EN 149 FFP2");
    List<String> requires = List.of();
    Region region = new Region("72458", "Albstadt", "Zollernalbkreis", "DE143", 48.21, 9.02);
    LocalDate validUntil = LocalDate.now(ZoneId.of("Europe/Berlin")).plusDays(90);
    Visibility visibility = Visibility.PUBLIC;
    Urgency urgency = Urgency.NORMAL;
    String organisation = "Weberei Alb GmbH";
    boolean show = true;
    Owner owner = Owner.DESK;
    Contact contact = CONTACT;
    Actor by = Actor.NOBODY;
    String channel = "WEB_FORM";

    public Draft title(String text) {
        title = text;
        return this;
    }

    /** Whether a word is in the title. */
    public boolean isTitled(String word) {
        return title.contains(word);
    }

    public Draft description(String text) {
        description = text;
        return this;
    }

    public Draft english() {
        language = "en";
        return this;
    }

    public Draft kind(Kind other) {
        kind = other;
        return this;
    }

    public Draft product(@Nullable String code) {
        product = code;
        return this;
    }

    public Draft capability(Capability other) {
        capability = other;
        return this;
    }

    public Draft quantity(@Nullable Quantity other) {
        quantity = other;
        return this;
    }

    public Draft neededBy(@Nullable LocalDate date) {
        neededBy = date;
        return this;
    }

    public Draft standards(String... names) {
        standards = List.of(names);
        return this;
    }

    public Draft requires(String... names) {
        requires = List.of(names);
        return this;
    }

    public Draft at(Place place) {
        region = new Region(
                place.postalCode(), place.place(), place.district(), place.nuts(), place.latitude(), place.longitude());
        return this;
    }

    public Draft validUntil(LocalDate date) {
        validUntil = date;
        return this;
    }

    public Draft forAuthorities() {
        visibility = Visibility.AUTHORITIES;
        return this;
    }

    public Draft urgency(Urgency other) {
        urgency = other;
        return this;
    }

    public Draft organisation(String name, boolean shown) {
        organisation = name;
        show = shown;
        return this;
    }

    public Draft owner(Owner other) {
        owner = other;
        return this;
    }

    public Draft by(Actor actor, String through) {
        by = actor;
        channel = through;
        return this;
    }

    public Draft version(int number) {
        version = number;
        return this;
    }

    ListingText text() {
        return new ListingText(
                title,
                description,
                organisation,
                urgency == Urgency.NORMAL ? null : "Es eilt.",
                Map.of("EN 149 FFP2", "https://evidence.example/geheim"));
    }

    Content content(Sealed text) {
        return new Content(
                version,
                kind,
                text,
                language,
                product,
                capability,
                List.of(),
                quantity,
                standards,
                requires,
                neededBy,
                null,
                region,
                validUntil,
                visibility,
                urgency,
                OrganisationType.COMPANY,
                show);
    }
}
