package exchange.web.access;

import exchange.web.problem.Problem;
import exchange.web.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Credentials of a kind that nobody here can check are wrong credentials, not none. */
final class OtherSchemes extends OncePerRequestFilter {

    private final ProblemWriter problems;

    OtherSchemes(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String credentials = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (credentials == null || credentials.strip().toLowerCase(Locale.ROOT).startsWith("basic ")) {
            chain.doFilter(request, response);
        } else {
            problems.write(request, response, Problem.unauthorized());
        }
    }
}
