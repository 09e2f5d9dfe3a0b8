package exchange.web.limit;

import exchange.web.problem.Problem;
import exchange.web.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.web.filter.OncePerRequestFilter;

/** Allows one remote address so many requests a second in the long run, and twice as many at once. */
final class RateLimit extends OncePerRequestFilter {

    private final AddressBuckets requests;
    private final ProblemWriter problems;

    RateLimit(ProblemWriter problems, int perSecond) {
        this.problems = problems;
        this.requests = new AddressBuckets(2L * perSecond, perSecond, Duration.ofSeconds(1));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int seconds = requests.take(request.getRemoteAddr());
        if (seconds == 0) {
            chain.doFilter(request, response);
        } else {
            problems.write(request, response, Problem.tooMany(seconds));
        }
    }
}
