package exchange.query.listing;

import exchange.event.listing.ListingId;
import exchange.query.Ask;
import exchange.query.listing.ListingAnswer.Happened;
import exchange.query.listing.ListingTimeline.Step;
import exchange.query.listing.ListingWords.Difference;
import exchange.query.listing.ListingWords.Fact;
import exchange.query.listing.ListingWords.Pair;
import exchange.query.listing.Moments.Moment;
import exchange.query.page.Form;
import exchange.query.page.PageController;
import exchange.query.page.Wording;
import exchange.web.account.Caller;
import exchange.web.problem.Problem;
import exchange.web.read.Parameters;
import exchange.web.read.ReadAfter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * {@code GET /audit/listings/{id}}: a listing's events; the listing as it was {@code ?at=} a moment or {@code ?position=}; what differs
 * between two moments, {@code ?from=} and {@code ?to=}.
 */
@PageController
class ListingTimelinePages {

    private static final String AT = "at";
    private static final String POSITION = "position";
    private static final String FROM = "from";
    private static final String TO = "to";

    /** What is longer is said to have changed, without saying how; the difference of two moments shows it. */
    private static final int SHORT = 120;

    /**
     * An event of the listing.
     *
     * @param changes what it changed, in words
     * @param current whether the state shown is that after this event
     */
    record Event(Happened happened, String leafHash, List<String> changes, boolean current) {}

    /**
     * The listing at a moment.
     *
     * @param rows field by field: as the desk saw it, and as everybody saw it; null where that side does not have the field
     * @param visible whether everybody saw it
     */
    record State(Moment moment, String state, boolean visible, List<Pair> rows) {}

    /**
     * The listing at two moments.
     *
     * @param seen whether everybody saw it at one of them
     */
    record Comparison(Moment from, Moment to, Difference inside, Difference outside, boolean seen) {}

    private final Ask ask;
    private final ReadAfter readAfter;
    private final Moments moments;
    private final ListingWords words;
    private final Wording say;

    ListingTimelinePages(Ask ask, ReadAfter readAfter, Moments moments, ListingWords words, Wording say) {
        this.ask = ask;
        this.readAfter = readAfter;
        this.moments = moments;
        this.words = words;
        this.say = say;
    }

