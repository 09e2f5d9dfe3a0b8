package exchange.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Shows a refusal to a person. A node that renders pages has one; on others, and for programs, a refusal is JSON. */
public interface ProblemPage {

    /**
     * Writes the page; status and headers are set already.
     *
     * @param incident by which the log can be searched; null for what was expected
     */
    void show(HttpServletRequest request, HttpServletResponse response, Problem problem, @Nullable String incident)
            throws IOException;
}
