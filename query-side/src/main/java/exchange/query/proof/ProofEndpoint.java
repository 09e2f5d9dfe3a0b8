package exchange.query.proof;

import exchange.web.problem.Problem;
import exchange.web.read.ReadAfter;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The key ({@code GET /api/audit/key}), the checkpoint ({@code GET /api/audit/checkpoint}, at once with {@code POST}) and the proof of a
 * position ({@code GET /api/audit/proof/{position}}): for everyone, so that everyone can check.
 */
@RestController
class ProofEndpoint {

    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
    private static final Duration KEY_KEPT = Duration.ofHours(1);

    private final Checkpoints checkpoints;
    private final Proofs proofs;
    private final ReadAfter readAfter;

    ProofEndpoint(Checkpoints checkpoints, Proofs proofs, ReadAfter readAfter) {
        this.checkpoints = checkpoints;
        this.proofs = proofs;
        this.readAfter = readAfter;
    }

    @GetMapping("/api/audit/key")
    ResponseEntity<String> key() {
        return ResponseEntity.ok()
                .contentType(TEXT)
                .cacheControl(CacheControl.maxAge(KEY_KEPT).cachePublic())
                .body(checkpoints.key().verifier() + "\n");
    }

    @GetMapping("/api/audit/checkpoint")
    ResponseEntity<String> checkpoint(HttpServletRequest request) {
        readAfter.awaitLog();
        return text(ReadAfter.isAskedBy(request) ? checkpoints.make() : checkpoints.current());
    }

    @PostMapping("/api/audit/checkpoint")
    ResponseEntity<String> make() {
        return text(checkpoints.make());
    }

    @GetMapping(path = "/api/audit/proof/{position}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Proof> proof(@PathVariable String position) {
        readAfter.awaitLog();
        Proof proof = position(position).flatMap(proofs::of).orElseThrow(Problem::notFound);
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(proof);
    }

    /** Empty for what is no position at all. */
    static Optional<Long> position(String text) {
        return text.matches("[1-9]\\d{0,17}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    private static ResponseEntity<String> text(Checkpoint checkpoint) {
        return ResponseEntity.ok()
                .contentType(TEXT)
                .cacheControl(CacheControl.noCache())
                .body(checkpoint.note());
    }
}
