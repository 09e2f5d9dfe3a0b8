package exchange.query.proof;

import exchange.log.EventLog;
import exchange.query.page.Form;
import exchange.query.page.PageController;
import exchange.web.problem.Problem;
import exchange.web.read.Parameters;
import exchange.web.read.ReadAfter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Checkpoint, key and proofs as a page: {@code GET /audit/proofs?position=}. */
@PageController
class ProofPages {

    private static final String POSITION = "position";

    private final Checkpoints checkpoints;
    private final Proofs proofs;
    private final EventLog log;
    private final ReadAfter readAfter;

    ProofPages(Checkpoints checkpoints, Proofs proofs, EventLog log, ReadAfter readAfter) {
        this.checkpoints = checkpoints;
        this.proofs = proofs;
        this.log = log;
        this.readAfter = readAfter;
    }

    @GetMapping("/audit/proofs")
    String proofs(HttpServletRequest request, HttpServletResponse response, Model model) {
        readAfter.awaitLog();
        Parameters parameters = Parameters.of(request);
        Optional<String> typed = parameters.one(POSITION);
        Optional<Proof> proof = typed.flatMap(ProofEndpoint::position).flatMap(proofs::of);
        Problem wrong = null;
        if (typed.isPresent() && proof.isEmpty()) {
            long head = log.size();
            parameters.wrong(
                    POSITION,
                    "Eine Position von 1 bis %d.".formatted(head),
                    "A position from 1 to %d.".formatted(head));
        }
        try {
            parameters.check();
        } catch (Problem refused) {
            wrong = refused;
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        model.addAttribute(
                "form",
                Form.ofQuestion(
                        typed.map(text -> Map.of(POSITION, List.of(text))).orElse(Map.of()), wrong));
        model.addAttribute("checkpoint", checkpoints.current());
        model.addAttribute("origin", checkpoints.key().name());
        model.addAttribute("key", checkpoints.key().verifier());
        proof.ifPresent(found -> model.addAttribute("proof", found));
        return "audit/proofs";
    }
}
