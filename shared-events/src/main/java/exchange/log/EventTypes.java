package exchange.log;

import exchange.event.account.AccountEvent;
import exchange.event.listing.ListingEvent;
import exchange.event.matching.MatchEvent;
import exchange.event.opening.OpeningEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The stable names under which events are stored: their simple names, never their packages, so that code may move. */
public final class EventTypes {

    private static final Map<String, Class<?>> BY_NAME = Stream.of(
                    ListingEvent.class, AccountEvent.class, OpeningEvent.class, MatchEvent.class)
            .flatMap(root -> concrete(root).stream())
            .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, type -> type));

    private EventTypes() {}

    /** Every event type by its stable name. */
    public static Map<String, Class<?>> all() {
        return BY_NAME;
    }

    private static List<Class<?>> concrete(Class<?> type) {
        if (!type.isSealed()) {
            return List.of(type);
        }
        List<Class<?>> found = new ArrayList<>();
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            found.addAll(concrete(permitted));
        }
        return found;
    }
}
