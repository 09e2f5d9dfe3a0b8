package exchange.query.submission;

import exchange.event.listing.Capability;
import exchange.event.listing.Kind;
import exchange.event.listing.OrganisationType;
import exchange.event.listing.Urgency;
import exchange.event.listing.Visibility;
import exchange.query.content.Contents;
import exchange.query.page.Form;
import exchange.reference.Period;
import exchange.reference.Product;
import exchange.reference.Products;
import exchange.reference.Standard;
import exchange.reference.Standards;
import exchange.reference.Unit;
import exchange.web.problem.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The form in which a listing is written: what there is to choose from, and how far its groups have come. */
@Component
public class ListingForm {

    /** The most standards that a listing may name. */
    private static final int MOST_STANDARDS = 10;

    /** There is always room for so many without looking for it. */
    private static final int STANDARDS_AT_SIGHT = 3;

    /** Something to choose. */
    record Choice(String value, String label) {}

    /** Choices under a heading. */
    record Group(String label, List<Choice> choices) {}

    private final Products products;
    private final Standards standards;

    ListingForm(Products products, Standards standards) {
        this.products = products;
        this.standards = standards;
    }

    /**
     * Fills the model of {@code submission/fields.html}.
     *
     * @param kind of a listing that has one already, and keeps it
     */
    public void show(Model model, Form form, @Nullable Kind kind) {
        Language language = Language.current();
        model.addAttribute("form", form);
        model.addAttribute("fixedKind", kind);
        model.addAttribute("kinds", names(Kind.values()));
        model.addAttribute("capabilities", names(Capability.values()));
        model.addAttribute("units", names(Unit.values()));
        model.addAttribute("periods", names(Period.values()));
        model.addAttribute("urgencies", names(Urgency.values()));
        model.addAttribute("visibilities", names(Visibility.values()));
        model.addAttribute("organisationTypes", names(OrganisationType.values()));
        model.addAttribute("products", groups(language));
        model.addAttribute("standards", standards(language));
        model.addAttribute("mostStandards", MOST_STANDARDS);
        model.addAttribute("claimed", form.rows("conformity", STANDARDS_AT_SIGHT, MOST_STANDARDS));
        model.addAttribute("demanded", form.rows("requires", STANDARDS_AT_SIGHT, MOST_STANDARDS));
        String product = form.value("product");
        model.addAttribute(
                "ownProduct", products.find(product).filter(Product::own).isPresent());
        model.addAttribute("productName", productName(product, language));
        showProgress(model, form);
    }

    /** Only how far it has come. */
    void showProgress(Model model, Form form) {
        List<Section> sections = Section.of(form);
        model.addAttribute("sections", sections);
        model.addAttribute("done", sections.stream().filter(Section::isDone).count());
    }

    /** What a code stands for; empty if it is none. */
    String productName(String code, Language language) {
        return products.find(code)
                .map(product -> Contents.label(product, language))
                .orElse("");
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }

    private List<Choice> standards(Language language) {
        return standards.all().stream()
                .map(standard -> new Choice(standard.name(), standard.name() + " – " + label(standard, language)))
                .toList();
    }

    private static String label(Standard standard, Language language) {
        return language.choose(standard.labelDe(), standard.labelEn());
    }

    /** The scarce goods of the own top layer, each group under its root. */
    private List<Group> groups(Language language) {
        Map<String, List<Choice>> groups = new LinkedHashMap<>();
        products.all().filter(Product::own).forEach(product -> {
            String root = products.path(product.code()).getFirst();
            groups.computeIfAbsent(root, any -> new ArrayList<>())
                    .add(new Choice(product.code(), Contents.label(product, language)));
        });
        return groups.entrySet().stream()
                .map(group -> new Group(productName(group.getKey(), language), group.getValue()))
                .toList();
    }
}
