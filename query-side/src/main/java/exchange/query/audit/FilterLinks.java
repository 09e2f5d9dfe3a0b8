package exchange.query.audit;

import exchange.query.page.Wording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The addresses that belong to a filter: the same in another order, with one value less, its next page, its exports. */
final class FilterLinks {

    /**
     * An active filter.
     *
     * @param without the address of the page without it
     */
    record Chip(String label, String value, String without) {}

    private static final String PAGE = "/audit";

    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final AuditFilter filter;
    private final boolean newestFirst;
    private final Wording say;

    FilterLinks(AuditFilter filter, boolean newestFirst, Wording say) {
        this.filter = filter;
        this.newestFirst = newestFirst;
        this.say = say;
        values.put(AuditFilter.LISTING, filter.listings());
        values.put(AuditFilter.ACTOR, filter.actors());
        values.put(AuditFilter.TYPE, filter.types());
        values.put(AuditFilter.ROLE, filter.roles());
        values.put(AuditFilter.CHANNEL, filter.channels());
        values.put(AuditFilter.REASON, filter.reasons());
        putMoment(AuditFilter.FROM, filter.from());
        putMoment(AuditFilter.TO, filter.to());
        values.values().removeIf(List::isEmpty);
    }

    private void putMoment(String name, @Nullable Instant at) {
        if (at != null) {
            values.put(name, List.of(Wording.local(at)));
        }
    }

    /** The values of the form's fields. */
    Map<String, List<String>> values() {
        return values;
    }

    /** Whether nothing is left out. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The page in one or the other order, from its beginning. */
    public String ordered(boolean newest) {
        return page(values, newest).toString();
    }

    /** The page that begins at a cursor. */
    String page(String cursor, @Nullable String size) {
        Address page = page(values, newestFirst);
        if (size != null) {
            page.add("size", size);
        }
        return page.add("cursor", cursor).toString();
    }

    /** The export of exactly what the filter lets pass, in the order of the page. */
    public String export(String format) {
        Address export = new Address("/api/audit/events");
        values.forEach((name, all) -> all.forEach(value -> export.add(name, exact(name, value))));
        if (newestFirst) {
            export.add(Order.PARAMETER, Order.NEWEST);
        }
        return export.add("format", format).toString();
    }

    private String exact(String name, String value) {
        return switch (name) {
            case AuditFilter.FROM -> String.valueOf(filter.from());
            case AuditFilter.TO -> String.valueOf(filter.to());
            default -> value;
        };
    }

    /** @param references of listings, by id */
    List<Chip> chips(Map<String, String> references) {
        List<Chip> chips = new ArrayList<>();
        values.forEach((name, all) -> all.forEach(value ->
                chips.add(new Chip(say.word("field." + name), word(name, value, references), without(name, value)))));
        return chips;
    }

    private String word(String name, String value, Map<String, String> references) {
        return switch (name) {
            case AuditFilter.LISTING -> references.getOrDefault(value, value);
            case AuditFilter.TYPE -> say.word("event." + value);
            case AuditFilter.ROLE, AuditFilter.CHANNEL, AuditFilter.REASON -> say.word(name + "." + value);
            case AuditFilter.FROM -> say.moment(filter.from());
            case AuditFilter.TO -> say.moment(filter.to());
            default -> value;
        };
    }

    private String without(String name, String value) {
        Map<String, List<String>> fewer = new LinkedHashMap<>(values);
        fewer.computeIfPresent(
                name,
                (same, all) ->
                        all.stream().filter(other -> !other.equals(value)).toList());
        return page(fewer, newestFirst).toString();
    }

    private static Address page(Map<String, List<String>> values, boolean newestFirst) {
        Address page = new Address(PAGE);
        values.forEach((name, all) -> all.forEach(value -> page.add(name, value)));
        return newestFirst ? page : page.add(Order.PARAMETER, Order.OLDEST);
    }
}
