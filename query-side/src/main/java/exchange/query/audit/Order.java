package exchange.query.audit;

import exchange.web.read.Parameters;
import java.util.List;

/** In which order a list of what happened is given. */
final class Order {

    static final String PARAMETER = "order";
    static final String OLDEST = "oldest";
    static final String NEWEST = "newest";

    private static final List<String> ALL = List.of(OLDEST, NEWEST);

    private Order() {}

    /** @param otherwise the order where none is asked for */
    static boolean isNewestFirst(Parameters parameters, String otherwise) {
        String asked = parameters.one(PARAMETER).orElse(otherwise);
        if (!ALL.contains(asked)) {
            parameters.wrong(PARAMETER, "Erlaubt sind: oldest, newest", "Allowed are: oldest, newest");
        }
        return asked.equals(NEWEST);
    }
}
