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
import exchange.query.catalogue.Suggestions.SuggestWords;
import exchange.query.catalogue.Suggestions.Suggestion;
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
import exchange.web.problem.Problem;
import exchange.web.read.Cursor;
import exchange.web.read.NextLink;
import exchange.web.read.Page;
import exchange.web.read.Parameters;
import exchange.web.read.ReadAfter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** {@code GET /api/catalogue}, {@code GET /api/catalogue/{id}} and {@code GET /api/suggestions}: for everyone. */
@RestController
class CatalogueEndpoint {

    /** Counts up when answers change their shape, so that no kept copy is taken for current. */
    private static final int SHAPE = 3;

    private static final int FARTHEST_KM = 2_000;
    private static final int MOST_WORDS = 20;

    private final Ask ask;
    private final ReadModels models;
    private final Cursor cursors;
    private final Products products;
    private final Standards standards;
    private final Regions regions;
    private final Places places;
    private final CatalogueSearch search;
    private final LastChange lastChange = new LastChange();
    private final KeptAnswers kept = new KeptAnswers();

    CatalogueEndpoint(
            Ask ask,
            ReadModels models,
            Cursor cursors,
            Products products,
            Standards standards,
            Regions regions,
            Places places,
            CatalogueSearch search) {
        this.ask = ask;
        this.models = models;
        this.cursors = cursors;
        this.products = products;
        this.standards = standards;
        this.regions = regions;
        this.places = places;
        this.search = search;
    }

    @GetMapping(path = "/api/catalogue", produces = MediaType.APPLICATION_JSON_VALUE)
    @Nullable
    CatalogueAnswer find(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        Function<Generation, FindListings> query = query(request, caller);
        return models.<@Nullable CatalogueAnswer>answer(Catalogue.NAME, generation -> {
            String changed = changed(generation, request);
            if (isKnown(request, response, caller, generation, changed)) {
                return null;
            }
            FindListings question = query.apply(generation);
            CatalogueAnswer answer =
                    kept.get(question, changed, search.today(), () -> ask.one(question, CatalogueAnswer.class));
            NextLink.add(request, response, answer.next());
            return answer;
        });
    }

    @GetMapping(path = "/api/catalogue/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Nullable
    CatalogueItem get(
            @PathVariable String id, Caller caller, HttpServletRequest request, HttpServletResponse response) {
        return models.<@Nullable CatalogueItem>answer(Catalogue.NAME, generation -> {
            ListingId listing = ListingId.parse(id).orElseThrow(Problem::notFound);
            String changed = changed(generation, request);
            GetPublishedListing query =
                    new GetPublishedListing(generation, listing, seesAuthorities(caller), Language.of(request));
            Optional<CatalogueItem> found =
                    kept.get(query, changed, search.today(), () -> ask.perhaps(query, CatalogueItem.class));
            if (found.isEmpty()) {
                throw Problem.notFound();
            }
            return isKnown(request, response, caller, generation, changed) ? null : found.get();
        });
    }

    /** What somebody may mean who has begun to type {@code q}: products and words that would find something. */
    @GetMapping(path = "/api/suggestions", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<Suggestion> suggest(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        Parameters parameters = Parameters.ofList(request, "q");
        String typed = parameters.one("q").orElse("");
        int size = parameters.size();
        parameters.onePage();
        parameters.check();
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, max-age=10");
        return models.answer(
                Catalogue.NAME,
                generation -> new Page<>(
                        ask.many(
                                new SuggestWords(
                                        generation, typed, size, seesAuthorities(caller), parameters.language()),
                                Suggestion.class),
                        null));
    }

    /** What the validator is made of: asked before the rows, so that it is never too new for them. */
    private String changed(Generation generation, HttpServletRequest request) {
        return lastChange.of(
                generation,
                ReadAfter.isAskedBy(request),
                () -> ask.one(new GetCatalogueChange(generation), String.class));
    }

    /** Sends the validator, and 304 if the client has what it names. */
    private boolean isKnown(
            HttpServletRequest request,
            HttpServletResponse response,
            Caller caller,
            Generation generation,
            String changed) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, caller.isAnonymous() ? "no-cache" : "private, no-cache");
        response.setHeader(HttpHeaders.VARY, "Accept-Language, Authorization, Cookie");
        String audience = seesAuthorities(caller) ? "authorities" : "public";
        String validator = "W/\"%s-%d-%d-%s-%s-%s\""
                .formatted(
                        changed,
                        generation.number(),
                        SHAPE,
                        Language.of(request).locale(),
                        search.today(),
                        audience);
        return new ServletWebRequest(request, response).checkNotModified(validator);
    }

    /** What is asked, of whichever generation answers. */
    private Function<Generation, FindListings> query(HttpServletRequest request, Caller caller) {
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

    private static boolean seesAuthorities(Caller caller) {
        return caller.role() == Role.AUTHORITY || caller.role().isStaff();
    }
}
