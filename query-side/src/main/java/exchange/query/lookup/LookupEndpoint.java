package exchange.query.lookup;

import com.fasterxml.jackson.annotation.JsonInclude;
import exchange.reference.Folding;
import exchange.reference.Place;
import exchange.reference.Places;
import exchange.reference.Product;
import exchange.reference.Products;
import exchange.reference.Region;
import exchange.reference.Regions;
import exchange.reference.Standard;
import exchange.reference.Standards;
import exchange.web.read.Page;
import exchange.web.read.Parameters;
import exchange.web.read.ReadAfter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /api/products}, {@code /api/regions}, {@code /api/standards}: for everyone. The best {@code size} answers to {@code q}, on one
 * page; without {@code q} the first of all.
 */
@RestController
class LookupEndpoint {

    /**
     * A product.
     *
     * @param parent the code of the next wider product; null for a root
     * @param own whether it belongs to the exchange's own top layer rather than to the CPV
     */
    record ProductAnswer(
            String code,
            String labelDe,
            String labelEn,
            @Nullable String parent,
            boolean own) {

        static ProductAnswer of(Product product) {
            return new ProductAnswer(
                    product.code(), product.labelDe(), product.labelEn(), product.parent(), product.own());
        }
    }

    /**
     * A NUTS region, or a place with its district.
     *
     * @param type REGION or PLACE
     * @param code the NUTS code: of a place, that of its district
     * @param level 0 (country) to 3 (district); absent for a place
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RegionAnswer(
            String type,
            String code,
            @Nullable Integer level,
            String labelDe,
            String labelEn,
            @Nullable String postalCode,
            @Nullable String place,
            @Nullable String district) {

        static RegionAnswer of(Region region) {
            return new RegionAnswer(
                    "REGION", region.code(), region.level(), region.labelDe(), region.labelEn(), null, null, null);
        }

        static RegionAnswer of(Place place) {
            String label = place.postalCode() + " " + place.place();
            return new RegionAnswer(
                    "PLACE", place.nuts(), null, label, label, place.postalCode(), place.place(), place.district());
        }
    }

    private final Products products;
    private final Regions regions;
    private final Places places;
    private final Standards standards;
    private final ReadAfter readAfter;

    LookupEndpoint(Products products, Regions regions, Places places, Standards standards, ReadAfter readAfter) {
        this.products = products;
        this.regions = regions;
        this.places = places;
        this.standards = standards;
        this.readAfter = readAfter;
    }

    @GetMapping(path = "/api/products", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<ProductAnswer> products(HttpServletRequest request, HttpServletResponse response) {
        return answer(
                request,
                response,
                asked -> asked.question()
                        .map(question -> products.search(question, asked.size()).stream())
                        .orElseGet(products::all)
                        .map(ProductAnswer::of));
    }

    @GetMapping(path = "/api/regions", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<RegionAnswer> regions(HttpServletRequest request, HttpServletResponse response) {
        return answer(
                request,
                response,
                asked -> asked.question()
                        .map(question -> Stream.concat(
                                regions.search(question, asked.size()).stream().map(RegionAnswer::of),
                                places.search(question, asked.size()).stream().map(RegionAnswer::of)))
                        .orElseGet(() -> regions.all().stream().map(RegionAnswer::of)));
    }

    @GetMapping(path = "/api/standards", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<Standard> standards(HttpServletRequest request, HttpServletResponse response) {
        return answer(
                request,
                response,
                asked -> standards.all().stream()
                        .filter(standard -> asked.question()
                                .map(question -> isAbout(standard, question))
                                .orElse(true)));
    }

    private record Asked(Optional<String> question, int size) {}

    private <T> Page<T> answer(
            HttpServletRequest request, HttpServletResponse response, Function<Asked, Stream<T>> search) {
        Parameters parameters = Parameters.ofList(request, "q");
        Optional<String> question = parameters.one("q");
        boolean sized = parameters.one("size").isPresent();
        int size = parameters.size();
        parameters.onePage();
        parameters.check();
        readAfter.awaitLog();
        response.setHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=3600");
        int limit = sized || question.isPresent() ? size : Parameters.MOST;
        return new Page<>(search.apply(new Asked(question, limit)).limit(limit).toList(), null);
    }

    private static boolean isAbout(Standard standard, String question) {
        String all = Folding.fold(String.join(
                "\n", standard.name(), standard.labelDe(), standard.labelEn(), standard.aboutDe(), standard.aboutEn()));
        return Folding.words(Folding.fold(question)).stream().allMatch(all::contains);
    }
}
