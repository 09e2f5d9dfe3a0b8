package exchange.query.moderation;

import exchange.event.listing.ConformityLevel;
import exchange.event.listing.ListingId;
import exchange.event.listing.Quantity;
import exchange.event.listing.ReviewReason;
import exchange.query.Ask;
import exchange.query.listing.DeskView;
import exchange.query.listing.GetListingAtDesk;
import exchange.query.listing.ListingAnswer;
import exchange.query.listing.ListingAnswer.Happened;
import exchange.query.model.ReadModels;
import exchange.query.page.Form;
import exchange.query.page.Forms;
import exchange.query.page.ServiceLevels;
import exchange.query.page.Wording;
import exchange.reference.UsualQuantities;
import exchange.web.account.Caller;
import exchange.web.problem.Language;
import exchange.web.problem.Problem;
import exchange.web.read.Parameters;
import exchange.web.read.ReadAfter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * A listing as the desk works on it: facts beside history, doubts, decision. Each form of the page has a name, by which its refusal comes
 * back to it ({@code ?do=}); {@code ?seen=} is the version that the refused form was about.
 */
@Component
class ReviewPage implements DeskView {

    private static final List<String> FORMS = List.of(
            "claim",
            "release",
            "approve",
            "confirm",
            "changes",
            "reject",
            "suspend",
            "reinstate",
            "redact",
            "note",
            "followup");

    private final Ask ask;
    private final ReadModels models;
    private final ReadAfter readAfter;
    private final Forms forms;
    private final UsualQuantities usual;
    private final ServiceLevels levels;
    private final Wording say;
    private final Clock clock;

    ReviewPage(
            Ask ask,
            ReadModels models,
            ReadAfter readAfter,
            Forms forms,
            UsualQuantities usual,
            ServiceLevels levels,
            Wording say,
            Clock clock) {
        this.ask = ask;
        this.models = models;
        this.readAfter = readAfter;
        this.forms = forms;
        this.usual = usual;
        this.levels = levels;
        this.say = say;
        this.clock = clock;
    }

    /**
     * One of several forms on a page.
     *
     * @param at what stands before the ids of its fields; nothing for the one that was refused, because the errors name the bare fields
     */
    record Part(Form form, String at) {

        public boolean isRefused() {
            return form.isRefused();
        }
    }

    @Override
    public String show(String id, Caller caller, HttpServletRequest request, Model model) {
        readAfter.awaitLog();
        Language language = Language.of(request);
        ListingId listing = ListingId.parse(id).orElseThrow(Problem::notFound);
        Parameters parameters = Parameters.of(request);
        ListingAnswer answer = ask.one(new GetListingAtDesk(listing, caller, language), ListingAnswer.class);
        Instant now = clock.instant();
        Review review = Review.of(answer, caller, now);
        model.addAttribute("review", review);
        model.addAttribute("listing", answer);
        model.addAttribute("history", answer.history().reversed());
        model.addAttribute("level", level(review, now));
        model.addAttribute("picture", picture(review));
        model.addAttribute(
                "differences",
                answer.revision() == null
                        ? List.of()
                        : new Comparison(say)
                                .of(answer.content(), review.content()).stream()
                                        .filter(row -> !row.same())
                                        .toList());
        model.addAttribute("duplicates", review.isClosed() ? List.of() : duplicates(listing, language));
        model.addAttribute("done", done(answer, caller, parameters));
        model.addAttribute("reasons", ReviewReason.values());
        model.addAttribute("levels", ConformityLevel.values());
        model.addAttribute("here", "/listings/" + listing);
        List<String> names = names(review);
        String doing = parameters.one("do").filter(names::contains).orElse("");
        addForms(names, doing, caller, request, model);
        model.addAttribute("changed", changed(answer, parameters, model));
        return doing.equals("redact") && review.mayRedact() ? "desk/redact" : "desk/review";
    }

    /** The forms of the page: some are there once for each standard or follow-up. */
    private static List<String> names(Review review) {
        List<String> names = new ArrayList<>(FORMS);
        for (int index = 0; index < review.content().conformity().size(); index++) {
            names.add("assess" + index);
        }
        List<ListingAnswer.FollowUp> followUps = review.listing().followUps();
        for (int index = 0; followUps != null && index < followUps.size(); index++) {
            names.add("done" + index);
        }
        return names;
    }

    private void addForms(List<String> names, String doing, Caller caller, HttpServletRequest request, Model model) {
        Form asked = forms.open(request, caller);
        Map<String, Part> parts = new HashMap<>();
        for (String name : names) {
            boolean refused = name.equals(doing) && asked.isRefused();
            parts.put(name, refused ? new Part(asked, "") : new Part(forms.blank(), name + "-"));
        }
        model.addAttribute("form", asked);
        model.addAttribute("parts", parts);
        model.addAttribute("doing", doing);
    }

    private ServiceLevels.@Nullable Level level(Review review, Instant now) {
        Instant since = review.waitingSince();
        return since == null || !review.isWaiting()
                ? null
                : levels.level(review.content().urgency(), Duration.between(since, now));
    }

    private @Nullable QuantityPicture picture(Review review) {
        Quantity quantity = review.content().quantity();
        return quantity == null
                ? null
                : QuantityPicture.of(usual, review.content().product(), quantity, say);
    }

    private List<Duplicate> duplicates(ListingId id, Language language) {
        return models.asItStands(
                Moderation.NAME, generation -> ask.many(new FindDuplicates(generation, id, language), Duplicate.class));
    }

    /** What the reader has just done, if that is where they come from. */
    private static @Nullable Happened done(ListingAnswer answer, Caller caller, Parameters parameters) {
        String after = parameters.one("after").orElse("");
        return answer.history().stream()
                .filter(event -> String.valueOf(event.position()).equals(after)
                        && caller.login().equals(event.actor()))
                .findFirst()
                .orElse(null);
    }

    /** What happened since the version that a decision was about which came too late. */
    private static List<Happened> changed(ListingAnswer answer, Parameters parameters, Model model) {
        Form form = (Form) Objects.requireNonNull(model.getAttribute("form"));
        var refused = form.refused();
        if (refused == null || refused.status() != HttpStatus.PRECONDITION_FAILED.value()) {
            return List.of();
        }
        int seen = parameters
                .number("seen", 0, Integer.MAX_VALUE)
                .orElse(answer.history().size());
        return answer.history()
                .subList(
                        Math.min(seen, answer.history().size()),
                        answer.history().size());
    }
}
