package exchange.query.audit;

import exchange.query.audit.AccessQuestion.Answer;
import exchange.web.read.NextLink;
import exchange.web.read.Page;
import exchange.web.read.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /api/audit/accesses?listing=&reader=&order=&cursor=}: who was shown whose contact data, for auditors and administrators. The
 * oldest come first, or with {@code order=newest} the newest.
 */
@RestController
class AccessEndpoint {

    private final AccessQuestion question;

    AccessEndpoint(AccessQuestion question) {
        this.question = question;
    }

    @GetMapping(path = "/api/audit/accesses", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<Access> accesses(HttpServletRequest request, HttpServletResponse response) {
        Parameters parameters = Parameters.ofList(request, AccessQuestion.PARAMETERS);
        Answer answer = question.answer(parameters, Order.OLDEST, parameters.size());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        NextLink.add(request, response, answer.next());
        return new Page<>(answer.found().accesses(), answer.next());
    }
}
