package exchange.query.progress;

import com.fasterxml.jackson.annotation.JsonInclude;
import exchange.node.Progress;
import exchange.query.model.ReadModelStatus;
import exchange.query.model.ReadModels;
import exchange.web.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How far what follows the log on this node has come: the read models, and other groups. */
@Component
class ModelStates {

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

    ModelStates(Progress progress, ReadModels models, EventProcessingConfiguration processing) {
        this.progress = progress;
        this.models = models;
        this.processing = processing;
    }

    /** All of them, by name. */
    List<ReadModel> all() {
        TreeSet<String> names = new TreeSet<>(models.names());
        names.addAll(progress.groups());
        return names.stream().map(this::of).toList();
    }

    /** The read models among them, which can be built anew. */
    List<ReadModel> rebuildable() {
        return models.names().stream().map(this::of).toList();
    }

    /** @throws Problem 404 if there is none of that name */
    ReadModel of(String name) {
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
