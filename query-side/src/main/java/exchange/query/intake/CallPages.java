package exchange.query.intake;

import exchange.event.listing.Capability;
import exchange.event.listing.Kind;
import exchange.event.listing.ListingId;
import exchange.event.listing.OrganisationType;
import exchange.event.listing.Urgency;
import exchange.event.listing.Visibility;
import exchange.query.Ask;
import exchange.query.catalogue.PublishedListings;
import exchange.query.content.Contents;
import exchange.query.intake.KnownListings.Similar;
import exchange.query.listing.ListingBriefs;
import exchange.query.matching.Counterparts;
import exchange.query.matching.FindCounterparts;
import exchange.query.model.ReadModels;
import exchange.query.page.Form;
import exchange.query.page.Forms;
import exchange.query.page.PageController;
import exchange.reference.Period;
import exchange.reference.Place;
import exchange.reference.Places;
import exchange.reference.Product;
import exchange.reference.Products;
import exchange.reference.QuantityMode;
import exchange.reference.Standards;
import exchange.reference.Unit;
import exchange.web.account.Caller;
import exchange.web.form.KeptForm;
import exchange.web.form.KeptForm.Draft;
import exchange.web.form.KeptForms;
import exchange.web.problem.Language;
import exchange.web.read.ReadAfter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The console for calls: one page that is filled while somebody speaks, in the order of a call. What it asks for while a clerk types holds what the
 * listing is about, never who is calling: addresses are kept in places that nobody thinks of.
 */
@PageController
class CallPages {

    private static final List<String> CHANNELS = List.of("HOTLINE", "EMAIL");
    private static final int DUPLICATES = 5;
    private static final int MATCHES = 5;
    private static final int SUGGESTIONS = 15;
    private static final int LONGEST = 200;
    private static final int SHORTEST_TITLE = 3;
    private static final int STANDARDS = 3;

    /** Said before there is anything to look for. */
    private static final String LATER = "later";

    private final Ask ask;
    private final ReadModels models;
    private final ReadAfter readAfter;
    private final Forms forms;
    private final KeptForms kept;
    private final ListingBriefs briefs;
    private final Products products;
    private final Places places;
    private final Standards standards;

    CallPages(
            Ask ask,
            ReadModels models,
            ReadAfter readAfter,
            Forms forms,
            KeptForms kept,
            ListingBriefs briefs,
            Products products,
            Places places,
            Standards standards) {
        this.ask = ask;
        this.models = models;
        this.readAfter = readAfter;
        this.forms = forms;
        this.kept = kept;
        this.briefs = briefs;
        this.products = products;
        this.places = places;
        this.standards = standards;
    }

    /** A call that was not finished. */
    record Unfinished(String id, String title, String organisation, Instant keptAt) {

        static Unfinished of(Draft draft) {
            return new Unfinished(
                    draft.id(),
                    first(draft.form(), "title"),
                    first(draft.form(), "organisation.name"),
                    draft.form().keptAt());
        }

        private static String first(KeptForm form, String field) {
            return form.values().getOrDefault(field, List.of("")).getFirst();
        }
    }

    /**
     * Something to choose while typing.
     *
     * @param value what the field takes
     */
    record Choice(String value, String label) {}

    @GetMapping("/desk/calls")
    String console(HttpServletRequest request, Caller caller, Model model) {
        readAfter.awaitLog();
        List<Draft> drafts = kept.draftsOf(caller);
        Form form = request.getParameter("draft") == null
                ? forms.open(request, caller)
                : forms.openWithDraft(request, caller, Map.of());
        String draft = forms.draftOf(request, caller);
        boolean isOwn = drafts.stream().anyMatch(own -> own.id().equals(draft));
        given(request.getParameter("done")).flatMap(ListingId::parse).ifPresent(done -> taken(done, caller, model));
        model.addAttribute("form", form);
        model.addAttribute("draft", isOwn ? draft : null);
        model.addAttribute("isSaved", given(request.getParameter("saved")).isPresent());
        model.addAttribute("drafts", drafts.stream().map(Unfinished::of).toList());
        model.addAttribute("channels", CHANNELS);
        model.addAttribute("kinds", names(Kind.values()));
        model.addAttribute("capabilities", names(Capability.values()));
        model.addAttribute("units", names(Unit.values()));
        model.addAttribute("modes", names(QuantityMode.values()));
        model.addAttribute("periods", names(Period.values()));
        model.addAttribute("urgencies", names(Urgency.values()));
        model.addAttribute("visibilities", names(Visibility.values()));
        model.addAttribute("organisationTypes", names(OrganisationType.values()));
        model.addAttribute("standardNames", standards.all());
        model.addAttribute("claims", form.rows("conformity", STANDARDS, STANDARDS));
        addProducts(form.value("product"), model);
        addPlaces(form.value("region.postalCode"), form.value("region.place"), model);
        return "intake/calls";
    }

    private void taken(ListingId id, Caller caller, Model model) {
        var listing = briefs.read(id, caller, Language.current());
        model.addAttribute("taken", listing);
        model.addAttribute("reference", SpokenReference.of(listing.reference()));
    }

