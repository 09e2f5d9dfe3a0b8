package exchange.web.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;

/** Answers as a problem what Tomcat refuses before any of our code sees it, such as an address that is not UTF-8. */
public final class ProblemValve extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemValve.class);

    /** What Tomcat says to transfer encodings and HTTP versions that it does not know: no fault of ours. */
    private static final Set<Integer> BY_THE_CALLER =
            Set.of(HttpServletResponse.SC_NOT_IMPLEMENTED, HttpServletResponse.SC_HTTP_VERSION_NOT_SUPPORTED);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        if (BY_THE_CALLER.contains(response.getStatus())) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        }
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            byte[] json = ProblemWriter.json(Answer.ofStatus(response.getStatus()), Language.GERMAN, null);
            response.getOutputStream().write(json);
            response.finishResponse();
        } catch (IOException gone) {
            LOG.debug("The caller hung up", gone);
        }
    }
}
