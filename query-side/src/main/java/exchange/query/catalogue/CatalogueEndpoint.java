package exchange.query.catalogue;

import exchange.event.listing.ListingId;
import exchange.query.Ask;
import exchange.query.catalogue.Suggestions.SuggestWords;
import exchange.query.catalogue.Suggestions.Suggestion;
import exchange.query.model.Generation;
import exchange.query.model.ReadModels;
import exchange.web.account.Caller;
import exchange.web.problem.Language;
import exchange.web.problem.Problem;
import exchange.web.read.NextLink;
import exchange.web.read.Page;
import exchange.web.read.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** {@code GET /api/catalogue}, {@code GET /api/catalogue/{id}} and {@code GET /api/suggestions}: for everyone. */
@RestController
class CatalogueEndpoint {

    /** Counts up when answers change their shape, so that no kept copy is taken for current. */
    private static final int SHAPE = 3;

    private final Ask ask;
    private final ReadModels models;
    private final CatalogueReading reading;
    private final CatalogueSearch search;

    CatalogueEndpoint(Ask ask, ReadModels models, CatalogueReading reading, CatalogueSearch search) {
        this.ask = ask;
        this.models = models;
        this.reading = reading;
        this.search = search;
    }

    @GetMapping(path = "/api/catalogue", produces = MediaType.APPLICATION_JSON_VALUE)
    @Nullable
    CatalogueAnswer find(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        Function<Generation, FindListings> query = reading.question(request, caller);
        return models.<@Nullable CatalogueAnswer>answer(Catalogue.NAME, generation -> {
            String changed = reading.changed(generation, request);
            if (isKnown(request, response, caller, generation, changed)) {
                return null;
            }
            FindListings question = query.apply(generation);
            CatalogueAnswer answer = reading.find(question, changed);
            NextLink.add(request, response, answer.next());
            return answer;
        });
    }

    @GetMapping(path = "/api/catalogue/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Nullable
    CatalogueItem get(
            @PathVariable String id, Caller caller, HttpServletRequest request, HttpServletResponse response) {
        return models.<@Nullable CatalogueItem>answer(Catalogue.NAME, generation -> {
            ListingId listing = ListingId.parse(id).orElseThrow(Problem::notFound);
            String changed = reading.changed(generation, request);
            Optional<CatalogueItem> found = reading.get(generation, listing, caller, Language.of(request), changed);
            if (found.isEmpty()) {
                throw Problem.notFound();
            }
            return isKnown(request, response, caller, generation, changed) ? null : found.get();
        });
    }

    /** What somebody may mean who has begun to type {@code q}: products and words that would find something. */
    @GetMapping(path = "/api/suggestions", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<Suggestion> suggest(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        Parameters parameters = Parameters.ofList(request, "q");
        String typed = parameters.one("q").orElse("");
        int size = parameters.size();
        parameters.onePage();
        parameters.check();
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, max-age=10");
        return models.answer(
                Catalogue.NAME,
                generation -> new Page<>(
                        ask.many(
                                new SuggestWords(
                                        generation,
                                        typed,
                                        size,
                                        CatalogueReading.seesAuthorities(caller),
                                        parameters.language()),
                                Suggestion.class),
                        null));
    }

    /** Sends the validator, and 304 if the client has what it names. */
    private boolean isKnown(
            HttpServletRequest request,
            HttpServletResponse response,
            Caller caller,
            Generation generation,
            String changed) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, caller.isAnonymous() ? "no-cache" : "private, no-cache");
        response.setHeader(HttpHeaders.VARY, "Accept-Language, Authorization, Cookie");
        String audience = CatalogueReading.seesAuthorities(caller) ? "authorities" : "public";
        String validator = "W/\"%s-%d-%d-%s-%s-%s\""
                .formatted(
                        changed,
                        generation.number(),
                        SHAPE,
                        Language.of(request).locale(),
                        search.today(),
                        audience);
        return new ServletWebRequest(request, response).checkNotModified(validator);
    }
}
