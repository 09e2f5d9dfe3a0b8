package exchange.query.page;

import exchange.web.problem.Language;
import exchange.web.problem.Problem;
import exchange.web.problem.ProblemPage;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/** Refusals as pages: what is wrong, and what to do next. */
@PageController
class ProblemPages implements ProblemPage {

    private static final String PAGE = "/problem";

    /** Refusals of a form that is not kept. */
    private static final Set<Integer> NOT_TAKEN = Set.of(413, 429, 503);

    private static final String SHOWN = ProblemPages.class.getName();

    /**
     * What the page says.
     *
     * @param incident by which the log can be searched; null for what was expected
     */
    record Shown(Problem problem, @Nullable String incident) {}

    @Override
    public void show(
            HttpServletRequest request, HttpServletResponse response, Problem problem, @Nullable String incident)
            throws IOException {
        request.setAttribute(SHOWN, new Shown(problem, incident));
        try {
            request.getRequestDispatcher(PAGE).forward(request, response);
        } catch (ServletException e) {
            throw new IOException("The page of a refusal cannot be shown", e);
        }
    }

    /** Whether what somebody wrote is still on the page before. */
    private static boolean isOfForm(HttpServletRequest request, int status) {
        return String.valueOf(request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI))
                        .startsWith(request.getContextPath() + "/api/")
                && NOT_TAKEN.contains(status);
    }

    @RequestMapping(PAGE)
    String page(HttpServletRequest request, Model model) {
        if (!(request.getAttribute(SHOWN) instanceof Shown shown)) {
            throw Problem.notFound();
        }
        Language language = Language.of(request);
        Problem problem = shown.problem();
        model.addAttribute("status", problem.status().value());
        model.addAttribute("detail", language.choose(problem.german(), problem.english()));
        model.addAttribute("errors", problem.errors());
        model.addAttribute("retryAfter", problem.retryAfter());
        model.addAttribute("incident", shown.incident());
        model.addAttribute("ofForm", isOfForm(request, problem.status().value()));
        return "problem";
    }
}
