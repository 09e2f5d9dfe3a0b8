package exchange.web.problem;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the server sends requests that failed outside of a controller. */
@Hidden
@RestController
class ErrorEndpoint implements ErrorController {

    private final ProblemWriter problems;
    private final Incidents incidents;

    ErrorEndpoint(ProblemWriter problems, Incidents incidents) {
        this.problems = problems;
        this.incidents = incidents;
    }

    @RequestMapping("/error")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Throwable thrown = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Problem problem = thrown != null
                ? Answer.to(thrown).orElse(Problem.of(HttpStatus.INTERNAL_SERVER_ERROR))
                : status instanceof Integer code ? Answer.ofStatus(code) : Problem.notFound();
        if (problem.status() == HttpStatus.INTERNAL_SERVER_ERROR) {
            incidents.answer(request, response, thrown);
        } else {
            problems.write(request, response, problem);
        }
    }
}
