package exchange.query.audit;

import exchange.query.audit.AccessQuestion.Answer;
import exchange.query.page.Form;
import exchange.query.page.PageController;
import exchange.web.problem.Problem;
import exchange.web.read.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The access log as a page: {@code GET /audit/access}. */
@PageController
class AccessPages {

    private static final String PAGE = "/audit/access";
    private static final int SIZE = 50;

    private final AccessQuestion question;

    AccessPages(AccessQuestion question) {
        this.question = question;
    }

    @GetMapping(PAGE)
    String accesses(HttpServletRequest request, HttpServletResponse response, Model model) {
        Parameters parameters = Parameters.ofList(request, AccessQuestion.PARAMETERS);
        int size = parameters.number("size", 1, Parameters.MOST).orElse(SIZE);
        boolean newestFirst = !Order.OLDEST.equals(request.getParameter(Order.PARAMETER));
        model.addAttribute("newestFirst", newestFirst);
        model.addAttribute("filtered", !filter(request).isEmpty());
        Problem wrong = null;
        try {
            Answer answer = question.answer(parameters, Order.NEWEST, size);
            model.addAttribute("accesses", answer.found().accesses());
            model.addAttribute("references", answer.found().references());
            model.addAttribute("beginning", address(request, newestFirst).toString());
            model.addAttribute("turned", address(request, !newestFirst).toString());
            model.addAttribute("first", request.getParameter("cursor") == null);
            model.addAttribute("following", following(request, newestFirst, answer.next()));
        } catch (Problem refused) {
            if (refused.status() != HttpStatus.BAD_REQUEST) {
                throw refused;
            }
            wrong = refused;
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        model.addAttribute("form", Form.ofQuestion(filter(request), wrong));
        return "audit/access";
    }

    private static @Nullable String following(
            HttpServletRequest request, boolean newestFirst, @Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        Address page = address(request, newestFirst);
        Optional.ofNullable(request.getParameter("size")).ifPresent(size -> page.add("size", size));
        return page.add("cursor", cursor).toString();
    }

    private static Address address(HttpServletRequest request, boolean newestFirst) {
        Address page = new Address(PAGE);
        filter(request).forEach((name, values) -> values.forEach(value -> page.add(name, value)));
        return newestFirst ? page : page.add(Order.PARAMETER, Order.OLDEST);
    }

    private static Map<String, List<String>> filter(HttpServletRequest request) {
        return Filled.of(request, AuditFilter.LISTING, AccessQuestion.READER);
    }
}
