package exchange.query.matching;

import exchange.event.account.Role;
import exchange.event.listing.Kind;
import exchange.event.listing.ListingId;
import exchange.event.matching.Verdict;
import exchange.query.listing.ListingBrief;
import exchange.query.listing.ListingBriefs;
import exchange.query.listing.ListingReaders;
import exchange.query.matching.MatchSearch.Best;
import exchange.query.matching.MatchSearch.Found;
import exchange.query.matching.MatchSearch.Idle;
import exchange.query.page.Form;
import exchange.query.page.Forms;
import exchange.query.page.PageController;
import exchange.web.account.Caller;
import exchange.web.problem.Problem;
import exchange.web.read.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Who can help whom, and why: the matches of a listing, for the desk and its owner; what is new and what is without a match, for the desk. */
@PageController
class MatchPages {

    private static final int MISSES = 5;

    private final MatchQuestions questions;
    private final ListingReaders readers;
    private final ListingBriefs briefs;
    private final Forms forms;

    MatchPages(MatchQuestions questions, ListingReaders readers, ListingBriefs briefs, Forms forms) {
        this.questions = questions;
        this.readers = readers;
        this.briefs = briefs;
        this.forms = forms;
    }

    /**
     * A match as it is shown.
     *
     * @param offer and request: the ids of the pair, whichever is looked at
     */
    record Shown(Match match, ScorePicture picture, String offer, String request) {

        static Shown of(String listing, Kind kind, Match match) {
            String other = match.counterpart().id();
            boolean offered = kind == Kind.OFFER;
            return new Shown(
                    match, ScorePicture.of(match.factors()), offered ? listing : other, offered ? other : listing);
        }
    }

    /** A new match as it is shown. */
    record ShownNew(NewMatch brought, ScorePicture picture) {}

    /**
     * @param seen what the page that asks shows; null for a page
     * @param said whether its reader was told that it has changed
     */
    @GetMapping("/listings/{id}/matches")
    String matches(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String seen,
            @RequestParam(defaultValue = "") String said,
            Caller caller,
            HttpServletRequest request,
            Model model) {
        Parameters parameters = Parameters.ofList(request, "form", "seen", "said");
        Found found = questions.matches(id, caller, parameters, "matches of " + id);
        String now = state(found);
        if (seen != null) {
            model.addAttribute("changed", !seen.equals(now));
            model.addAttribute("said", Boolean.parseBoolean(said));
            model.addAttribute("id", id);
            model.addAttribute("seen", seen);
            model.addAttribute("cursor", parameters.one("cursor").orElse(null));
            return "matching/changed :: news";
        }
        ListingId listing = ListingId.parse(id).orElseThrow(Problem::notFound);
        boolean asOwner = readers.isOwner(caller, listing);
        ListingBrief subject = briefs.read(listing, caller, parameters.language());
        boolean published = subject.state().equals("PUBLISHED");
        Form form = forms.open(request, caller);
        model.addAttribute("subject", subject);
        model.addAttribute("published", published);
        model.addAttribute(
                "shown",
                found.items().stream()
                        .map(match -> Shown.of(id, subject.content().kind(), match))
                        .toList());
        model.addAttribute("next", found.next());
        model.addAttribute("firstPage", parameters.one("cursor").isEmpty());
        model.addAttribute(
                "misses",
                published
                        ? questions
                                .nearMisses(listing, asOwner, MISSES, parameters.language())
                                .items()
                        : List.of());
        model.addAttribute("legend", ScorePicture.legend());
        model.addAttribute("policy", Policy.CURRENT.version());
        model.addAttribute("verdicts", Verdict.values());
        model.addAttribute("mayJudge", caller.role() == Role.CLERK);
        model.addAttribute("staff", !asOwner);
        model.addAttribute("seen", now);
        model.addAttribute("changed", false);
        model.addAttribute("cursor", parameters.one("cursor").orElse(null));
        model.addAttribute("form", form);
        return "matching/matches";
    }

    /** What a page of matches shows, in one short string that is the same on every node. */
    private static String state(Found found) {
        StringBuilder all = new StringBuilder();
        for (Match match : found.items()) {
            all.append(match.counterpart().id()).append(match.score());
            if (match.judgements() != null) {
                match.judgements().forEach(judgement -> all.append(judgement.at()));
            }
        }
        return Integer.toHexString(all.toString().hashCode());
    }

    @GetMapping("/desk/matches")
    String desk(HttpServletRequest request, Model model) {
        Parameters parameters = Parameters.ofList(request, "view", "kind");
        boolean idle = parameters.one("view").filter("unmatched"::equals).isPresent();
        model.addAttribute("idle", idle);
        model.addAttribute("firstPage", parameters.one("cursor").isEmpty());
        if (idle) {
            List<String> kinds = parameters.constants("kind", Kind.class);
            Idle found = questions.unmatched(parameters, "unmatched " + kinds);
            model.addAttribute("unmatched", found.items());
            model.addAttribute("next", found.next());
            model.addAttribute("kind", kinds.size() == 1 ? kinds.getFirst() : "");
            model.addAttribute("kinds", Kind.values());
        } else {
            Best found = questions.newest(parameters, "new matches");
            model.addAttribute(
                    "brought",
                    found.items().stream()
                            .map(match -> new ShownNew(
                                    match, ScorePicture.of(match.match().factors())))
                            .toList());
            model.addAttribute("next", found.next());
            model.addAttribute("legend", ScorePicture.legend());
        }
        return "matching/desk";
    }
}
