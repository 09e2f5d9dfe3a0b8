package exchange.query.progress;

import com.fasterxml.jackson.annotation.JsonInclude;
import exchange.node.Progress;
import exchange.query.model.ReadModelStatus;
import exchange.query.model.ReadModels;
import exchange.web.problem.Problem;
import exchange.web.read.Page;
import exchange.web.read.Parameters;
import exchange.web.read.ReadAfter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/admin/read-models}: for administrators, who see how far the read models are and have them built anew. */
@RestController
class ReadModelsEndpoint {

    private static final String PATH = "/api/admin/read-models";

    /** What a read model is doing. */
    enum State {
        /** It has seen every event. */
        LIVE,
        /** It has events to catch up with. */
        BEHIND,
        /** It is being built anew; the one before answers meanwhile, if there is one. */
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
     * @param parked how many events it could not take
     * @param rebuild only while it is built anew
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReadModel(
            String name,
            long position,
            long lag,
            State state,
            @Nullable Integer generation,
            @Nullable Integer parked,
            ReadModelStatus.@Nullable Rebuild rebuild) {}

    private final Progress progress;
    private final ReadModels models;
    private final EventProcessingConfiguration processing;
    private final ReadAfter readAfter;

    ReadModelsEndpoint(
            Progress progress, ReadModels models, EventProcessingConfiguration processing, ReadAfter readAfter) {
        this.progress = progress;
        this.models = models;
        this.processing = processing;
        this.readAfter = readAfter;
    }

    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    Page<ReadModel> readModels(HttpServletRequest request, HttpServletResponse response) {
        Parameters parameters = Parameters.ofList(request);
        parameters.onePage();
        parameters.check();
        readAfter.awaitLog();
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        TreeSet<String> names = new TreeSet<>(models.names());
        names.addAll(progress.groups());
        return new Page<>(names.stream().map(this::readModel).toList(), null);
    }

    @GetMapping(path = PATH + "/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
    ReadModel readModel(@PathVariable String name, HttpServletResponse response) {
        readAfter.awaitLog();
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        return readModel(name);
    }

    @PostMapping(path = PATH + "/{name}/rebuild", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ReadModel> rebuild(@PathVariable String name) {
        models.rebuild(name);
        return ResponseEntity.accepted().location(URI.create(PATH + "/" + name)).body(readModel(name));
    }

    @PostMapping(path = PATH + "/rebuild", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Page<ReadModel>> rebuildAll() {
        models.names().forEach(models::rebuild);
        List<ReadModel> all = models.names().stream().map(this::readModel).toList();
        return ResponseEntity.accepted().location(URI.create(PATH)).body(new Page<>(all, null));
    }

    private ReadModel readModel(String name) {
        if (models.names().contains(name)) {
            ReadModelStatus status = models.status(name);
            return new ReadModel(
                    name,
                    status.position(),
                    status.lag(),
                    state(status),
                    status.generation(),
                    status.parked(),
                    status.rebuild());
        }
        if (!progress.groups().contains(name)) {
            throw Problem.notFound();
        }
        long position = progress.position(name);
        long lag = Math.max(0, progress.head() - position);
        return new ReadModel(name, position, lag, state(name, lag), null, null, null);
    }

    private static State state(ReadModelStatus status) {
        return switch (status.work()) {
            case FAILED -> State.FAILED;
            case STOPPED -> State.STOPPED;
            case RUNNING -> status.rebuild() != null ? State.REBUILDING : status.lag() == 0 ? State.LIVE : State.BEHIND;
        };
    }

    private State state(String group, long lag) {
        Optional<StreamingEventProcessor> processor = processing.eventProcessor(group, StreamingEventProcessor.class);
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
