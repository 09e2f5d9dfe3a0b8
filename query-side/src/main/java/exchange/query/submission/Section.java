package exchange.query.submission;

import exchange.event.listing.Capability;
import exchange.event.listing.Kind;
import exchange.event.listing.Urgency;
import exchange.query.page.Form;
import exchange.reference.QuantityMode;
import exchange.reference.Unit;
import java.util.Arrays;
import java.util.List;

/**
 * A group of the form, and how far it has come.
 *
 * @param id of its element in the page, and the end of the message that names it
 * @param errors how many of its fields are wrong
 */
record Section(int number, String id, Status status, long errors) {

    enum Status {
        COMPLETE,
        /** Nothing is there, and nothing has to be. */
        VOLUNTARY,
        OPEN,
        WRONG
    }

    public boolean isDone() {
        return status == Status.COMPLETE || status == Status.VOLUNTARY;
    }

    /** The six groups. */
    static List<Section> of(Form form) {
        return List.of(
                section(1, "group-kind", form, Status.COMPLETE, "kind"),
                section(
                        2,
                        "group-product",
                        form,
                        open(isProductThere(form)),
                        "title",
                        "description",
                        "language",
                        "product",
                        "capability",
                        "seeks"),
                section(
                        3,
                        "group-quantity",
                        form,
                        open(isQuantityThere(form) && isUrgencyExplained(form)),
                        "quantity",
                        "neededBy",
                        "validUntil",
                        "urgency"),
                section(
                        4,
                        "group-conformity",
                        form,
                        form.rows("conformity", 0, 1) + form.rows("requires", 0, 1) == 0
                                ? Status.VOLUNTARY
                                : Status.COMPLETE,
                        "conformity",
                        "requires"),
                section(
                        5,
                        "group-region",
                        form,
                        open(isFilled(form, "region.postalCode") || isFilled(form, "region.place")),
                        "region",
                        "withinKm",
                        "visibility"),
                section(
                        6,
                        "group-contact",
                        form,
                        open(isFilled(form, "organisation.name", "organisation.type", "contact.name")
                                && (isFilled(form, "contact.email") || isFilled(form, "contact.phone"))),
                        "organisation",
                        "contact",
                        "channel",
                        "onBehalfOf"));
    }

    private static Section section(int number, String id, Form form, Status filled, String... fields) {
        long errors = form.errorsIn(fields);
        return new Section(number, id, errors > 0 ? Status.WRONG : filled, errors);
    }

    private static Status open(boolean complete) {
        return complete ? Status.COMPLETE : Status.OPEN;
    }

    private static boolean isProductThere(Form form) {
        boolean idea = form.has("kind", Kind.IDEA.name());
        return isFilled(form, "title", "description", "capability")
                && (idea ? isFilled(form, "seeks") : isFilled(form, "product") || mayLackProduct(form));
    }

    private static boolean isQuantityThere(Form form) {
        boolean needed = !form.has("kind", Kind.IDEA.name())
                && (!isFilled(form, "capability")
                        || Arrays.stream(Capability.values())
                                .anyMatch(capability ->
                                        capability.needsQuantity() && form.has("capability", capability.name())));
        if (!needed && !isFilled(form, "quantity.amount")) {
            return true;
        }
        return isFilled(form, "quantity.amount", "quantity.unit", "quantity.mode")
                && (!form.has("quantity.unit", Unit.BOX.name()) || isFilled(form, "quantity.unitsPerBox"))
                && (!form.has("quantity.mode", QuantityMode.CAPACITY.name())
                        || isFilled(form, "quantity.per", "quantity.from"));
    }

    private static boolean isUrgencyExplained(Form form) {
        return form.has("urgency", Urgency.NORMAL.name(), Urgency.NORMAL.name()) || isFilled(form, "urgencyText");
    }

    private static boolean mayLackProduct(Form form) {
        return Arrays.stream(Capability.values())
                .anyMatch(capability -> capability.mayLackProduct() && form.has("capability", capability.name()));
    }

    private static boolean isFilled(Form form, String... fields) {
        return Arrays.stream(fields).noneMatch(field -> form.value(field).isBlank());
    }
}
