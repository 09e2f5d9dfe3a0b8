package exchange.command.listing;

import exchange.command.dispatch.Sealing;
import exchange.command.listing.ListingBody.ConformityBody;
import exchange.command.listing.ListingBody.QuantityBody;
import exchange.event.listing.Contact;
import exchange.event.listing.Content;
import exchange.event.listing.ListingText;
import exchange.event.listing.Owner;
import exchange.event.listing.Quantity;
import exchange.event.listing.Region;
import exchange.event.listing.Urgency;
import exchange.event.listing.Visibility;
import exchange.privacy.Sealed;
import exchange.reference.Place;
import exchange.reference.Places;
import exchange.reference.Validity;
import exchange.web.account.Accounts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the content of a listing from a checked body: fills in what was left out, resolves the place, seals the words. */
@Component
class ListingContents {

    private static final String GERMAN = "de";

    private final Places places;
    private final Accounts accounts;
    private final ListingBodyChecks checks;

    ListingContents(Places places, Accounts accounts, ListingBodyChecks checks) {
        this.places = places;
        this.accounts = accounts;
        this.checks = checks;
    }

    /**
     * The first version; a revision is renumbered by the listing.
     *
     * @param owner of the listing, whoever writes
     */
    Content content(ListingBody body, Owner owner, Sealing sealing) {
        return new Content(
                1,
                body.kind(),
                sealing.text(text(body, owner)),
                body.language() == null ? GERMAN : body.language(),
                body.product(),
                body.capability(),
                orEmpty(body.seeks()),
                quantity(body.quantity()),
                orEmpty(body.conformity()).stream()
                        .map(ConformityBody::standard)
                        .toList(),
                orEmpty(body.requires()),
                body.neededBy(),
                body.withinKm(),
                region(body),
                body.validUntil() == null ? checks.today().plusDays(Validity.DEFAULT_DAYS) : body.validUntil(),
                body.visibility() == null ? Visibility.PUBLIC : body.visibility(),
                body.urgency() == null ? Urgency.NORMAL : body.urgency(),
                body.organisation().type(),
                !Boolean.FALSE.equals(body.organisation().show()));
    }

    /** The contact person, sealed under a key of its own. */
    Sealed contact(ListingBody body, Sealing sealing) {
        return sealing.person(new Contact(
                body.contact().name(), body.contact().email(), body.contact().phone()));
    }

    private ListingText text(ListingBody body, Owner owner) {
        Map<String, String> evidence = new HashMap<>();
        for (ConformityBody claim : orEmpty(body.conformity())) {
            if (claim.evidence() != null) {
                evidence.put(claim.standard(), claim.evidence());
            }
        }
        return new ListingText(
                body.title(), body.description(), organisationName(body, owner), body.urgencyText(), evidence);
    }

    /** A typed name proves nothing: a MEMBER's listing carries the account's organisation (DOMAIN.md). */
    private String organisationName(ListingBody body, Owner owner) {
        String organisation = owner.organisation();
        return organisation == null
                ? body.organisation().name()
                : accounts.organisationName(organisation)
                        .orElse(body.organisation().name());
    }

    private Region region(ListingBody body) {
        Place place = places.resolve(body.region().postalCode(), body.region().place())
                .orElseThrow(() -> new IllegalStateException("The place was checked before"));
        return new Region(
                place.postalCode(), place.place(), place.district(), place.nuts(), place.latitude(), place.longitude());
    }

    private static @Nullable Quantity quantity(@Nullable QuantityBody body) {
        return body == null
                ? null
                : new Quantity(
                        body.amount(),
                        body.unit(),
                        body.unitsPerBox(),
                        body.mode(),
                        body.per(),
                        body.from(),
                        body.smallestLot());
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
