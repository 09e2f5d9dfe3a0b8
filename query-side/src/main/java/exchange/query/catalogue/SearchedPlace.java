package exchange.query.catalogue;

import exchange.reference.Place;
import exchange.reference.Places;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody searches who may type a place as people do: 72764, Reutlingen, 72764 Reutlingen.
 *
 * @param request the same as a program would ask it: with a postal code and a distance, or with neither
 * @param place null if none was typed, or it is not known
 * @param unknown what was typed, if no such place is known
 */
record SearchedPlace(
        HttpServletRequest request,
        @Nullable Place place,
        int kilometres,
        @Nullable String unknown) {

    private static final Pattern POSTAL_CODE = Pattern.compile("\\d{5}");
    private static final String USUAL_DISTANCE = "50";

    static SearchedPlace of(HttpServletRequest request, Places places) {
        String near = request.getParameter("near");
        if (near == null || near.isBlank()) {
            return new SearchedPlace(new Asked(request, null, null), null, 0, null);
        }
        Optional<Place> place = find(near.strip(), places);
        if (place.isEmpty()) {
            return new SearchedPlace(new Asked(request, null, null), null, 0, near.strip());
        }
        String km = request.getParameter("km");
        String distance = km == null || km.isBlank() ? USUAL_DISTANCE : km.strip();
        return new SearchedPlace(
                new Asked(request, place.get().postalCode(), distance),
                place.get(),
                distance.matches("\\d{1,4}") ? Integer.parseInt(distance) : 0,
                null);
    }

    private static Optional<Place> find(String typed, Places places) {
        Matcher code = POSTAL_CODE.matcher(typed);
        if (code.find()) {
            return places.byPostalCode(code.group());
        }
        List<Place> found = places.search(typed, 1);
        return found.stream().findFirst();
    }

    /** The request with another place and distance. */
    private static final class Asked extends HttpServletRequestWrapper {

        private final Map<String, String[]> parameters;

        Asked(HttpServletRequest request, @Nullable String near, @Nullable String km) {
            super(request);
            parameters = new LinkedHashMap<>(request.getParameterMap());
            parameters.remove("near");
            parameters.remove("km");
            parameters.remove("form");
            if (near != null && km != null) {
                parameters.put("near", new String[] {near});
                parameters.put("km", new String[] {km});
            } else if ("distance".equals(request.getParameter("sort"))) {
                parameters.remove("sort");
            }
        }

        @Override
        public @Nullable String getParameter(String name) {
            String[] values = parameters.get(name);
            return values == null ? null : values[0];
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return parameters.get(name);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return parameters;
        }
    }
}
