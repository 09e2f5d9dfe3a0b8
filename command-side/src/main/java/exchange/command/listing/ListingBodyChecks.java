package exchange.command.listing;

import exchange.command.listing.ListingBody.QuantityBody;
import exchange.command.listing.ListingBody.RegionBody;
import exchange.event.listing.Kind;
import exchange.event.listing.Urgency;
import exchange.reference.Places;
import exchange.reference.Products;
import exchange.reference.QuantityMode;
import exchange.reference.Standards;
import exchange.reference.Unit;
import exchange.reference.Validity;
import exchange.web.body.Errors;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rules of a listing's body that concern several fields, the reference data or the calendar. Fields may be null when they were wrong. */
@Component
class ListingBodyChecks {

    private final Products products;
    private final Places places;
    private final Standards standards;
    private final Clock clock;

    ListingBodyChecks(Products products, Places places, Standards standards, Clock clock) {
        this.products = products;
        this.places = places;
        this.standards = standards;
        this.clock = clock;
    }

    void check(ListingBody body, Errors errors) {
        checkProduct(body, errors);
        checkKind(body, errors);
        checkQuantity(body, errors);
        checkStandards(body, errors);
        checkRegion(body.region(), errors);
        checkDates(body, errors);
        if (body.urgency() != null && body.urgency() != Urgency.NORMAL && body.urgencyText() == null) {
            errors.add("urgencyText", "begründen Sie die Dringlichkeit", "say why it is urgent");
        }
        if (body.contact() != null
                && body.contact().email() == null
                && body.contact().phone() == null) {
            errors.add(
                    "contact.email",
                    "E-Mail oder Telefon ist nötig",
                    "an e-mail address or a telephone number is needed");
        }
    }

    /** Today, where the exchange is. */
    LocalDate today() {
        return LocalDate.now(clock.withZone(Validity.ZONE));
    }

    private void checkProduct(ListingBody body, Errors errors) {
        if (body.product() != null) {
            if (products.find(body.product()).isEmpty()) {
                errors.add(
                        "product",
                        "unbekannt; bitte einen der Vorschläge wählen (Codes: /api/products)",
                        "unknown; please choose one of the suggestions (codes: /api/products)");
            }
        } else if (body.kind() != null
                && body.kind() != Kind.IDEA
                && body.capability() != null
                && !body.capability().mayLackProduct()) {
            errors.add("product", "fehlt", "is missing");
        }
    }

    private static void checkKind(ListingBody body, Errors errors) {
        boolean seeks = body.seeks() != null && !body.seeks().isEmpty();
        if (body.kind() == Kind.IDEA && !seeks) {
            errors.add("seeks", "sagen Sie, was die Idee braucht", "say what the idea needs");
        }
        if (body.kind() != null && body.kind() != Kind.IDEA && body.seeks() != null) {
            errors.add("seeks", "nur bei Ideen", "of ideas only");
        }
        if (body.seeks() != null
                && new HashSet<>(body.seeks()).size() < body.seeks().size()) {
            errors.add("seeks", "jede Leistungsart nur einmal", "each capability once");
        }
        if (body.kind() != null && body.kind() != Kind.REQUEST) {
            if (body.neededBy() != null) {
                errors.add("neededBy", "nur bei Gesuchen", "of requests only");
            }
            if (body.withinKm() != null) {
                errors.add("withinKm", "nur bei Gesuchen", "of requests only");
            }
        }
    }

