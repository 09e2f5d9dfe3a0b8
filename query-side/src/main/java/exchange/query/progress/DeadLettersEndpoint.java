package exchange.query.progress;

import exchange.query.model.DeadLetters.Letter;
import exchange.query.model.ReadModels;
import exchange.query.model.ReadModels.Retried;
import exchange.web.body.Body;
import exchange.web.read.NextLink;
import exchange.web.read.Page;
import exchange.web.read.Parameters;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/admin/dead-letters}: for administrators, who see what the read models could not take and have it tried again. */
@RestController
class DeadLettersEndpoint {

    private final ParkedEvents parked;
    private final ReadModels models;

    DeadLettersEndpoint(ParkedEvents parked, ReadModels models) {
        this.parked = parked;
        this.models = models;
    }

    /** @param sequence the only one to try, as the list names it; all if absent */
    record Which(@Nullable @Size(min = 1, max = 255) String sequence) {}

    @GetMapping(path = "/api/admin/dead-letters", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<Letter> deadLetters(HttpServletRequest request, HttpServletResponse response) {
        Parameters parameters = Parameters.ofList(request);
        Page<Letter> page = parked.find(parameters, parameters.fingerprint());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        NextLink.add(request, response, page.next());
        return page;
    }

    @PostMapping(path = "/api/admin/dead-letters/{model}/retry", produces = MediaType.APPLICATION_JSON_VALUE)
    @RequestBody(content = @Content(schema = @Schema(implementation = Which.class)))
    Retried retry(@PathVariable String model, Body body) {
        return models.retry(model, body.as(Which.class).sequence());
    }
}
