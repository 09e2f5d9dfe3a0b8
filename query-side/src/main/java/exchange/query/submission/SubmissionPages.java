package exchange.query.submission;

import exchange.event.account.Role;
import exchange.event.listing.Urgency;
import exchange.query.content.Contents;
import exchange.query.page.Form;
import exchange.query.page.Forms;
import exchange.query.page.PageController;
import exchange.query.page.ServiceLevels;
import exchange.query.submission.ListingForm.Choice;
import exchange.reference.Places;
import exchange.reference.Products;
import exchange.web.account.Accounts;
import exchange.web.account.Caller;
import exchange.web.form.KeptForm.Draft;
import exchange.web.form.KeptForms;
import exchange.web.problem.Language;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The form in which listings come in, with its drafts and what it suggests while somebody types. */
@PageController
class SubmissionPages {

    private static final int SUGGESTIONS = 12;
    private static final int LONGEST_QUESTION = 100;
    private static final int DRAFTS_SHOWN = 10;

    private final Forms forms;
    private final KeptForms kept;
    private final ListingForm listingForm;
    private final Accounts accounts;
    private final Products products;
    private final Places places;
    private final ServiceLevels levels;

    SubmissionPages(
            Forms forms,
            KeptForms kept,
            ListingForm listingForm,
            Accounts accounts,
            Products products,
            Places places,
            ServiceLevels levels) {
        this.forms = forms;
        this.kept = kept;
        this.listingForm = listingForm;
        this.accounts = accounts;
        this.products = products;
        this.places = places;
        this.levels = levels;
    }

    /** A draft to go on with. */
    record Resumable(String id, String title, Instant keptAt) {

        static Resumable of(Draft draft) {
            return new Resumable(
                    draft.id(),
                    String.join("", draft.form().values().getOrDefault("title", List.of())),
                    draft.form().keptAt());
        }
    }

    @GetMapping("/submit")
    String form(HttpServletRequest request, Caller caller, Model model) {
        Form form = forms.openWithDraft(request, caller, known(caller, request));
        String draft = forms.draftOf(request, caller);
        listingForm.show(model, form, null);
        model.addAttribute("draft", draft);
        model.addAttribute("ownOrganisation", caller.role() == Role.MEMBER);
        model.addAttribute("next", next(caller));
        model.addAttribute("draftPage", caller.isAnonymous() ? "/submit?saved" : "/submit?draft={draft}&saved");
        model.addAttribute("drafts", draft == null ? drafts(caller) : List.of());
        model.addAttribute("decision", levels.target(Urgency.NORMAL).toMinutes());
        return "submission/form";
    }

    /** What an automatic saving of the draft is answered with. */
    @GetMapping("/submit/saved")
    String saved(HttpServletRequest request, Caller caller, Model model) {
        Form form = forms.openWithDraft(request, caller, Map.of());
        model.addAttribute("form", form);
        model.addAttribute("draft", forms.draftOf(request, caller));
        listingForm.showProgress(model, form);
        return "submission/saved";
    }

    @GetMapping("/submit/products")
    String products(
            @RequestParam(name = "product", required = false) @Nullable String typed,
            @RequestParam(required = false) @Nullable String q,
            Model model) {
        Language language = Language.current();
        String question = question(q == null ? typed : q);
        model.addAttribute(
                "choices",
                products.search(question, SUGGESTIONS).stream()
                        .map(product -> choice(product.code(), Contents.label(product, language), question))
                        .toList());
        model.addAttribute("productName", listingForm.productName(question, language));
        return "submission/suggestions :: products";
    }

    @GetMapping("/submit/places")
    String places(
            @RequestParam(name = "region.postalCode", required = false) @Nullable String postalCode,
            @RequestParam(name = "region.place", required = false) @Nullable String place,
            @RequestParam(required = false) @Nullable String q,
            Model model) {
        boolean byName = place != null;
        String question = question(q != null ? q : byName ? place : postalCode);
        model.addAttribute(
                "choices",
                places.search(question, SUGGESTIONS).stream()
                        .map(found -> byName
                                ? choice(found.place(), found.postalCode() + ", " + found.district(), question)
                                : choice(found.postalCode(), found.postalCode() + " " + found.place(), question))
                        .toList());
        return "submission/suggestions :: places";
    }

    /** Browsers offer only what contains what was typed, so that a synonym or another spelling is added to the label. */
    private static Choice choice(String value, String label, String question) {
        boolean offered = contains(value, question) || contains(label, question);
        return new Choice(value, offered ? label : label + " (" + question + ")");
    }

    private static boolean contains(String text, String part) {
        return text.toLowerCase(Language.GERMAN.locale()).contains(part.toLowerCase(Language.GERMAN.locale()));
    }

    private static String question(@Nullable String typed) {
        return typed == null || typed.length() > LONGEST_QUESTION ? "" : typed.strip();
    }

    /** What is known of whoever has an account. */
    private Map<String, List<String>> known(Caller caller, HttpServletRequest request) {
        Map<String, List<String>> known = new HashMap<>();
        String kind = request.getParameter("kind");
        if (kind != null) {
            known.put("kind", List.of(kind));
        }
        String organisation = caller.organisation();
        if (caller.role() == Role.MEMBER && organisation != null) {
            accounts.organisationName(organisation).ifPresent(name -> known.put("organisation.name", List.of(name)));
            accounts.organisationType(organisation)
                    .ifPresent(type -> known.put("organisation.type", List.of(type.name())));
            accounts.nameOf(caller.accountId()).ifPresent(name -> known.put("contact.name", List.of(name)));
        }
        return known;
    }

    private static String next(Caller caller) {
        return switch (caller.role()) {
            case ANONYMOUS -> "/manage/{id}/{manageToken}?new";
            case MEMBER, PARTNER -> "/listings/{id}?new";
            case CLERK, AUTHORITY, MODERATOR, AUDITOR, ADMIN, SYSTEM -> "/listings/{id}";
        };
    }

    private List<Resumable> drafts(Caller caller) {
        return caller.isAnonymous()
                ? List.of()
                : kept.draftsOf(caller).stream()
                        .limit(DRAFTS_SHOWN)
                        .map(Resumable::of)
                        .toList();
    }
}
