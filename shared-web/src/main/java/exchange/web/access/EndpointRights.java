package exchange.web.access;

import java.util.List;

/**
 * A side's table of rights: a bean of it says who may call which endpoint. An endpoint without a row stops the start of the application;
 * an address without a row is not there for anybody.
 */
public record EndpointRights(List<Right> rights) {

    public EndpointRights {
        rights = List.copyOf(rights);
    }
}
