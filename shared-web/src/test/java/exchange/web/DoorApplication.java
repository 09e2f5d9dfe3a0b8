package exchange.web;

import static exchange.event.account.Role.CLERK;
import static exchange.event.account.Role.MODERATOR;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import exchange.event.listing.Urgency;
import exchange.node.NodeConfiguration;
import exchange.web.access.EndpointRights;
import exchange.web.access.Right;
import exchange.web.account.Caller;
import exchange.web.body.Body;
import exchange.web.problem.Problem;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A house with nothing behind its door but an endpoint that says what it was told. */
@SpringBootApplication
@Import({NodeConfiguration.class, WebConfiguration.class})
class DoorApplication {

    @Bean
    EndpointRights rights() {
        return Right.table(
                Right.to(GET, "/api/me").everyone(),
                Right.to(GET, "/api/desk").roles(CLERK, MODERATOR),
                Right.to(GET, "/desk").roles(CLERK),
                Right.to(GET, "/api/number/{n}").everyone(),
                Right.to(GET, "/api/broken").everyone(),
                Right.to(GET, "/api/slow").everyone(),
                Right.to(GET, "/api/rule").everyone(),
                Right.to(POST, "/api/listings").everyone(),
                Right.to(POST, "/api/listings/{id}/claim").roles(MODERATOR),
                Right.to(PUT, "/api/listings/{id}").roles(CLERK).orSecretLink());
    }

    static final Semaphore ENTERED = new Semaphore(0);
    static final Semaphore LET_GO = new Semaphore(0);

    /** A body with one field of every sort. */
    record Listing(
            @NotNull @Size(min = 5, max = 20) @Nullable String title,
            @Nullable @Valid Amount quantity,
            @Nullable List<@Valid Standard> conformity,
            @Nullable Urgency urgency,
            @Nullable LocalDate validUntil,
            @Nullable Boolean show) {

        record Amount(
                @NotNull @Min(1) @Nullable Long amount,
                @Nullable Integer smallestLot) {}

        record Standard(
                @NotNull @Nullable String standard,
                @Nullable String evidence) {}
    }

    @RestController
    static class Echo {

        @GetMapping("/api/me")
        Map<String, Object> me(Caller caller, @RequestParam(required = false) @Nullable String q) {
            Map<String, Object> answer = new HashMap<>();
            answer.put("login", caller.login());
            answer.put("role", caller.role());
            answer.put("principal", caller.principal());
            return answer;
        }

        @GetMapping({"/api/desk", "/desk"})
        String desk() {
            return "desk";
        }

        @GetMapping("/api/number/{n}")
        int number(
                @PathVariable int n,
                @RequestParam int size,
                @RequestParam(required = false) @Nullable Urgency urgency) {
            return n + size;
        }

        /** Holds the session until somebody lets it go. */
        @GetMapping("/api/slow")
        boolean slow(HttpServletRequest request) throws InterruptedException {
            boolean inSession = request.getSession(false) != null;
            ENTERED.release();
            LET_GO.acquire();
            return inSession;
        }

        @GetMapping("/api/broken")
        String broken() {
            throw new IllegalStateException("secret detail");
        }

        @GetMapping("/api/rule")
        String rule() {
            throw Problem.rule("FOUR_EYES", "Vier Augen.", "Four eyes.");
        }

        @PostMapping("/api/listings")
        @RequestBody(content = @Content(schema = @Schema(implementation = Listing.class)))
        Listing submit(Body body) {
            return body.as(Listing.class, (listing, errors) -> {
                if (listing.urgency() == Urgency.CRITICAL) {
                    errors.add("urgencyText", "fehlt", "is missing");
                }
            });
        }

        @PostMapping("/api/listings/{id}/claim")
        Map<String, String> claim(@PathVariable String id, Body body) {
            body.as(Nothing.class);
            return Map.of("id", id);
        }

        @PutMapping("/api/listings/{id}")
        Listing revise(@PathVariable String id, Body body) {
            if (id.equals("nowhere")) {
                throw Problem.notFound();
            }
            return body.as(Listing.class);
        }
    }

    record Nothing() {}
}
