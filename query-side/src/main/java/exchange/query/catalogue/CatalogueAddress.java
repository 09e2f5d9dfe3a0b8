package exchange.query.catalogue;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The address of a search: what it asks for, and the same with one thing more or less. */
record CatalogueAddress(Map<String, List<String>> asked) {

    static final String PATH = "/catalogue";

    private static final List<String> NAMES = List.of(
            "q", "near", "km", "kind", "product", "capability", "standard", "level", "region", "freshness", "sort");

    static CatalogueAddress of(HttpServletRequest request) {
        Map<String, List<String>> asked = new LinkedHashMap<>();
        for (String name : NAMES) {
            String[] given = request.getParameterValues(name);
            if (given != null) {
                List<String> filled = new ArrayList<>();
                for (String value : given) {
                    if (!value.isBlank() && !filled.contains(value.strip())) {
                        filled.add(value.strip());
                    }
                }
                if (!filled.isEmpty()) {
                    asked.put(name, List.copyOf(filled));
                }
            }
        }
        return new CatalogueAddress(asked);
    }

    public String first(String name) {
        return asked.getOrDefault(name, List.of("")).getFirst();
    }

    public boolean has(String name, String value) {
        return asked.getOrDefault(name, List.of()).contains(value);
    }

    /** The same search, with one value instead of whatever stood there. */
    public String with(String name, String value) {
        Map<String, List<String>> other = new LinkedHashMap<>(asked);
        other.put(name, List.of(value));
        return write(other);
    }

    /** The same search without one value of a filter. */
    public String without(String name, String value) {
        Map<String, List<String>> other = new LinkedHashMap<>(asked);
        List<String> left = asked.getOrDefault(name, List.of()).stream()
                .filter(kept -> !kept.equals(value))
                .toList();
        if (left.isEmpty()) {
            other.remove(name);
        } else {
            other.put(name, left);
        }
        if (name.equals("near")) {
            other.remove("km");
            other.remove("sort");
        }
        return write(other);
    }

    /** The words alone, without any filter. */
    public String unfiltered() {
        Map<String, List<String>> words = new LinkedHashMap<>(asked);
        words.keySet().retainAll(List.of("q", "sort"));
        words.remove("sort", List.of("distance"));
        return write(words);
    }

    @Override
    public String toString() {
        return write(asked);
    }

    private static String write(Map<String, List<String>> asked) {
        StringBuilder address = new StringBuilder(PATH);
        char separator = '?';
        for (Map.Entry<String, List<String>> entry : asked.entrySet()) {
            for (String value : entry.getValue()) {
                address.append(separator)
                        .append(entry.getKey())
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
                separator = '&';
            }
        }
        return address.toString();
    }
}
