package exchange.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Whatever a controller throws is answered as a problem. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice {

    private final ProblemWriter problems;
    private final Incidents incidents;

    ProblemAdvice(ProblemWriter problems, Incidents incidents) {
        this.problems = problems;
        this.incidents = incidents;
    }

    /** The security filters know better whether to answer 401 or 403. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void leaveToSecurity(RuntimeException refused) {
        throw refused;
    }

    /** The caller hung up: there is nobody to answer. */
    @ExceptionHandler(AsyncRequestNotUsableException.class)
    void leave(AsyncRequestNotUsableException gone) {
        // nothing to write to
    }

    @ExceptionHandler(Exception.class)
    void answer(HttpServletRequest request, HttpServletResponse response, Exception thrown) throws IOException {
        var known = Answer.to(thrown);
        if (known.isEmpty() || known.get().status() == HttpStatus.INTERNAL_SERVER_ERROR) {
            incidents.answer(request, response, thrown);
            return;
        }
        if (thrown instanceof ErrorResponse refused) {
            copyAllow(refused.getHeaders(), response);
        }
        problems.write(request, response, known.get());
    }

    private static void copyAllow(HttpHeaders headers, HttpServletResponse response) {
        for (String name : new String[] {HttpHeaders.ALLOW, HttpHeaders.ACCEPT}) {
            String value = headers.getFirst(name);
            if (value != null && !response.isCommitted()) {
                response.setHeader(name, String.join(", ", headers.getOrEmpty(name)));
            }
        }
    }
}
