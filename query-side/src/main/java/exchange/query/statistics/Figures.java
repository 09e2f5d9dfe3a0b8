package exchange.query.statistics;

import exchange.query.Ask;
import exchange.query.catalogue.PublishedListings;
import exchange.query.model.ReadModels;
import exchange.reference.Products;
import exchange.reference.Regions;
import exchange.reference.Unit;
import exchange.web.problem.Language;
import exchange.web.read.Parameters;
import exchange.web.read.ReadAfter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks for the figures, for the API and the pages alike. */
@Component
class Figures {

    /**
     * What is asked about gaps.
     *
     * @param product null for the one of which most is missing
     * @param unit null for the most usual one
     * @param region a NUTS code; null for the whole country
     */
    record Where(
            @Nullable String product,
            @Nullable Unit unit,
            @Nullable String region,
            int weeks,
            boolean all) {

        Where in(String other) {
            return new Where(product, unit, other, weeks, all);
        }
    }

    private final Ask ask;
    private final ReadModels models;
    private final Products products;
    private final Regions regions;

    Figures(Ask ask, ReadModels models, Products products, Regions regions) {
        this.ask = ask;
        this.models = models;
        this.products = products;
        this.regions = regions;
    }

    SupplyDemand supplyDemand(HttpServletRequest request) {
        Language language = Language.of(request);
        boolean now = ReadAfter.isAskedBy(request);
        return models.answer(
                PublishedListings.MODEL,
                generation -> ask.one(new GetSupplyDemand(generation, language, now), SupplyDemand.class));
    }

    Gaps gaps(HttpServletRequest request, Where where) {
        Language language = Language.of(request);
        boolean now = ReadAfter.isAskedBy(request);
        String region = where.region() == null ? Gaps.EVERYWHERE : where.region();
        return models.answer(
                PublishedListings.MODEL,
                generation -> ask.one(
                        new GetGaps(
                                generation,
                                where.product(),
                                where.unit(),
                                region,
                                where.weeks(),
                                where.all(),
                                language,
                                now),
                        Gaps.class));
    }

    ServiceLevels serviceLevels(HttpServletRequest request) {
        boolean now = ReadAfter.isAskedBy(request);
        return models.answer(
                Statistics.NAME, generation -> ask.one(new GetServiceLevels(generation, now), ServiceLevels.class));
    }

    /** Reads {@code product}, {@code unit}, {@code region}, {@code weeks}, {@code all}; a product may name its unit, as in {@code swab:BOX}. */
    Where where(Parameters parameters) {
        String product = parameters.one("product").orElse(null);
        String unit = parameters.one("unit").orElse(null);
        if (product != null && product.indexOf(':') > 0) {
            unit = product.substring(product.indexOf(':') + 1);
            product = product.substring(0, product.indexOf(':'));
        }
        if (product != null && products.find(product).isEmpty()) {
            parameters.wrong("product", "Unbekannt: " + product, "Unknown: " + product);
        }
        String region = parameters.one("region").orElse(null);
        if (region != null && regions.find(region).isEmpty()) {
            parameters.wrong("region", "Unbekannt: " + region, "Unknown: " + region);
        }
        return new Where(
                product,
                unit == null ? null : unit(unit, parameters),
                region,
                parameters.number("weeks", 1, Gaps.MOST_WEEKS).orElse(Gaps.USUAL_WEEKS),
                parameters.one("all").filter("true"::equals).isPresent());
    }

    private static @Nullable Unit unit(String name, Parameters parameters) {
        for (Unit unit : Unit.values()) {
            if (unit.name().equals(name)) {
                return unit;
            }
        }
        String known =
                String.join(", ", Arrays.stream(Unit.values()).map(Unit::name).toList());
        parameters.wrong("unit", "Erlaubt sind: " + known, "Allowed are: " + known);
        return null;
    }
}
