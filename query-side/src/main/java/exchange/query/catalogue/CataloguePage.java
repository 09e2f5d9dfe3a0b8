package exchange.query.catalogue;

import exchange.event.listing.ListingId;
import exchange.event.listing.Quantity;
import exchange.query.Ask;
import exchange.query.catalogue.CatalogueAnswer.Count;
import exchange.query.catalogue.FindListings.Facet;
import exchange.query.catalogue.FindListings.Freshness;
import exchange.query.catalogue.FindListings.Sort;
import exchange.query.catalogue.Suggestions.SuggestWords;
import exchange.query.catalogue.Suggestions.Suggestion;
import exchange.query.model.Generation;
import exchange.query.model.ReadModels;
import exchange.query.page.Outline;
import exchange.query.page.PageController;
import exchange.query.page.Wording;
import exchange.reference.Places;
import exchange.reference.Products;
import exchange.reference.Regions;
import exchange.web.account.Caller;
import exchange.web.problem.Language;
import exchange.web.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The catalogue and its listings as pages: for everyone. */
@PageController
class CataloguePage {

    private static final int SUGGESTIONS = 8;
    private static final int SIMILAR = 3;

    private final Ask ask;
    private final ReadModels models;
    private final CatalogueReading reading;
    private final CatalogueSearch search;
    private final Places places;
    private final Products products;
    private final Regions regions;
    private final Outline outline;
    private final Wording say;
    private final Map<String, double[]> middles;

    CataloguePage(
            Ask ask,
            ReadModels models,
            CatalogueReading reading,
            CatalogueSearch search,
            Places places,
            Products products,
            Regions regions,
            Outline outline,
            Wording say) {
        this.ask = ask;
        this.models = models;
        this.reading = reading;
        this.search = search;
        this.places = places;
        this.products = products;
        this.regions = regions;
        this.outline = outline;
        this.say = say;
        this.middles = ListingMap.middles(places);
    }

    /**
     * A filter that is on.
     *
     * @param without the search without it
     */
    record Chip(String label, String without) {}

    @GetMapping(CatalogueAddress.PATH)
    String find(Caller caller, HttpServletRequest request, HttpServletResponse response, Model model) {
        CatalogueAddress address = CatalogueAddress.of(request);
        SearchedPlace place = SearchedPlace.of(request, places);
        model.addAttribute("address", address);
        model.addAttribute("unknownPlace", place.unknown());
        try {
            Function<Generation, FindListings> question = reading.question(place.request(), caller);
            CatalogueAnswer answer = models.answer(
                    Catalogue.NAME,
                    generation ->
                            reading.find(question.apply(generation), reading.changed(generation, place.request())));
            model.addAttribute("answer", answer);
            model.addAttribute("tree", ProductTree.of(answer.facets().getOrDefault(Facet.PRODUCT.label, List.of())));
            model.addAttribute("chips", chips(address, place, answer));
            model.addAttribute(
                    "map",
                    ListingMap.of(
                            answer.facets().getOrDefault(Facet.DISTRICT.label, List.of()),
                            middles,
                            place.place(),
                            place.kilometres()));
            model.addAttribute("outline", outline.paths());
            model.addAttribute("sorts", sorts(place.place() != null));
            model.addAttribute("sort", sortOf(address));
            model.addAttribute("later", request.getParameter("cursor") != null);
        } catch (Problem wrong) {
            if (wrong.errors().isEmpty()) {
                throw wrong;
            }
            response.setStatus(wrong.status().value());
            model.addAttribute("wrong", wrong.errors());
        }
        return "catalogue/catalogue";
    }

    /** The options of the search field, while somebody types. */
    @GetMapping("/catalogue/suggestions")
    String suggest(@RequestParam(defaultValue = "") String q, Caller caller, HttpServletRequest request, Model model) {
        List<Suggestion> suggestions = models.answer(
                Catalogue.NAME,
                generation -> ask.many(
                        new SuggestWords(
                                generation,
                                q,
                                SUGGESTIONS,
                                CatalogueReading.seesAuthorities(caller),
                                Language.of(request)),
                        Suggestion.class));
        model.addAttribute("suggestions", suggestions);
        return "catalogue/suggestions";
    }

