package exchange.query.matching;

import exchange.event.listing.Capability;
import exchange.event.listing.ConformityLevel;
import exchange.event.listing.Content;
import exchange.event.listing.Kind;
import exchange.event.listing.Quantity;
import exchange.event.listing.Region;
import exchange.event.listing.Visibility;
import exchange.query.catalogue.PublishedListings.Listing;
import exchange.query.content.PublicText;
import exchange.reference.Products;
import exchange.reference.Validity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A published listing as far as it matters to a match.
 *
 * @param published the position of its first approval
 * @param publishedOn the day of that approval, in Germany
 * @param title empty once it was redacted
 * @param organisation null where it is not to be shown
 * @param wants the capabilities that a request or an idea can use; of an offer the one that it has
 * @param likeness of its own words
 * @param labelled of its words and its product's German name, which stands in for words where the other side names no product
 */
record Party(
        String id,
        String reference,
        long published,
        LocalDate publishedOn,
        Kind kind,
        String title,
        @Nullable String organisation,
        List<Capability> wants,
        Terms terms,
        List<String> requires,
        @Nullable Integer withinKm,
        Region region,
        LocalDate validUntil,
        boolean forAuthorities,
        Likeness likeness,
        Likeness labelled) {

    /**
     * What somebody could change to fit better.
     *
     * @param path the codes from the root down to the product; empty without one
     * @param standards what an offer claims to meet, with what moderators found
     * @param neededBy the day by which a request must be served
     */
    record Terms(
            List<String> path,
            @Nullable Quantity quantity,
            Map<String, ConformityLevel> standards,
            @Nullable LocalDate neededBy) {

        Terms withPath(List<String> other) {
            return new Terms(other, quantity, standards, neededBy);
        }

        Terms withQuantity(Quantity other) {
            return new Terms(path, other, standards, neededBy);
        }

        Terms withNeededBy(LocalDate other) {
            return new Terms(path, quantity, standards, other);
        }

        Terms withVerified(List<String> names) {
            Map<String, ConformityLevel> found = new LinkedHashMap<>(standards);
            names.forEach(name -> found.put(name, ConformityLevel.VERIFIED));
            return new Terms(path, quantity, found, neededBy);
        }
    }

    static Party of(Listing listing, Products products) {
        Content content = listing.content();
        PublicText text = listing.text();
        String title = text == null ? "" : text.title();
        String description = text == null ? "" : text.description();
        String product = content.product();
        Map<String, ConformityLevel> standards = new LinkedHashMap<>();
        content.standards()
                .forEach(name -> standards.put(name, listing.levels().getOrDefault(name, ConformityLevel.CLAIMED)));
        return new Party(
                listing.id(),
                listing.reference(),
                listing.published(),
                LocalDate.ofInstant(listing.publishedAt(), Validity.ZONE),
                content.kind(),
                title,
                text == null ? null : text.organisation(),
                wants(content),
                new Terms(path(product, products), content.quantity(), standards, content.neededBy()),
                content.requires(),
                content.withinKm(),
                content.region(),
                listing.validUntil(),
                content.visibility() == Visibility.AUTHORITIES,
                Likeness.of(title, description),
                Likeness.of(title + ' ' + label(product, products), description));
    }

    private static List<String> path(@Nullable String product, Products products) {
        if (product == null) {
            return List.of();
        }
        List<String> path = products.path(product);
        return path.isEmpty() ? List.of(product) : path;
    }

    private static String label(@Nullable String product, Products products) {
        return product == null
                ? ""
                : products.find(product).map(known -> known.labelDe()).orElse("");
    }

    private static List<Capability> wants(Content content) {
        return switch (content.kind()) {
            case OFFER -> List.of(content.capability());
            case REQUEST -> served(content.capability());
            case IDEA -> List.copyOf(content.seeks());
        };
    }

    /** Which offers serve a request: whoever wants goods can have them made. */
    private static List<Capability> served(Capability asked) {
        return asked == Capability.MATERIAL ? List.of(Capability.MATERIAL, Capability.PRODUCTION) : List.of(asked);
    }

    boolean isOffer() {
        return kind == Kind.OFFER;
    }

    /** The code of its product; null without one. */
    @Nullable
    String product() {
        return terms.path().isEmpty() ? null : terms.path().getLast();
    }

    /** The first day of a capacity; null for what is there at once. */
    @Nullable
    LocalDate from() {
        Quantity quantity = terms.quantity();
        return quantity == null ? null : quantity.from();
    }

    /** The last day that matters to it. */
    LocalDate until() {
        LocalDate neededBy = terms.neededBy();
        return neededBy == null ? validUntil : neededBy;
    }

    /** The same on other terms. */
    Party on(Terms other) {
        return new Party(
                id,
                reference,
                published,
                publishedOn,
                kind,
                title,
                organisation,
                wants,
                other,
                requires,
                withinKm,
                region,
                validUntil,
                forAuthorities,
                likeness,
                labelled);
    }

    /** The standards whose level would matter to whoever demands these; all that are claimed where nothing is demanded. */
    List<String> unverified(List<String> demanded) {
        List<String> names =
                new ArrayList<>(demanded.isEmpty() ? terms.standards().keySet() : demanded);
        names.removeIf(name -> terms.standards().get(name) == ConformityLevel.VERIFIED);
        return names;
    }
}