    @GetMapping("/desk/calls/duplicates")
    String duplicates(
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String title,
            @RequestParam(required = false) @Nullable String product,
            @RequestParam(name = "organisation.name", required = false) @Nullable String organisation,
            @RequestParam(name = "region.postalCode", required = false) @Nullable String postalCode,
            @RequestParam(name = "region.place", required = false) @Nullable String place,
            @RequestParam(defaultValue = "") String said,
            Model model) {
        Typed typed = new Typed(
                constant(Kind.class, kind).orElse(Kind.OFFER),
                Resemblance.words(text(title)),
                OrganisationName.of(text(organisation)),
                products.find(text(product))
                        .map(found -> products.path(found.code()))
                        .orElse(List.of()),
                text(postalCode),
                text(place));
        Similar similar = ask.one(new FindSimilar(typed, DUPLICATES), Similar.class);
        model.addAttribute("similar", similar);
        boolean isTyped = !text(title).isEmpty() || !text(organisation).isEmpty();
        model.addAttribute("saying", isTyped ? Integer.toString(similar.total()) : LATER);
        model.addAttribute("said", said);
        return "intake/similar :: duplicates";
    }

    @GetMapping("/desk/calls/matches")
    String matches(
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String title,
            @RequestParam(required = false) @Nullable String product,
            @RequestParam(required = false) @Nullable String capability,
            @RequestParam(required = false) @Nullable List<String> seeks,
            @RequestParam(name = "region.postalCode", required = false) @Nullable String postalCode,
            @RequestParam(name = "region.place", required = false) @Nullable String place,
            @RequestParam(defaultValue = "") String said,
            Model model) {
        String code = products.find(text(product)).map(Product::code).orElse(null);
        boolean isTyped = code != null || text(title).length() >= SHORTEST_TITLE;
        model.addAttribute("isTyped", isTyped);
        model.addAttribute("saying", LATER);
        model.addAttribute("said", said);
        if (isTyped) {
            Counterparts found = models.asItStands(
                    PublishedListings.MODEL,
                    generation -> ask.one(
                            new FindCounterparts(
                                    generation,
                                    constant(Kind.class, kind).orElse(Kind.OFFER),
                                    // what is no code yet are words
                                    code == null ? text(title) + ' ' + text(product) : text(title),
                                    code,
                                    constant(Capability.class, capability).orElse(null),
                                    constants(seeks),
                                    place(text(postalCode), text(place)).orElse(null),
                                    MATCHES),
                            Counterparts.class));
            model.addAttribute("matches", found.items());
            model.addAttribute("saying", Integer.toString(found.items().size()));
        }
        return "intake/similar :: matches";
    }

    @GetMapping("/desk/calls/products")
    String products(@RequestParam(required = false) @Nullable String product, Model model) {
        addProducts(text(product), model);
        return "intake/similar :: products";
    }

    @GetMapping("/desk/calls/places")
    String places(
            @RequestParam(name = "region.postalCode", required = false) @Nullable String postalCode,
            @RequestParam(name = "region.place", required = false) @Nullable String place,
            Model model) {
        addPlaces(text(postalCode), text(place), model);
        return "intake/similar :: places";
    }

    private void addProducts(String typed, Model model) {
        Language language = Language.current();
        model.addAttribute(
                "productChoices",
                (typed.isEmpty() ? products.all().filter(Product::own) : products.search(typed, SUGGESTIONS).stream())
                        .map(product -> choice(product.code(), Contents.label(product, language), typed))
                        .toList());
        model.addAttribute(
                "productName",
                products.find(typed)
                        .map(product -> Contents.label(product, language))
                        .orElse(""));
    }

    private void addPlaces(String postalCode, String place, Model model) {
        String typed = place.isEmpty() ? postalCode : place;
        model.addAttribute(
                "placeChoices",
                typed.isEmpty()
                        ? List.of()
                        : places.search(typed, SUGGESTIONS).stream()
                                .map(found -> place.isEmpty()
                                        ? new Choice(found.postalCode(), found.postalCode() + " " + found.place())
                                        : choice(found.place(), found.postalCode() + ", " + found.district(), typed))
                                .toList());
        model.addAttribute("byPostalCode", place.isEmpty());
        model.addAttribute(
                "placeName",
                place(postalCode, place)
                        .map(found -> found.postalCode() + " " + found.place() + ", " + found.district())
                        .orElse(""));
    }

    /** Browsers offer only what contains what was typed: a synonym, or another spelling, is added to the label. */
    private static Choice choice(String value, String label, String typed) {
        return new Choice(value, contains(value, typed) || contains(label, typed) ? label : label + " (" + typed + ")");
    }

    private static boolean contains(String text, String part) {
        return text.toLowerCase(Language.GERMAN.locale()).contains(part.toLowerCase(Language.GERMAN.locale()));
    }

    private Optional<Place> place(String postalCode, String place) {
        return postalCode.isEmpty() && place.isEmpty()
                ? Optional.empty()
                : places.resolve(postalCode.isEmpty() ? null : postalCode, place.isEmpty() ? null : place);
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }

    private static Optional<String> given(@Nullable String parameter) {
        return Optional.ofNullable(parameter).filter(value -> !value.isBlank());
    }

    private static String text(@Nullable String typed) {
        return typed == null || typed.length() > LONGEST ? "" : typed.strip();
    }

    /** What is half typed is nothing yet. */
    private static <E extends Enum<E>> Optional<E> constant(Class<E> type, @Nullable String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst();
    }

    private static List<Capability> constants(@Nullable List<String> names) {
        return names == null
                ? List.of()
                : names.stream()
                        .flatMap(name -> constant(Capability.class, name).stream())
                        .distinct()
                        .toList();
    }
}
