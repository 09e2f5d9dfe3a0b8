package exchange.query.progress;

import exchange.query.model.DeadLetters;
import exchange.query.model.DeadLetters.Letter;
import exchange.query.model.ReadModels;
import exchange.query.model.ReadModels.Retried;
import exchange.web.body.Body;
import exchange.web.read.Cursor;
import exchange.web.read.NextLink;
import exchange.web.read.Page;
import exchange.web.read.Parameters;
import exchange.web.read.ReadAfter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Size;
import java.util.List;
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

    private final DeadLetters letters;
    private final ReadModels models;
    private final ReadAfter readAfter;
    private final Cursor cursors;

    DeadLettersEndpoint(DeadLetters letters, ReadModels models, ReadAfter readAfter, Cursor cursors) {
        this.letters = letters;
        this.models = models;
        this.readAfter = readAfter;
        this.cursors = cursors;
    }

    /** @param sequence the only one to try, as the list names it; all if absent */
    record Which(@Nullable @Size(min = 1, max = 255) String sequence) {}

    @GetMapping(path = "/api/admin/dead-letters", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<Letter> deadLetters(HttpServletRequest request, HttpServletResponse response) {
        Parameters parameters = Parameters.ofList(request);
        String fingerprint = parameters.fingerprint();
        int size = parameters.size();
        List<String> after = parameters.cursor(cursors, fingerprint).orElse(List.of("", "0", "0"));
        parameters.check();
        readAfter.awaitLog();
        List<Letter> found = letters.after(
                after.getFirst(), Integer.parseInt(after.get(1)), Long.parseLong(after.getLast()), size + 1);
        boolean more = found.size() > size;
        List<Letter> page = more ? found.subList(0, size) : found;
        String next = more ? cursors.write(fingerprint, key(page.getLast())) : null;
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        NextLink.add(request, response, next);
        return new Page<>(page, next);
    }

    private static List<String> key(Letter letter) {
        return List.of(letter.model(), String.valueOf(letter.generation()), String.valueOf(letter.position()));
    }

    @PostMapping(path = "/api/admin/dead-letters/{model}/retry", produces = MediaType.APPLICATION_JSON_VALUE)
    @RequestBody(content = @Content(schema = @Schema(implementation = Which.class)))
    Retried retry(@PathVariable String model, Body body) {
        return models.retry(model, body.as(Which.class).sequence());
    }
}
