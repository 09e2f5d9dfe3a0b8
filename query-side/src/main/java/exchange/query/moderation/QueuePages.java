package exchange.query.moderation;

import exchange.event.account.Role;
import exchange.event.listing.Kind;
import exchange.event.listing.ListingId;
import exchange.event.listing.ReviewReason;
import exchange.query.Ask;
import exchange.query.listing.GetListingAtDesk;
import exchange.query.listing.ListingAnswer;
import exchange.query.model.ReadModels;
import exchange.query.moderation.ModerationQueue.Waiting;
import exchange.query.moderation.QueueFilter.Held;
import exchange.query.page.Form;
import exchange.query.page.Forms;
import exchange.query.page.PageController;
import exchange.query.page.ServiceLevels;
import exchange.query.page.ServiceLevels.Level;
import exchange.query.page.Wording;
import exchange.web.account.Caller;
import exchange.web.cookie.Cookies;
import exchange.web.form.LocalPath;
import exchange.web.problem.Problem;
import exchange.web.read.Cursor;
import exchange.web.read.Parameters;
import exchange.web.read.ReadAfter;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The moderation queue as a page: live, until its reader holds it. */
@PageController
class QueuePages {

    private static final String PATH = "/desk/queue";
    private static final String LIVE = "QUEUE_LIVE";
    private static final Duration LIVE_KEPT = Duration.ofDays(365);

    /** How long a listing that has just come in is marked. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    private static final List<String> OF_PAGE = List.of("form", "answer", "since", "oldest");

    private final Ask ask;
    private final ReadModels models;
    private final Cursor cursors;
    private final Forms forms;
    private final ServiceLevels levels;
    private final Wording say;
    private final ReadAfter readAfter;
    private final Cookies cookies;
    private final Clock clock;

    QueuePages(
            Ask ask,
            ReadModels models,
            Cursor cursors,
            Forms forms,
            ServiceLevels levels,
            Wording say,
            ReadAfter readAfter,
            Cookies cookies,
            Clock clock) {
        this.ask = ask;
        this.models = models;
        this.cursors = cursors;
        this.forms = forms;
        this.levels = levels;
        this.say = say;
        this.readAfter = readAfter;
        this.cookies = cookies;
        this.clock = clock;
    }

    /**
     * A row of the queue.
     *
     * @param held MINE, OTHERS or FREE
     * @param left seconds of the claim
     * @param fresh whether it has just come in
     */
    record Row(WaitingListing listing, Level level, Held held, long left, boolean fresh) {

        public boolean isRevision() {
            return listing.revisionState() != null;
        }
    }

    /**
     * A filter that a link chooses.
     *
     * @param word the message that names it
     */
    record Choice(String href, String word, boolean chosen) {}

    /** What became of a listing of a batch, as the API answered it; empty where it did not say. */
    record Result(String id, String reference, String result, String rule, String detail, String state) {}

    @GetMapping(PATH)
    String queue(HttpServletRequest request, Caller caller, Model model) {
        fill(request, caller, model);
        Form form = forms.open(request, caller);
        model.addAttribute("form", form);
        model.addAttribute("chosen", chosen(form));
        model.addAttribute("claiming", forms.blank());
        List<Result> results = results(forms.answered(request, caller));
        model.addAttribute("results", results);
        model.addAttribute(
                "succeeded",
                results.stream()
                        .filter(result -> result.result().equals("DONE"))
                        .count());
        model.addAttribute("reasons", ReviewReason.values());
        return "desk/queue";
    }

    /** What a live page asks for every few seconds. */
    @GetMapping(PATH + "/rows")
    String rows(HttpServletRequest request, Caller caller, Model model) {
        fill(request, caller, model);
        model.addAttribute("chosen", Set.of());
        model.addAttribute("claiming", forms.blank());
        return "desk/queue-rows";
    }

