package exchange.query.progress;

import exchange.node.Progress;
import exchange.web.read.Page;
import exchange.web.read.Parameters;
import exchange.web.read.ReadAfter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/admin/read-models}: for administrators. */
@RestController
class ReadModelsEndpoint {

    /** What a read model is doing. */
    enum State {
        /** It has seen every event. */
        LIVE,
        /** It has events to catch up with. */
        BEHIND,
        /** It is being built anew. */
        REBUILDING,
        /** It cannot go on by itself. */
        FAILED,
        /** It does not run on this node. */
        STOPPED
    }

    /**
     * A read model of this node, or another group that follows the log.
     *
     * @param position of the last event that it has seen; 0 before the first
     * @param lag how many events it has not seen
     */
    record ReadModel(String name, long position, long lag, State state) {}

    private final Progress progress;
    private final EventProcessingConfiguration processing;
    private final ReadAfter readAfter;

    ReadModelsEndpoint(Progress progress, EventProcessingConfiguration processing, ReadAfter readAfter) {
        this.progress = progress;
        this.processing = processing;
        this.readAfter = readAfter;
    }

    @GetMapping(path = "/api/admin/read-models", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<ReadModel> readModels(HttpServletRequest request, HttpServletResponse response) {
        Parameters parameters = Parameters.ofList(request);
        parameters.onePage();
        parameters.check();
        readAfter.awaitLog();
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        List<ReadModel> models =
                progress.groups().stream().sorted().map(this::readModel).toList();
        return new Page<>(models, null);
    }

    private ReadModel readModel(String name) {
        long position = progress.position(name);
        long lag = Math.max(0, progress.head() - position);
        return new ReadModel(name, position, lag, state(name, lag));
    }

    private State state(String name, long lag) {
        Optional<StreamingEventProcessor> processor = processing.eventProcessor(name, StreamingEventProcessor.class);
        if (processor.isEmpty() || !processor.get().isRunning()) {
            return processor.isPresent() && processor.get().isError() ? State.FAILED : State.STOPPED;
        }
        var segments = processor.get().processingStatus().values();
        if (processor.get().isError() || segments.stream().anyMatch(EventTrackerStatus::isErrorState)) {
            return State.FAILED;
        }
        if (segments.stream().anyMatch(EventTrackerStatus::isReplaying)) {
            return State.REBUILDING;
        }
        return lag == 0 ? State.LIVE : State.BEHIND;
    }
}
