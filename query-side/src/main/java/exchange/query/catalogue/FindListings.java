package exchange.query.catalogue;

import exchange.query.model.Generation;
import exchange.reference.Place;
import exchange.web.problem.Language;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for in the catalogue. Values of one filter are alternatives, filters add up; an empty filter lets everything pass.
 *
 * @param generation which one answers
 * @param questions alternatives, in words; all words of one of them have to be found
 * @param filters by facet; a product stands for everything below it, a district for a NUTS region of any level
 * @param near from where distances are measured
 * @param km the greatest distance; only with {@code near}
 * @param forAuthorities whether listings for authorities only are included
 * @param fingerprint of the whole question, which cursors are bound to
 * @param after the sort key of the last item of the page before; empty for the first page
 */
record FindListings(
        Generation generation,
        List<String> questions,
        Map<Facet, List<String>> filters,
        @Nullable Place near,
        int km,
        Sort sort,
        int size,
        boolean forAuthorities,
        Language language,
        String fingerprint,
        List<String> after) {

    /** The filters whose values are counted. */
    enum Facet {
        KIND("kind", "kind"),
        CAPABILITY("capability", "capability"),
        PRODUCT("product", "product"),
        DISTRICT("district", "region"),
        STANDARD("standard", "standard"),
        /** At which a listing meets one of the standards asked for, or any. */
        LEVEL("level", "level"),
        FRESHNESS("freshness", "freshness");

        /** The name in the answer. */
        final String label;

        /** The name of the query parameter. */
        final String parameter;

        Facet(String label, String parameter) {
            this.label = label;
            this.parameter = parameter;
        }
    }

    /** How long ago a listing was published, counted in days of the exchange: each includes the shorter ones. */
    enum Freshness {
        DAY(1),
        WEEK(7),
        MONTH(30);

        /** How many days, today included. */
        final int days;

        Freshness(int days) {
            this.days = days;
        }
    }

    enum Sort {
        /** The closest likeness first, then the newest. */
        RELEVANCE,
        NEWEST,
        DISTANCE,
        EXPIRY
    }
}
