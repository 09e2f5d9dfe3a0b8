package exchange.query.moderation;

import exchange.query.Ask;
import exchange.query.model.ReadModels;
import exchange.query.moderation.ModerationQueue.Waiting;
import exchange.web.account.Caller;
import exchange.web.read.Cursor;
import exchange.web.read.NextLink;
import exchange.web.read.Page;
import exchange.web.read.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/moderation/queue}: for moderators, clerks and administrators. */
@RestController
class ModerationQueueEndpoint {

    private final Ask ask;
    private final ReadModels models;
    private final Cursor cursors;

    ModerationQueueEndpoint(Ask ask, ReadModels models, Cursor cursors) {
        this.ask = ask;
        this.models = models;
        this.cursors = cursors;
    }

    @GetMapping(path = "/api/moderation/queue", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<WaitingListing> queue(HttpServletRequest request, HttpServletResponse response, Caller caller) {
        Parameters parameters = Parameters.ofList(request, QueueFilter.PARAMETERS);
        QueueFilter filter = QueueFilter.of(parameters, caller);
        String fingerprint = parameters.fingerprint();
        int size = parameters.size();
        List<String> after = parameters.cursor(cursors, fingerprint).orElse(List.of());
        parameters.check();
        Waiting waiting = models.answer(
                Moderation.NAME,
                generation -> ask.one(
                        new FindWaiting(generation, filter, size, fingerprint, after, parameters.language()),
                        Waiting.class));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        NextLink.add(request, response, waiting.next());
        return new Page<>(waiting.items(), waiting.next());
    }
}