    private static void checkQuantity(ListingBody body, Errors errors) {
        QuantityBody quantity = body.quantity();
        if (quantity == null) {
            if (body.kind() != null
                    && body.kind() != Kind.IDEA
                    && body.capability() != null
                    && body.capability().needsQuantity()) {
                errors.add("quantity", "fehlt", "is missing");
            }
            return;
        }
        if (quantity.unit() == Unit.BOX && quantity.unitsPerBox() == null) {
            errors.add(
                    "quantity.unitsPerBox",
                    "fehlt: wie viel ist in einer Packung?",
                    "is missing: how many are in a box?");
        }
        if (quantity.unit() != null && quantity.unit() != Unit.BOX && quantity.unitsPerBox() != null) {
            errors.add("quantity.unitsPerBox", "nur bei Packungen (BOX)", "with boxes (BOX) only");
        }
        if (quantity.mode() == QuantityMode.CAPACITY) {
            if (quantity.per() == null) {
                errors.add("quantity.per", "fehlt: je Tag, Woche oder Monat?", "is missing: per day, week or month?");
            }
            if (quantity.from() == null) {
                errors.add("quantity.from", "fehlt: ab wann?", "is missing: from when?");
            }
        }
        if (quantity.mode() == QuantityMode.STOCK) {
            if (quantity.per() != null) {
                errors.add("quantity.per", "nur bei Kapazität (CAPACITY)", "with a capacity (CAPACITY) only");
            }
            if (quantity.from() != null) {
                errors.add("quantity.from", "nur bei Kapazität (CAPACITY)", "with a capacity (CAPACITY) only");
            }
        }
        if (quantity.smallestLot() != null && quantity.amount() != null && quantity.smallestLot() > quantity.amount()) {
            errors.add("quantity.smallestLot", "höchstens die Menge", "at most the amount");
        }
    }

    private void checkStandards(ListingBody body, Errors errors) {
        if (body.conformity() != null) {
            List<@Nullable String> claimed = new ArrayList<>();
            body.conformity().forEach(claim -> claimed.add(claim == null ? null : claim.standard()));
            checkNames("conformity", ".standard", claimed, errors);
        }
        if (body.requires() != null) {
            checkNames("requires", "", new ArrayList<@Nullable String>(body.requires()), errors);
        }
    }

    private void checkNames(String field, String suffix, List<@Nullable String> names, Errors errors) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            String path = field + "[" + i + "]" + suffix;
            if (name == null) {
                continue;
            }
            if (standards.find(name).isEmpty()) {
                errors.add(path, "unbekannte Norm (Namen: /api/standards)", "unknown standard (names: /api/standards)");
            } else if (!seen.add(name)) {
                errors.add(path, "jede Norm nur einmal", "each standard once");
            }
        }
    }

    private void checkRegion(@Nullable RegionBody region, Errors errors) {
        if (region == null) {
            return;
        }
        if (region.postalCode() == null && region.place() == null) {
            errors.add("region.postalCode", "Postleitzahl oder Ort ist nötig", "a postal code or a place is needed");
        } else if (region.postalCode() != null
                && region.postalCode().matches("\\d{5}")
                && places.byPostalCode(region.postalCode()).isEmpty()) {
            errors.add("region.postalCode", "unbekannte Postleitzahl", "unknown postal code");
        } else if ((region.postalCode() == null || region.postalCode().matches("\\d{5}"))
                && places.resolve(region.postalCode(), region.place()).isEmpty()) {
            errors.add(
                    "region.place",
                    "unbekannter Ort, oder nicht unter dieser Postleitzahl",
                    "unknown place, or not under this postal code");
        }
    }

    private void checkDates(ListingBody body, Errors errors) {
        LocalDate today = today();
        LocalDate until = body.validUntil();
        if (until != null) {
            checkValidUntil(until, today, errors);
        }
        if (body.neededBy() != null && body.neededBy().isBefore(today)) {
            errors.add("neededBy", "frühestens heute", "today at the earliest");
        }
    }

    static void checkValidUntil(LocalDate until, LocalDate today, Errors errors) {
        if (!until.isAfter(today) || until.isAfter(today.plusDays(Validity.MOST_DAYS))) {
            errors.add(
                    "validUntil",
                    "von morgen bis in " + Validity.MOST_DAYS + " Tagen",
                    "from tomorrow to " + Validity.MOST_DAYS + " days ahead");
        }
    }
}
