package exchange.query.audit;

import exchange.query.Ask;
import exchange.query.audit.AccessLog.Found;
import exchange.query.model.ReadModels;
import exchange.web.read.Cursor;
import exchange.web.read.Parameters;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the access log what a request wants to know, for the list of the API and for the page alike. */
@Component
class AccessQuestion {

    static final String READER = "reader";
    static final String[] PARAMETERS = {AuditFilter.LISTING, READER, Order.PARAMETER};

    /**
     * What was found.
     *
     * @param next the cursor of the next page; null at the end
     */
    record Answer(Found found, @Nullable String next) {}

    private final Ask ask;
    private final ReadModels models;
    private final Cursor cursors;

    AccessQuestion(Ask ask, ReadModels models, Cursor cursors) {
        this.ask = ask;
        this.models = models;
        this.cursors = cursors;
    }

    /**
     * @param order where the request names none
     * @throws exchange.web.problem.Problem 400 if something in the request is wrong
     */
    Answer answer(Parameters parameters, String order, int size) {
        List<String> listings = AuditFilter.listings(parameters);
        List<String> readers = parameters.all(READER);
        boolean newestFirst = Order.isNewestFirst(parameters, order);
        String fingerprint = parameters.fingerprint();
        long after = parameters
                .cursor(cursors, fingerprint)
                .map(key -> Long.parseLong(key.getFirst()))
                .orElse(0L);
        parameters.check();
        Found found = models.answer(
                Audit.NAME,
                generation -> ask.one(
                        new FindAccesses(generation, listings, readers, newestFirst, after, size), Found.class));
        String next = found.more()
                ? cursors.write(
                        fingerprint,
                        List.of(String.valueOf(found.accesses().getLast().number())))
                : null;
        return new Answer(found, next);
    }
}
