package exchange.query.progress;

import exchange.log.EventLog;
import exchange.node.ExchangeSettings;
import exchange.query.model.DeadLetters.Letter;
import exchange.query.model.ReadModels;
import exchange.query.page.Forms;
import exchange.query.page.PageController;
import exchange.query.progress.ModelStates.ReadModel;
import exchange.query.progress.ModelStates.State;
import exchange.web.account.Caller;
import exchange.web.problem.Problem;
import exchange.web.read.Page;
import exchange.web.read.Parameters;
import exchange.web.read.ReadAfter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Operations, for administrators: read models and how far they are, what they could not take, whether the exchange is open. */
@PageController
class OperationsPages {

    private final ModelStates states;
    private final ParkedEvents parked;
    private final NodeHealth health;
    private final ReadModels models;
    private final EventLog log;
    private final ReadAfter readAfter;
    private final Forms forms;
    private final ExchangeSettings settings;

    OperationsPages(
            ModelStates states,
            ParkedEvents parked,
            NodeHealth health,
            ReadModels models,
            EventLog log,
            ReadAfter readAfter,
            Forms forms,
            ExchangeSettings settings) {
        this.states = states;
        this.parked = parked;
        this.health = health;
        this.models = models;
        this.log = log;
        this.readAfter = readAfter;
        this.forms = forms;
        this.settings = settings;
    }

    /** @param live {@code off} to hold what is shown still */
    @GetMapping("/operations")
    String overview(@RequestParam(required = false) @Nullable String live, Model model) {
        readAfter.awaitLog();
        addStates(model);
        model.addAttribute("health", health.now());
        model.addAttribute("live", !"off".equals(live));
        model.addAttribute("demo", settings.demo());
        return "operations/overview";
    }

    /**
     * What of the overview changes by itself.
     *
     * @param said what the reader was told last
     */
    @GetMapping("/operations/read-models")
    String states(@RequestParam(defaultValue = "") String said, HttpServletRequest request, Model model) {
        if (request.getHeader("HX-Request") == null) {
            return "redirect:/operations";
        }
        readAfter.awaitLog();
        addStates(model);
        model.addAttribute("live", true);
        model.addAttribute("said", said);
        return "operations/models :: news";
    }

    private void addStates(Model model) {
        List<ReadModel> all = states.all();
        model.addAttribute("models", all);
        model.addAttribute("head", log.head());
        model.addAttribute("lag", all.stream().mapToLong(ReadModel::lag).max().orElse(0));
        model.addAttribute(
                "parked",
                all.stream()
                        .mapToInt(each -> each.parked() == null ? 0 : each.parked())
                        .sum());
        long rebuilding = all.stream().filter(each -> each.rebuild() != null).count();
        long failed = all.stream().filter(each -> each.state() == State.FAILED).count();
        model.addAttribute("rebuilding", rebuilding);
        model.addAttribute("failed", failed);
        model.addAttribute("saying", failed + "-" + rebuilding);
    }

    /** Asks once before all are built anew. */
    @GetMapping("/operations/read-models/rebuild")
    String rebuildAll(HttpServletRequest request, Caller caller, Model model) {
        return askToRebuild(states.rebuildable(), "", request, caller, model);
    }

    /** Asks once before one is built anew. */
    @GetMapping("/operations/read-models/{name}/rebuild")
    String rebuild(@PathVariable String name, HttpServletRequest request, Caller caller, Model model) {
        if (!models.names().contains(name)) {
            throw Problem.notFound();
        }
        return askToRebuild(List.of(states.of(name)), name, request, caller, model);
    }

    private String askToRebuild(
            List<ReadModel> which, String name, HttpServletRequest request, Caller caller, Model model) {
        readAfter.awaitLog();
        model.addAttribute("already", which.stream().allMatch(each -> each.rebuild() != null));
        model.addAttribute("name", name);
        model.addAttribute("head", log.head());
        model.addAttribute("form", forms.open(request, caller));
        return "operations/rebuild";
    }

    /** @param retried the model that was tried again just now */
    @GetMapping("/operations/dead-letters")
    String deadLetters(
            @RequestParam(required = false) @Nullable String retried,
            HttpServletRequest request,
            Caller caller,
            Model model) {
        Page<Letter> page = parked.find(Parameters.of(request), "dead-letters");
        TreeSet<String> concerned = new TreeSet<>();
        for (String name : models.names()) {
            Integer some = states.of(name).parked();
            if (some != null && some > 0) {
                concerned.add(name);
            }
        }
        page.items().forEach(letter -> concerned.add(letter.model()));
        model.addAttribute("letters", page.items());
        model.addAttribute("next", page.next());
        model.addAttribute("concerned", concerned);
        model.addAttribute("retried", retried != null && models.names().contains(retried) ? retried : null);
        model.addAttribute("form", forms.open(request, caller));
        return "operations/dead-letters";
    }

    /** Opens and closes the exchange. */
    @GetMapping("/operations/opening")
    String opening(HttpServletRequest request, Caller caller, Model model) {
        readAfter.awaitLog();
        model.addAttribute("form", forms.open(request, caller));
        return "operations/opening";
    }
}