    @GetMapping("/catalogue/{id}")
    String show(@PathVariable String id, Caller caller, HttpServletRequest request, Model model) {
        ListingId listing = ListingId.parse(id).orElseThrow(Problem::notFound);
        Language language = Language.of(request);
        CatalogueItem item = models.answer(
                Catalogue.NAME,
                generation -> reading.get(generation, listing, caller, language, reading.changed(generation, request))
                        .orElseThrow(Problem::notFound));
        model.addAttribute("item", item);
        model.addAttribute("similar", similar(item, caller, language));
        Quantity quantity = item.content().quantity();
        model.addAttribute(
                "deliveries",
                quantity == null
                        ? List.of()
                        : Deliveries.of(quantity, search.today(), item.content().validUntil()));
        model.addAttribute(
                "map",
                ListingMap.of(
                        List.of(new Count(
                                item.content().region().nuts(),
                                item.content().region().place(),
                                null,
                                1)),
                        middles,
                        null,
                        0));
        model.addAttribute("outline", outline.paths());
        return "catalogue/listing";
    }

    /** Others for the same product, or for what it is a kind of; where none is named, others with the same capability. */
    private List<CatalogueItem> similar(CatalogueItem item, Caller caller, Language language) {
        String product = item.content().product();
        Facet facet = product == null ? Facet.CAPABILITY : Facet.PRODUCT;
        List<String> narrowFirst = product == null
                ? List.of(item.content().capability().name())
                : products.path(product).reversed();
        List<CatalogueItem> found = new ArrayList<>();
        for (String wider : narrowFirst) {
            others(facet, wider, caller, language).stream()
                    .filter(other -> !other.id().equals(item.id())
                            && found.stream().noneMatch(known -> known.id().equals(other.id())))
                    .limit(SIMILAR - found.size())
                    .forEach(found::add);
            if (found.size() == SIMILAR) {
                break;
            }
        }
        return found;
    }

    private List<CatalogueItem> others(Facet shared, String value, Caller caller, Language language) {
        Map<Facet, List<String>> filters = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            filters.put(facet, facet == shared ? List.of(value) : List.of());
        }
        return models.answer(Catalogue.NAME, generation -> {
                    FindListings question = new FindListings(
                            generation,
                            List.of(),
                            filters,
                            null,
                            0,
                            Sort.NEWEST,
                            2 * SIMILAR,
                            CatalogueReading.seesAuthorities(caller),
                            language,
                            "similar",
                            List.of());
                    return reading.find(
                            question, ask.one(new CatalogueSearch.GetCatalogueChange(generation), String.class));
                })
                .items();
    }

    private List<Chip> chips(CatalogueAddress address, SearchedPlace place, CatalogueAnswer answer) {
        List<Chip> chips = new ArrayList<>();
        for (Facet facet : Facet.values()) {
            for (String value : address.asked().getOrDefault(facet.parameter, List.of())) {
                String label = label(facet, value, answer);
                chips.add(new Chip(
                        say.word("catalogue.filter." + facet.label) + ": " + label,
                        address.without(facet.parameter, value)));
            }
        }
        if (!address.first("near").isEmpty()) {
            chips.add(new Chip(
                    say.word("catalogue.filter.near") + ": "
                            + (place.place() == null
                                    ? address.first("near")
                                    : say.word(
                                            "catalogue.around", say.number(place.kilometres()), address.first("near"))),
                    address.without("near", address.first("near"))));
        }
        return chips;
    }

    private String label(Facet facet, String value, CatalogueAnswer answer) {
        return switch (facet) {
            case KIND -> say.word("kinds." + value);
            case CAPABILITY -> say.word("capability." + value);
            case LEVEL -> say.word("level." + value);
            case FRESHNESS -> say.word("catalogue.freshness." + Freshness.valueOf(value));
            case STANDARD -> value;
            case PRODUCT, DISTRICT ->
                answer.facets().getOrDefault(facet.label, List.of()).stream()
                        .filter(count -> count.value().equals(value))
                        .map(Count::label)
                        .findFirst()
                        .orElseGet(() -> labelOfUncounted(facet, value));
        };
    }

    private String labelOfUncounted(Facet facet, String value) {
        boolean german = Language.current() == Language.GERMAN;
        return facet == Facet.PRODUCT
                ? products.find(value)
                        .map(product -> german ? product.labelDe() : product.labelEn())
                        .orElse(value)
                : regions.find(value)
                        .map(region -> german ? region.labelDe() : region.labelEn())
                        .orElse(value);
    }

    private static List<String> sorts(boolean near) {
        return near ? List.of("relevance", "newest", "distance", "expiry") : List.of("relevance", "newest", "expiry");
    }

    private static String sortOf(CatalogueAddress address) {
        String asked = address.first("sort");
        return !asked.isEmpty() ? asked : address.first("q").isEmpty() ? "newest" : "relevance";
    }
}
