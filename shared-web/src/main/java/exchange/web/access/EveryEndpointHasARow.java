package exchange.web.access;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Stops the start when an endpoint of ours was forgotten in the tables of rights. */
final class EveryEndpointHasARow implements SmartInitializingSingleton {

    private static final String OURS = "exchange.";

    private final RequestMappingHandlerMapping endpoints;
    private final RightsTable table;

    EveryEndpointHasARow(RequestMappingHandlerMapping endpoints, RightsTable table) {
        this.endpoints = endpoints;
        this.table = table;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> forgotten = endpoints.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getName().startsWith(OURS))
                .flatMap(entry -> forgotten(entry.getKey()))
                .sorted()
                .toList();
        if (!forgotten.isEmpty()) {
            throw new IllegalStateException("No right says who may call " + forgotten);
        }
    }

    private Stream<String> forgotten(RequestMappingInfo mapping) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        return mapping.getPatternValues().stream()
                .flatMap(pattern -> (methods.isEmpty() ? Set.of(RequestMethod.GET) : methods)
                        .stream()
                                .map(RequestMethod::asHttpMethod)
                                .filter(method -> !table.hasRow(method, pattern))
                                .map(method -> method + " " + pattern));
    }
}
