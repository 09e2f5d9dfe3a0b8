package exchange.query.catalogue;

import exchange.event.account.Role;
import exchange.event.listing.Capability;
import exchange.event.listing.ConformityLevel;
import exchange.event.listing.Kind;
import exchange.event.listing.ListingId;
import exchange.query.Ask;
import exchange.query.catalogue.CatalogueSearch.GetCatalogueChange;
import exchange.query.catalogue.CatalogueSearch.GetPublishedListing;
import exchange.query.catalogue.FindListings.Facet;
import exchange.query.catalogue.FindListings.Freshness;
import exchange.query.catalogue.FindListings.Sort;
import exchange.query.model.Generation;
import exchange.query.model.ReadModels;
import exchange.query.text.WordForms;
import exchange.reference.Place;
import exchange.reference.Places;
import exchange.reference.Products;
import exchange.reference.Regions;
import exchange.reference.Standards;
import exchange.web.account.Caller;
import exchange.web.problem.Language;
import exchange.web.read.Cursor;
import exchange.web.read.Parameters;
import exchange.web.read.ReadAfter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Reads what somebody asks of the catalogue, and answers it: for the API and for the pages. */
@Component
class CatalogueReading {

    private static final int FARTHEST_KM = 2_000;
    private static final int MOST_WORDS = 20;

    private final Ask ask;
    private final Cursor cursors;
    private final Products products;
    private final Standards standards;
    private final Regions regions;
    private final Places places;
    private final CatalogueSearch search;
    private final ReadModels models;
    private final LastChange lastChange = new LastChange();
    private final KeptAnswers kept = new KeptAnswers();

    CatalogueReading(
            Ask ask,
            Cursor cursors,
            Products products,
            Standards standards,
            Regions regions,
            Places places,
            CatalogueSearch search,
            ReadModels models) {
        this.ask = ask;
        this.cursors = cursors;
        this.products = products;
        this.standards = standards;
        this.regions = regions;
        this.places = places;
        this.search = search;
        this.models = models;
    }

    /** A page of the catalogue. */
    CatalogueAnswer find(FindListings question, String changed) {
        return kept.get(question, changed, search.today(), () -> ask.one(question, CatalogueAnswer.class));
    }

    /** A published listing; empty if the reader may not see it, or it is not published. */
    Optional<CatalogueItem> get(
            Generation generation, ListingId listing, Caller caller, Language language, String changed) {
        GetPublishedListing query = new GetPublishedListing(generation, listing, seesAuthorities(caller), language);
        return kept.get(query, changed, search.today(), () -> ask.perhaps(query, CatalogueItem.class));
    }

    /** What the validator is made of: asked before the rows, so that it is never too new for them. */
    String changed(Generation generation, HttpServletRequest request) {
        return lastChange.of(
                generation,
                models.committedHere(generation),
                ReadAfter.isAskedBy(request),
                () -> ask.one(new GetCatalogueChange(generation), String.class));
    }

    /** What is asked, of whichever generation answers. */
    Function<Generation, FindListings> question(HttpServletRequest request, Caller caller) {
        Parameters parameters = Parameters.ofList(
                request,
                "q",
                "kind",
                "product",
                "capability",
                "standard",
                "level",
                "freshness",
                "region",
                "near",
                "km",
                "sort");
        Map<Facet, List<String>> filters = new EnumMap<>(Facet.class);
        filters.put(Facet.KIND, parameters.constants(Facet.KIND.parameter, Kind.class));
        filters.put(Facet.CAPABILITY, parameters.constants(Facet.CAPABILITY.parameter, Capability.class));
        filters.put(
                Facet.PRODUCT,
                parameters.known(
                        Facet.PRODUCT.parameter, code -> products.find(code).isPresent()));
        filters.put(
                Facet.STANDARD,
                parameters.known(
                        Facet.STANDARD.parameter, name -> standards.find(name).isPresent()));
        filters.put(
                Facet.DISTRICT,
                parameters.known(
                        Facet.DISTRICT.parameter, code -> regions.find(code).isPresent()));
        filters.put(Facet.LEVEL, parameters.constants(Facet.LEVEL.parameter, ConformityLevel.class));
        filters.put(Facet.FRESHNESS, parameters.constants(Facet.FRESHNESS.parameter, Freshness.class));
        List<String> questions = questions(parameters);
        Optional<String> postalCode = parameters.one("near");
        Place near = postalCode.flatMap(places::byPostalCode).orElse(null);
        Optional<Integer> km = parameters.number("km", 1, FARTHEST_KM);
        if (postalCode.isPresent() && near == null) {
            parameters.wrong("near", "Eine bekannte Postleitzahl.", "A known postal code.");
        }
        if (request.getParameter("near") != null && request.getParameter("km") == null) {
            parameters.wrong("km", "Gehört zu near: 1 bis 2000.", "Goes with near: 1 to 2000.");
        }
        if (km.isPresent() && postalCode.isEmpty()) {
            parameters.wrong("near", "Gehört zu km: eine Postleitzahl.", "Goes with km: a postal code.");
        }
        Sort sort = sort(parameters, !questions.isEmpty(), near != null);
        int size = parameters.size();
        String fingerprint = parameters.fingerprint() + '\n' + seesAuthorities(caller);
        List<String> after = parameters.cursor(cursors, fingerprint).orElse(List.of());
        parameters.check();
        return generation -> new FindListings(
                generation,
                questions,
                filters,
                near,
                km.orElse(0),
                sort,
                size,
                seesAuthorities(caller),
                parameters.language(),
                fingerprint,
                after);
    }

    private static List<String> questions(Parameters parameters) {
        List<String> questions = parameters.all("q").stream()
                .filter(question -> !WordForms.ofQuestion(question).isEmpty())
                .toList();
        int words = questions.stream()
                .mapToInt(question -> WordForms.ofQuestion(question).size())
                .sum();
        if (words > MOST_WORDS) {
            parameters.wrong("q", "Höchstens " + MOST_WORDS + " Wörter.", "At most " + MOST_WORDS + " words.");
        }
        return questions;
    }

    private static Sort sort(Parameters parameters, boolean byWords, boolean measured) {
        Optional<Sort> asked = parameters.one("sort").flatMap(name -> switch (name) {
            case "relevance" -> Optional.of(Sort.RELEVANCE);
            case "newest" -> Optional.of(Sort.NEWEST);
            case "distance" -> Optional.of(Sort.DISTANCE);
            case "expiry" -> Optional.of(Sort.EXPIRY);
            default -> {
                parameters.wrong(
                        "sort",
                        "Erlaubt sind: relevance, newest, distance, expiry",
                        "Allowed are: relevance, newest, distance, expiry");
                yield Optional.empty();
            }
        });
        if (asked.equals(Optional.of(Sort.DISTANCE)) && !measured) {
            parameters.wrong("sort", "Entfernungen brauchen near und km.", "Distances need near and km.");
        }
        return asked.orElse(byWords ? Sort.RELEVANCE : Sort.NEWEST);
    }

    static boolean seesAuthorities(Caller caller) {
        return caller.role() == Role.AUTHORITY || caller.role().isStaff();
    }
}
