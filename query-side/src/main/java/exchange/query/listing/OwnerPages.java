package exchange.query.listing;

import exchange.event.account.Role;
import exchange.event.listing.ListingId;
import exchange.event.listing.Outcome;
import exchange.event.listing.WithdrawalReason;
import exchange.query.Ask;
import exchange.query.content.ContentView;
import exchange.query.content.Contents;
import exchange.query.page.Form;
import exchange.query.page.Forms;
import exchange.query.page.ServiceLevels;
import exchange.query.submission.ListingForm;
import exchange.reference.Validity;
import exchange.web.account.Caller;
import exchange.web.problem.Language;
import exchange.web.problem.Problem;
import exchange.web.read.ReadAfter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What an owner's pages show, whether the owner has an account or a secret link. */
@Component
class OwnerPages {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final List<String> REMOVED =
            List.of(Contents.removed(Language.GERMAN), Contents.removed(Language.ENGLISH));

    /**
     * How somebody has come to a listing.
     *
     * @param base the address of its page; those of its forms are below it
     * @param token of the secret link; null for who has an account
     * @param reader who may see it: an account, or whoever bears the link
     * @param sender who is logged in meanwhile: what was typed is kept for them
     */
    record Way(String id, String base, @Nullable String token, Caller reader, Caller sender) {}

    /** What an owner, or a clerk in the owner's name, does besides changing the words. */
    enum Step {
        RENEW,
        FULFIL,
        WITHDRAW;

        /** As the address has it. */
        String path() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Ask ask;
    private final ReadAfter readAfter;
    private final Forms forms;
    private final ListingForm listingForm;
    private final ServiceLevels levels;
    private final Clock clock;

    OwnerPages(Ask ask, ReadAfter readAfter, Forms forms, ListingForm listingForm, ServiceLevels levels, Clock clock) {
        this.ask = ask;
        this.readAfter = readAfter;
        this.forms = forms;
        this.listingForm = listingForm;
        this.levels = levels;
        this.clock = clock;
    }

    /** Where the listing stands, and what may be done. */
    String status(Way way, HttpServletRequest request, Model model) {
        OwnListing own = show(way, model);
        model.addAttribute("form", forms.open(request, way.sender()));
        model.addAttribute("renewal", forms.blank());
        model.addAttribute("isNew", request.getParameter("new") != null);
        model.addAttribute("link", link(way, request));
        model.addAttribute("decision", levels.target(own.content().urgency()).toMinutes());
        return "listing-own/status";
    }

    /** The form with what the listing says now. */
    String edit(Way way, HttpServletRequest request, Model model) {
        OwnListing own = show(way, model);
        Form form = forms.open(request, way.sender(), known(own));
        listingForm.show(model, form, own.content().kind());
        String seen = request.getParameter("seen");
        model.addAttribute(
                "since", seen != null && NUMBER.matcher(seen).matches() ? own.since(Long.parseLong(seen)) : List.of());
        model.addAttribute("ownOrganisation", way.reader().role() == Role.MEMBER);
        model.addAttribute("back", way.base() + "/edit?seen=" + own.seen());
        return "listing-own/edit";
    }

    /** What is asked once before a step. */
    String step(Step step, Way way, HttpServletRequest request, Model model) {
        OwnListing own = show(way, model);
        Map<String, List<String>> known =
                Map.of("validUntil", List.of(own.renewedUntilAtLeast().toString()));
        model.addAttribute("form", forms.open(request, way.sender(), known));
        model.addAttribute("step", step.name());
        model.addAttribute("command", step.path());
        model.addAttribute("byClerk", way.reader().role() == Role.CLERK);
        model.addAttribute("firstDay", own.renewableFrom());
        model.addAttribute("lastDay", today().plusDays(Validity.MOST_DAYS));
        return "listing-own/step";
    }

    private OwnListing show(Way way, Model model) {
        readAfter.awaitLog();
        ListingId id = ListingId.parse(way.id()).orElseThrow(Problem::notFound);
        ListingAnswer listing =
                ask.one(new GetListing(id, way.reader(), null, Language.current()), ListingAnswer.class);
        OwnListing own = new OwnListing(listing, way.reader(), today());
        model.addAttribute("own", own);
        model.addAttribute("way", way);
        model.addAttribute(
                "reasons",
                Arrays.stream(WithdrawalReason.values()).map(Enum::name).toList());
        model.addAttribute(
                "outcomes", Arrays.stream(Outcome.values()).map(Enum::name).toList());
        return own;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Validity.ZONE);
    }

    private static String link(Way way, HttpServletRequest request) {
        String url = request.getRequestURL().toString();
        return url.substring(0, url.length() - request.getRequestURI().length())
                + request.getContextPath()
                + way.base();
    }

    /** What was removed is not offered to be sent again, and neither is a day that is over. */
    private Map<String, List<String>> known(OwnListing own) {
        ContentView content = own.content();
        Map<String, List<String>> known = new HashMap<>(forms.values(content));
        if (own.contact() != null) {
            forms.values(own.contact()).forEach((field, value) -> known.put("contact." + field, value));
        }
        known.values().removeIf(value -> value.stream().anyMatch(REMOVED::contains));
        List<String> requires = content.requires();
        for (int i = 0; i < requires.size(); i++) {
            known.put("requires[" + i + "]", List.of(requires.get(i)));
        }
        if (!content.validUntil().isAfter(today())) {
            known.put("validUntil", List.of(own.renewedUntil().toString()));
        }
        return known;
    }
}
