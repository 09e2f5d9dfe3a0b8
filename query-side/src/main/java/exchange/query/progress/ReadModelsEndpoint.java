package exchange.query.progress;

import exchange.query.model.ReadModels;
import exchange.query.progress.ModelStates.ReadModel;
import exchange.web.read.Page;
import exchange.web.read.Parameters;
import exchange.web.read.ReadAfter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
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

    private final ModelStates states;
    private final ReadModels models;
    private final ReadAfter readAfter;

    ReadModelsEndpoint(ModelStates states, ReadModels models, ReadAfter readAfter) {
        this.states = states;
        this.models = models;
        this.readAfter = readAfter;
    }

    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    Page<ReadModel> readModels(HttpServletRequest request, HttpServletResponse response) {
        Parameters parameters = Parameters.ofList(request);
        parameters.onePage();
        parameters.check();
        readAfter.awaitLog();
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        return new Page<>(states.all(), null);
    }

    @GetMapping(path = PATH + "/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
    ReadModel readModel(@PathVariable String name, HttpServletResponse response) {
        readAfter.awaitLog();
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        return states.of(name);
    }

    @PostMapping(path = PATH + "/{name}/rebuild", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ReadModel> rebuild(@PathVariable String name) {
        models.rebuild(name);
        return ResponseEntity.accepted().location(URI.create(PATH + "/" + name)).body(states.of(name));
    }

    @PostMapping(path = PATH + "/rebuild", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Page<ReadModel>> rebuildAll() {
        models.names().forEach(models::rebuild);
        return ResponseEntity.accepted().location(URI.create(PATH)).body(new Page<>(states.rebuildable(), null));
    }
}