    @GetMapping("/audit/listings/{id}")
    String timeline(
            @PathVariable String id,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        readAfter.awaitLog();
        ListingId listing = ListingId.parse(id).orElseThrow(Problem::notFound);
        Parameters parameters = Parameters.of(request);
        ListingTimeline timeline =
                ask.one(new GetListingTimeline(listing, caller, parameters.language()), ListingTimeline.class);
        List<Step> steps = timeline.steps();
        Optional<Moment> from = moments.either(parameters, FROM);
        Optional<Moment> to = moments.either(parameters, TO);
        Optional<Moment> asked =
                parameters.moment(AT).map(moments::at).or(() -> moments.position(parameters, POSITION));
        boolean compares =
                parameters.one(FROM).isPresent() || parameters.one(TO).isPresent();
        Problem wrong = null;
        try {
            parameters.check();
        } catch (Problem refused) {
            wrong = refused;
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        Moment moment = asked.orElseGet(() -> moment(steps.getLast()));
        model.addAttribute("form", Form.ofQuestion(values(request, moment, from, to, steps), wrong));
        model.addAttribute("now", timeline.now());
        model.addAttribute("steps", steps.reversed());
        if (wrong == null && compares) {
            model.addAttribute(
                    "comparison",
                    compare(
                            listing,
                            caller,
                            parameters,
                            from.orElseGet(() -> moment(steps.getFirst())),
                            to.orElseGet(() -> moment(steps.getLast()))));
        } else if (wrong == null) {
            model.addAttribute("moment", moment);
            asOf(listing, caller, parameters, moment)
                    .ifPresent(state -> model.addAttribute("state", state(moment, state)));
        }
        int current = wrong == null && !compares ? indexAt(steps, moment) : steps.size();
        model.addAttribute("events", events(steps, current));
        model.addAttribute("number", current + 1);
        if (current < steps.size()) {
            model.addAttribute("previous", current > 0 ? steps.get(current - 1).position() : null);
            model.addAttribute(
                    "following",
                    current + 1 < steps.size() ? steps.get(current + 1).position() : null);
        }
        return "audit/listing";
    }

    private static Moment moment(Step step) {
        return new Moment(step.position(), step.happened().at());
    }

    /** Empty if there was no such listing yet. */
    private Optional<ListingAsOf> asOf(ListingId listing, Caller caller, Parameters parameters, Moment moment) {
        try {
            return Optional.of(ask.one(moment.question(listing, caller, parameters.language()), ListingAsOf.class));
        } catch (Problem problem) {
            if (problem.status() == HttpStatus.NOT_FOUND) {
                return Optional.empty();
            }
            throw problem;
        }
    }

    private State state(Moment moment, ListingAsOf was) {
        List<Fact> outside = words.inPublic(was.publicly());
        return new State(
                moment,
                was.listing().state(),
                was.publicly() != null,
                ListingWords.pairs(outside.subList(1, outside.size()), words.of(was.listing())));
    }

    private Comparison compare(ListingId listing, Caller caller, Parameters parameters, Moment from, Moment to) {
        Optional<ListingAsOf> before = asOf(listing, caller, parameters, from);
        Optional<ListingAsOf> after = asOf(listing, caller, parameters, to);
        ListingAsOf.Shown shownBefore = before.map(ListingAsOf::publicly).orElse(null);
        ListingAsOf.Shown shownAfter = after.map(ListingAsOf::publicly).orElse(null);
        return new Comparison(
                from,
                to,
                ListingWords.difference(inside(before), inside(after)),
                ListingWords.difference(words.inPublic(shownBefore), words.inPublic(shownAfter)),
                shownBefore != null || shownAfter != null);
    }

    private List<Fact> inside(Optional<ListingAsOf> was) {
        return was.map(listing -> words.of(listing.listing())).orElse(List.of());
    }

    /** The last event that had happened by then; -1 before the first. */
    private static int indexAt(List<Step> steps, Moment moment) {
        int index = steps.size() - 1;
        while (index >= 0 && steps.get(index).position() > moment.position()) {
            index--;
        }
        return index;
    }

    private List<Event> events(List<Step> steps, int current) {
        List<Event> events = new ArrayList<>();
        List<Fact> inside = List.of();
        List<Fact> outside = words.inPublic(null);
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            List<Fact> insideNow = words.of(step.state().listing());
            List<Fact> outsideNow = words.inPublic(step.state().publicly());
            List<String> changes = new ArrayList<>();
            if (i > 0) {
                ListingWords.difference(inside, insideNow).changed().stream()
                        .filter(pair -> !pair.code().equals(ListingWords.CLAIMED_UNTIL))
                        .forEach(pair -> changes.add(change(pair)));
            }
            ListingWords.difference(outside, outsideNow).changed().stream()
                    .filter(pair -> pair.code().equals(ListingWords.VISIBLE))
                    .forEach(pair -> changes.add(change(pair)));
            events.addFirst(new Event(step.happened(), step.leafHash(), changes, i == current));
            inside = insideNow;
            outside = outsideNow;
        }
        return events;
    }

    private String change(Pair pair) {
        String before = pair.before();
        String after = pair.after() == null ? say.word("audit.nothing") : pair.after();
        if (after.length() > SHORT || (before != null && before.length() > SHORT)) {
            return say.word("audit.changed", pair.label());
        }
        return before == null
                ? say.word("audit.changedTo", pair.label(), after)
                : say.word("audit.changedFromTo", pair.label(), before, after);
    }

    private static Map<String, List<String>> values(
            HttpServletRequest request, Moment moment, Optional<Moment> from, Optional<Moment> to, List<Step> steps) {
        Map<String, List<String>> values = new HashMap<>();
        values.put(AT, List.of(typed(request, AT, seconds(moment.at()))));
        values.put(POSITION, List.of(typed(request, POSITION, String.valueOf(moment.position()))));
        values.put(FROM, List.of(String.valueOf(event(steps, from, steps.getFirst()))));
        values.put(TO, List.of(String.valueOf(event(steps, to, steps.getLast()))));
        return values;
    }

    private static String typed(HttpServletRequest request, String name, String otherwise) {
        String typed = request.getParameter(name);
        return typed == null || typed.isBlank() ? otherwise : typed;
    }

    /** The event of the listing that had the last word at a moment. */
    private static long event(List<Step> steps, Optional<Moment> moment, Step otherwise) {
        return moment.map(given -> steps.get(Math.max(0, indexAt(steps, given))).position())
                .orElse(otherwise.position());
    }

    /** The first full second by which it had happened. */
    private static String seconds(Instant at) {
        Instant second = Instant.ofEpochSecond(at.getEpochSecond());
        return Wording.local(second.equals(at) ? at : second.plusSeconds(1));
    }
}
