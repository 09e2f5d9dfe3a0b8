package exchange.web.problem;

import java.io.IOException;
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

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
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
