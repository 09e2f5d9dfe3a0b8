package exchange.query.catalogue;

import exchange.query.catalogue.FindListings.Facet;
import exchange.reference.Place;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A question to the catalogue as SQL, the same on both databases: which rows, measured and ranked how. */
final class CatalogueConditions {

    /** Twice the mean radius of the earth in metres (IUGG, R1). */
    private static final int SHORT = 4;

    private static final String DIAMETER = "12742017.6";

    private static final String METRES = "cast(round(" + DIAMETER
            + " * asin(sqrt(least(1, power(sin(radians(latitude - :latitude) / 2), 2) + cos(radians(:latitude))"
            + " * cos(radians(latitude)) * power(sin(radians(longitude - :longitude) / 2), 2))))) as bigint)";

    private final Map<String, Object> parameters = new HashMap<>();
    private final List<String> always = new ArrayList<>();
    private final Map<Facet, String> byFacet = new EnumMap<>(Facet.class);
    private final String source;

    CatalogueConditions(FindListings query, LocalDate today) {
        always.add("valid_until >= :today");
        parameters.put("today", today);
        if (!query.forAuthorities()) {
            always.add("visibility = 'PUBLIC'");
        }
        String misses = words(query.words());
        source = "(select c.*, " + metres(query.near()) + " as metres, " + misses
                + " as misses from query.catalogue_$g c where shown and not parked) l";
        if (query.near() != null) {
            always.add("metres <= :metres");
            parameters.put("metres", query.km() * 1000L);
        }
        query.filters().forEach(this::filter);
    }

    /** The rows of a generation still to be named, with {@code metres} from the place asked about and {@code misses}, the number of words that the title lacks. */
    String source() {
        return source;
    }

    /** What rows have to meet, leaving one filter out. */
    String where(@Nullable Facet without) {
        List<String> conditions = new ArrayList<>(always);
        byFacet.forEach((facet, condition) -> {
            if (facet != without) {
                conditions.add(condition);
            }
        });
        return String.join(" and ", conditions);
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private String metres(@Nullable Place near) {
        if (near == null) {
            return "cast(null as bigint)";
        }
        parameters.put("latitude", near.latitude());
        parameters.put("longitude", near.longitude());
        return METRES;
    }

    /** Adds the condition that all words of one of the alternatives occur; returns how many words of the best of them the title lacks. */
    private String words(List<List<String>> alternatives) {
        if (alternatives.isEmpty()) {
            return "0";
        }
        List<String> conditions = new ArrayList<>();
        StringBuilder misses = new StringBuilder();
        for (List<String> words : alternatives) {
            List<String> all = new ArrayList<>();
            List<String> missed = new ArrayList<>();
            for (String word : words) {
                String name = "word" + parameters.size();
                parameters.put(name, pattern(word));
                all.add("' ' || folded_text like :" + name);
                missed.add("case when ' ' || folded_title like :" + name + " then 0 else 1 end");
            }
            String condition = "(" + String.join(" and ", all) + ")";
            conditions.add(condition);
            misses.append(misses.isEmpty() ? "case" : "")
                    .append(" when ")
                    .append(condition)
                    .append(" then ")
                    .append(String.join(" + ", missed));
        }
        always.add("(" + String.join(" or ", conditions) + ")");
        return misses.append(" else 0 end").toString();
    }

    /** Of a folded word: letters and digits only. A short one would be found inside of too many words, and has to begin one. */
    private static String pattern(String word) {
        return word.length() <= SHORT ? "% " + word + "%" : "%" + Stem.of(word) + "%";
    }

    private void filter(Facet facet, List<String> values) {
        if (values.isEmpty()) {
            return;
        }
        String name = facet.label;
        String condition = switch (facet) {
            case KIND, CAPABILITY -> name + " in (:" + name + ")";
            case PRODUCT ->
                "exists (select 1 from query.catalogue_product_$g p where p.listing_id = l.listing_id"
                        + " and p.product in (:product))";
            case STANDARD ->
                "exists (select 1 from query.catalogue_standard_$g s where s.listing_id = l.listing_id"
                        + " and s.standard in (:standard))";
            case DISTRICT -> regions(values);
        };
        byFacet.put(facet, condition);
        if (facet != Facet.DISTRICT) {
            parameters.put(name, values);
        }
    }

    private String regions(List<String> codes) {
        List<String> conditions = new ArrayList<>();
        for (String code : codes) {
            String name = "region" + parameters.size();
            parameters.put(name, code + "%");
            conditions.add("nuts like :" + name);
        }
        return "(" + String.join(" or ", conditions) + ")";
    }
}
