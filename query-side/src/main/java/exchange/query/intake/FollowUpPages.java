package exchange.query.intake;

import exchange.query.Ask;
import exchange.query.intake.FollowUp.Due;
import exchange.query.intake.OpenFollowUps.Found;
import exchange.query.model.ReadModels;
import exchange.query.page.Forms;
import exchange.query.page.PageController;
import exchange.web.account.Caller;
import exchange.web.read.Cursor;
import exchange.web.read.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What the desk has to come back to: what is overdue, what is due today, and the rest; each can be done here. */
@PageController
class FollowUpPages {

    private static final int SIZE = 50;

    private final Ask ask;
    private final ReadModels models;
    private final Cursor cursors;
    private final Forms forms;

    FollowUpPages(Ask ask, ReadModels models, Cursor cursors, Forms forms) {
        this.ask = ask;
        this.models = models;
        this.cursors = cursors;
        this.forms = forms;
    }

    @GetMapping("/desk/follow-ups")
    String followUps(HttpServletRequest request, Caller caller, Model model) {
        Parameters parameters = Parameters.ofList(request, "who", "form", "done", "item");
        boolean everybodys = parameters.one("who").filter("all"::equals).isPresent();
        String fingerprint = "follow-ups\n" + everybodys;
        List<String> after = parameters.cursor(cursors, fingerprint).orElse(List.of());
        parameters.check();
        Found found = models.answer(
                FollowUps.NAME,
                generation -> ask.one(
                        new FindFollowUps(
                                generation, caller, everybodys, SIZE, fingerprint, after, parameters.language()),
                        Found.class));
        model.addAttribute("found", found);
        model.addAttribute("dues", Due.values());
        model.addAttribute("everybodys", everybodys);
        model.addAttribute("firstPage", after.isEmpty());
        model.addAttribute("form", forms.open(request, caller));
        model.addAttribute("refused", parameters.one("item").orElse(""));
        model.addAttribute("isDone", request.getParameter("done") != null);
        return "intake/follow-ups";
    }
}
