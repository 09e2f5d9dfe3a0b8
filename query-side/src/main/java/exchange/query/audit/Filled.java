package exchange.query.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The fields of a form that asks, as far as something was typed into them. */
final class Filled {

    private Filled() {}

    static Map<String, List<String>> of(HttpServletRequest request, String... names) {
        Map<String, List<String>> filled = new LinkedHashMap<>();
        for (String name : names) {
            List<String> values = Stream.ofNullable(request.getParameterValues(name))
                    .flatMap(Stream::of)
                    .filter(value -> !value.isBlank())
                    .toList();
            if (!values.isEmpty()) {
                filled.put(name, values);
            }
        }
        return filled;
    }
}