    /** Holds the page, or lets it go on, until it is said otherwise. */
    @GetMapping(PATH + "/live/{state}")
    void live(
            @PathVariable String state,
            @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!state.equals("on") && !state.equals("off")) {
            throw Problem.notFound();
        }
        cookies.keep(request, response, LIVE, state, PATH, LIVE_KEPT);
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(
                HttpHeaders.LOCATION,
                request.getContextPath()
                        + LocalPath.of(to).filter(path -> path.startsWith(PATH)).orElse(PATH));
    }

    /** Two listings side by side. */
    @GetMapping(PATH + "/compare")
    String compare(HttpServletRequest request, Caller caller, Model model) {
        readAfter.awaitLog();
        Parameters parameters = Parameters.of(request);
        ListingAnswer left = listing(parameters, "a", caller);
        ListingAnswer right = listing(parameters, "b", caller);
        Instant now = clock.instant();
        Review one = Review.of(left, caller, now);
        Review other = Review.of(right, caller, now);
        model.addAttribute("left", one);
        model.addAttribute("right", other);
        model.addAttribute("rows", new Comparison(say).of(one.content(), other.content()));
        return "desk/compare";
    }

    private ListingAnswer listing(Parameters parameters, String name, Caller caller) {
        ListingId id = parameters.one(name).flatMap(ListingId::parse).orElseThrow(Problem::notFound);
        return ask.one(new GetListingAtDesk(id, caller, parameters.language()), ListingAnswer.class);
    }

    private void fill(HttpServletRequest request, Caller caller, Model model) {
        Parameters parameters = Parameters.ofList(
                request,
                Stream.concat(Arrays.stream(QueueFilter.PARAMETERS), OF_PAGE.stream())
                        .toArray(String[]::new));
        QueueFilter filter = QueueFilter.of(parameters, caller);
        int size = parameters.size();
        String fingerprint = PATH + "\n" + filter;
        List<String> after = parameters.cursor(cursors, fingerprint).orElse(List.of());
        String since = parameters.one("since").orElse("");
        if (!since.isEmpty() && !since.matches("\\d{1,18}")) {
            parameters.wrong("since", "Eine Position.", "A position.");
        }
        parameters.check();
        Waiting waiting = models.answer(
                Moderation.NAME,
                generation -> ask.one(
                        new FindWaiting(generation, filter, size, fingerprint, after, parameters.language()),
                        Waiting.class));
        QueueSummary summary = models.asItStands(
                Moderation.NAME,
                generation -> ask.one(
                        new CountWaiting(
                                generation,
                                caller.accountId(),
                                since.isEmpty() ? Long.MAX_VALUE : Long.parseLong(since)),
                        QueueSummary.class));
        Instant now = clock.instant();
        List<Row> rows =
                waiting.items().stream().map(item -> row(item, caller, now)).toList();
        Optional<String> cursor = parameters.one("cursor");
        UriComponentsBuilder page = href(PATH, filter).queryParamIfPresent("size", parameters.one("size"));
        model.addAttribute("rows", rows);
        model.addAttribute("first", cursor.isEmpty());
        String claimable = rows.stream()
                .filter(row -> row.held() == Held.FREE)
                .map(row -> row.listing().id().toString())
                .findFirst()
                .orElse("");
        model.addAttribute(
                "next",
                waiting.next() == null
                        ? null
                        : page.cloneBuilder()
                                .queryParam("cursor", waiting.next())
                                .toUriString());
        model.addAttribute(
                "here",
                page.cloneBuilder().queryParamIfPresent("cursor", cursor).toUriString());
        model.addAttribute("start", page.toUriString());
        model.addAttribute(
                "poll",
                page.cloneBuilder()
                        .replacePath(PATH + "/rows")
                        .queryParamIfPresent("cursor", cursor)
                        .queryParam("since", summary.newest())
                        .queryParam("oldest", claimable)
                        .toUriString());
        model.addAttribute("summary", summary);
        model.addAttribute("filter", filter);
        model.addAttribute("kinds", kinds(filter));
        model.addAttribute("holders", holders(filter));
        model.addAttribute(
                "doubtful",
                href(PATH, filter.withQuarantined(!filter.quarantined())).toUriString());
        model.addAttribute("look", look(rows, waiting.next()));
        model.addAttribute("live", isLive(request));
        model.addAttribute("moderator", caller.role() == Role.MODERATOR);
        model.addAttribute("claimable", claimable);
        model.addAttribute("moved", !claimable.equals(parameters.one("oldest").orElse("")));
    }

    private Row row(WaitingListing item, Caller caller, Instant now) {
        Held held = item.claimedBy() == null
                ? Held.FREE
                : item.claimedBy().equals(caller.login()) ? Held.MINE : Held.OTHERS;
        long left = item.claimedUntil() == null
                ? 0
                : Duration.between(now, item.claimedUntil()).toSeconds();
        Level level = levels.level(item.urgency(), Duration.ofSeconds(item.waitingSeconds()));
        return new Row(
                item,
                level,
                held,
                left,
                Duration.between(item.waitingSince(), now).compareTo(FRESH) < 0);
    }

    private static List<Choice> kinds(QueueFilter filter) {
        List<Choice> choices = new ArrayList<>();
        choices.add(
                new Choice(href(PATH, filter.withKind(null)).toUriString(), "queue.kind.all", filter.kind() == null));
        for (Kind kind : Kind.values()) {
            choices.add(new Choice(
                    href(PATH, filter.withKind(kind)).toUriString(), "kinds." + kind, filter.kind() == kind));
        }
        return choices;
    }

    private static List<Choice> holders(QueueFilter filter) {
        List<Choice> choices = new ArrayList<>();
        choices.add(
                new Choice(href(PATH, filter.withHeld(null)).toUriString(), "queue.held.all", filter.held() == null));
        for (Held held : Held.values()) {
            choices.add(new Choice(
                    href(PATH, filter.withHeld(held)).toUriString(), "queue.held." + held, filter.held() == held));
        }
        return choices;
    }

    private static UriComponentsBuilder href(String path, QueueFilter filter) {
        UriComponentsBuilder href = UriComponentsBuilder.fromPath(path);
        if (filter.kind() != null) {
            href.queryParam("kind", filter.kind());
        }
        if (filter.held() != null) {
            href.queryParam("held", filter.held());
        }
        return filter.quarantined() ? href.queryParam("quarantined", "true") : href;
    }

    private static List<Result> results(Form answered) {
        List<Result> results = new ArrayList<>();
        for (int index = 0; index < answered.rows("items", 0, Parameters.MOST); index++) {
            String item = "items[" + index + "].";
            String reference = answered.value(item + "reference");
            String id = answered.value(item + "id");
            results.add(new Result(
                    id,
                    reference.isEmpty() ? id : reference,
                    answered.value(item + "result"),
                    answered.value(item + "rule"),
                    answered.value(item + "detail"),
                    answered.value(item + "state")));
        }
        return results;
    }

    /** Which listings were ticked in a form that was refused, wherever they stand now. */
    private static Set<String> chosen(Form form) {
        Set<String> chosen = new HashSet<>();
        for (int index = 0; index < form.rows("items", 0, Parameters.MOST); index++) {
            String item = "items[" + index + "].";
            if (form.has(item + "chosen", "true")) {
                chosen.add(form.value(item + "id"));
            }
        }
        return chosen;
    }

    /** Changes whenever rows come, go, or are held by somebody else; not while they only grow older. */
    private static String look(List<Row> rows, @Nullable String next) {
        return Integer.toHexString(Objects.hash(
                rows.stream()
                        .map(row -> row.listing().id() + "/" + row.listing().version() + "/" + row.held())
                        .toList(),
                next == null));
    }

    private static boolean isLive(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                || Arrays.stream(cookies)
                        .noneMatch(cookie -> cookie.getName().equals(LIVE) && "off".equals(cookie.getValue()));
    }
}
