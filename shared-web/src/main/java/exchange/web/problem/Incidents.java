package exchange.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerMapping;

/** What nobody expected: the log gets the cause, the caller an id by which it can be found there, and nothing else. */
final class Incidents {

    private static final Logger LOG = LoggerFactory.getLogger(Incidents.class);
    private static final int ID = 8;

    private final SecureRandom random = new SecureRandom();
    private final ProblemWriter problems;

    Incidents(ProblemWriter problems) {
        this.problems = problems;
    }

    void answer(HttpServletRequest request, HttpServletResponse response, @Nullable Throwable cause)
            throws IOException {
        byte[] bytes = new byte[ID];
        random.nextBytes(bytes);
        String id = HexFormat.of().formatHex(bytes);
        Object endpoint = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        LOG.error("Incident {} while answering {} {}", id, request.getMethod(), endpoint, cause);
        problems.write(request, response, Problem.of(HttpStatus.INTERNAL_SERVER_ERROR), id);
    }
}
