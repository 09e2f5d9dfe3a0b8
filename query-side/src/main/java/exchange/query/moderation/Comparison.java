package exchange.query.moderation;

import exchange.event.listing.Quantity;
import exchange.query.content.ContentView;
import exchange.query.page.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Two contents beside each other, field by field, in the words of the page. */
final class Comparison {

    /**
     * A field of both.
     *
     * @param label the message that names it
     * @param left empty if absent
     */
    record Row(String label, String left, String right, boolean same) {}

    private final Wording say;

    Comparison(Wording say) {
        this.say = say;
    }

    /** All fields that at least one of both has. */
    List<Row> of(ContentView left, ContentView right) {
        List<Row> rows = new ArrayList<>();
        both(rows, "field.kind", left, right, content -> say.word("kind." + content.kind()));
        both(rows, "field.title", left, right, ContentView::title);
        both(rows, "field.description", left, right, ContentView::description);
        both(rows, "field.language", left, right, content -> say.word("queue.language." + content.language()));
        both(
                rows,
                "field.organisation",
                left,
                right,
                content -> content.organisation().name());
        both(
                rows,
                "field.organisation.type",
                left,
                right,
                content -> say.word("organisationType." + content.organisation().type()));
        both(rows, "field.product", left, right, ContentView::productLabel);
        both(rows, "field.capability", left, right, content -> say.word("capability." + content.capability()));
        both(
                rows,
                "field.seeks",
                left,
                right,
                content -> content.seeks() == null
                        ? null
                        : content.seeks().stream()
                                .map(sought -> say.word("capability." + sought))
                                .collect(Collectors.joining(", ")));
        both(rows, "field.quantity", left, right, content -> quantity(content.quantity()));
        both(
                rows,
                "field.conformity",
                left,
                right,
                content -> content.conformity().stream()
                        .map(held -> held.standard() + (held.evidence() == null ? "" : " (" + held.evidence() + ")"))
                        .collect(Collectors.joining(", ")));
        both(rows, "field.requires", left, right, content -> String.join(", ", content.requires()));
        both(rows, "field.neededBy", left, right, content -> say.date(content.neededBy()));
        both(
                rows,
                "field.withinKm",
                left,
                right,
                content -> content.withinKm() == null ? null : say.number(content.withinKm()));
        both(
                rows,
                "field.region",
                left,
                right,
                content ->
                        content.region().postalCode() + " " + content.region().place());
        both(rows, "field.validUntil", left, right, content -> say.date(content.validUntil()));
        both(rows, "field.visibility", left, right, content -> say.word("visibility." + content.visibility()));
        both(rows, "field.urgency", left, right, content -> say.word("urgency." + content.urgency()));
        both(rows, "field.urgencyText", left, right, ContentView::urgencyText);
        return rows;
    }

    private @Nullable String quantity(@Nullable Quantity quantity) {
        if (quantity == null) {
            return null;
        }
        String whole = say.quantity(quantity);
        return quantity.smallestLot() == null
                ? whole
                : whole + ", " + say.word("listing.lot", say.number(quantity.smallestLot()));
    }

    private static void both(
            List<Row> rows,
            String label,
            ContentView left,
            ContentView right,
            Function<ContentView, @Nullable String> field) {
        String one = Objects.requireNonNullElse(field.apply(left), "");
        String other = Objects.requireNonNullElse(field.apply(right), "");
        if (!one.isEmpty() || !other.isEmpty()) {
            rows.add(new Row(label, one, other, one.equals(other)));
        }
    }
}
