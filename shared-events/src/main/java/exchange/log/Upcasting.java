package exchange.log;

import java.util.Set;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;

/**
 * How events of older revisions are read. Events of other types are not sent through the upcasters at all, which halves the cost of
 * reading them.
 *
 * @param types the stable names of the types of which some revision has to be upcast
 * @param upcasters in the order of revisions
 */
public record Upcasting(Set<String> types, EventUpcaster upcasters) {

    /** Every event is stored as the program knows it. */
    public static final Upcasting NONE = new Upcasting(Set.of(), new EventUpcasterChain());

    boolean concerns(StoredEvent event) {
        return types.contains(event.type());
    }
}
