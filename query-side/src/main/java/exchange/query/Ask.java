package exchange.query;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** Asks a read model through the query bus, and waits for the answer as an endpoint has to. */
@Component
public class Ask {

    private final QueryGateway queries;

    Ask(QueryGateway queries) {
        this.queries = queries;
    }

    /** The one answer to a question. Whatever its handler throws is thrown here. */
    public <R> R one(Object query, Class<R> type) {
        return answer(queries.query(query, ResponseTypes.instanceOf(type)));
    }

    /** All answers to a question. */
    public <R> List<R> many(Object query, Class<R> type) {
        return answer(queries.query(query, ResponseTypes.multipleInstancesOf(type)));
    }

    /** The answer to a question that may have none. */
    public <R> Optional<R> perhaps(Object query, Class<R> type) {
        return answer(queries.query(query, ResponseTypes.optionalInstanceOf(type)));
    }

    private static <R> R answer(CompletableFuture<R> asked) {
        try {
            return asked.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException refusal) {
                throw refusal;
            }
            throw e;
        }
    }
}
