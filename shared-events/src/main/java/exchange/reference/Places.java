package exchange.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Germany's places by postal code and name, with district and position. Immutable and safe to share.
 *
 * <p>Some 8,250 postal codes (state of 2013) and 19,500 pairs of postal code and place. Names are compared without upper
 * case, umlauts, accents and connectives: {@code FRANKFURT/MAIN} is {@code Frankfurt am Main}, and so is {@code Frankfurt}
 * where nothing larger bears that name. How positions and districts were found, and how often they are wrong, stands in
 * {@code tools/reference-data/README.md}.
 */
public final class Places {

    /** Mean radius of the earth in kilometres (IUGG, R1). */
    static final double EARTH_RADIUS_KM = 6371.0088;

    /** Where a suffix begins: {@code Freiburg im Breisgau}, {@code Freiburg i. Br.}, {@code Halle (Westf.)}. */
    private static final Pattern SUFFIX =
            Pattern.compile(" (?:am|an|auf|bei|im|in|ob|unter|vor|vorm) | [ai]\\.| \\(|[,/]");

    /** By postal code, in each the main place first. */
    private final Place[] places;

    private final int[] populations;

    /** Folded name, whole and without suffix, to the indices of the places that bear it, the largest first. */
    private final Map<String, int[]> byName;

    private Places(Place[] places, int[] populations) {
        this.places = places;
        this.populations = populations;
        this.byName = index();
    }

    /** Reads the places that are part of this release. */
    public static Places load() {
        Map<String, String> districts = HashMap.newHashMap(400);
        Tsv.read("regions.tsv", row -> districts.put(row[0], row[1]));
        List<Place> places = new ArrayList<>(20_000);
        int[] populations = new int[32_000];
        Map<String, String> shared = HashMap.newHashMap(20_000);
        Tsv.read("places.tsv.gz", row -> {
            populations[places.size()] = Integer.parseInt(row[5]);
            String nuts = share(shared, row[2]);
            places.add(new Place(
                    share(shared, row[0]),
                    share(shared, row[1]),
                    districts.getOrDefault(nuts, nuts),
                    nuts,
                    Integer.parseInt(row[3]) / 1e5,
                    Integer.parseInt(row[4]) / 1e5));
        });
        return new Places(places.toArray(Place[]::new), Arrays.copyOf(populations, places.size()));
    }

    private static String share(Map<String, String> shared, String text) {
        String known = shared.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    /**
     * The place that a postal code, a name or both mean.
     *
     * <ul>
     *   <li>both, and the postal code has that place: that one;
     *   <li>both, and no place of that name is known anywhere: the main place of the postal code;
     *   <li>both, and the name is known elsewhere only: empty, they contradict each other;
     *   <li>only a postal code: its main place;
     *   <li>only a name: the largest place of that name, of its postal codes the lowest.
     * </ul>
     *
     * @param postalCode five digits; null or blank counts as not given
     * @param place a name; null or blank counts as not given
     * @return empty also where the postal code is unknown, or only an unknown name is given, or nothing
     */
    public Optional<Place> resolve(@Nullable String postalCode, @Nullable String place) {
        String code = postalCode == null ? "" : postalCode.strip();
        int[] named = place == null || place.isBlank() ? new int[0] : named(place);
        if (code.isEmpty()) {
            return named.length == 0 ? Optional.empty() : Optional.of(places[named[0]]);
        }
        if (named.length == 0) {
            return byPostalCode(code);
        }
        return Arrays.stream(named)
                .mapToObj(index -> places[index])
                .filter(candidate -> candidate.postalCode().equals(code))
                .findFirst();
    }

    /** The main place of a postal code: the largest known one; empty where the code is unknown. */
    public Optional<Place> byPostalCode(String postalCode) {
        int index = firstFrom(postalCode);
        return index < places.length && places[index].postalCode().equals(postalCode)
                ? Optional.of(places[index])
                : Optional.empty();
    }

    /** Every place with every postal code, by postal code, the main place of each first. */
    public List<Place> all() {
        return List.of(places);
    }

    /**
     * Places that a person typing the query may mean. Digits: those whose postal code begins so, in order. Otherwise those
     * whose name begins so, the largest first, each with its lowest postal code only.
     *
     * @param limit how many at most, 0 or more
     * @return nothing for a query without letters or digits
     */
    public List<Place> search(String query, int limit) {
        String without = Folding.foldPlace(query);
        String folded = without.isEmpty() ? Folding.fold(query) : without;
        if (folded.isEmpty()) {
            return List.of();
        }
        return Character.isDigit(folded.charAt(0)) ? withCode(folded, limit) : withName(folded, limit);
    }

    /**
     * The length of the great circle between two places, in kilometres (haversine).
     *
     * @return 0 or more; never NaN for finite positions
     */
    public static double kilometresBetween(Place from, Place to) {
        return kilometresBetween(from.latitude(), from.longitude(), to.latitude(), to.longitude());
    }

    /** The same between two positions in degrees (WGS 84). */
    public static double kilometresBetween(
            double fromLatitude, double fromLongitude, double toLatitude, double toLongitude) {
        double from = Math.toRadians(fromLatitude);
        double to = Math.toRadians(toLatitude);
        double northward = Math.sin((to - from) / 2);
        double eastward = Math.sin(Math.toRadians(toLongitude - fromLongitude) / 2);
        double haversine = northward * northward + Math.cos(from) * Math.cos(to) * eastward * eastward;
        return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(Math.min(1, haversine)));
    }

    private int[] named(String name) {
        int[] whole = byName.get(Folding.foldPlace(name));
        return whole != null ? whole : byName.getOrDefault(Folding.foldPlace(withoutSuffix(name)), new int[0]);
    }

    private List<Place> withCode(String digits, int limit) {
        List<Place> found = new ArrayList<>();
        for (int index = firstFrom(digits); index < places.length && found.size() < limit; index++) {
            if (!places[index].postalCode().startsWith(digits)) {
                break;
            }
            found.add(places[index]);
        }
        return found;
    }

    private List<Place> withName(String folded, int limit) {
        Set<String> seen = new HashSet<>();
        return byName.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(folded))
                .flatMapToInt(entry -> Arrays.stream(entry.getValue()))
                .boxed()
                .sorted(this::largestFirst)
                .map(index -> places[index])
                .filter(place -> seen.add(place.place() + place.nuts()))
                .limit(limit)
                .toList();
    }

    /** The index of the first place whose postal code is not below {@code postalCode}. */
    private int firstFrom(String postalCode) {
        int low = 0;
        int high = places.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (places[middle].postalCode().compareTo(postalCode) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private Map<String, int[]> index() {
        Map<String, int[]> ofName = HashMap.newHashMap(16_000);
        for (int index = 0; index < places.length; index++) {
            ofName.merge(places[index].place(), new int[] {index}, this::merged);
        }
        Map<String, int[]> index = HashMap.newHashMap(20_000);
        ofName.forEach((name, indices) -> {
            String whole = Folding.foldPlace(name);
            index.merge(whole, indices, this::merged);
            String shortened = withoutSuffix(name);
            if (shortened.length() < name.length()) {
                String plain = Folding.foldPlace(shortened);
                if (!plain.equals(whole) && !plain.isEmpty()) {
                    index.merge(plain, indices, this::merged);
                }
            }
        });
        return index;
    }

    /** Both lists of places as one, the largest first. */
    private int[] merged(int[] some, int[] others) {
        int[] all = new int[some.length + others.length];
        int one = 0;
        int other = 0;
        for (int i = 0; i < all.length; i++) {
            boolean fromSome =
                    other == others.length || (one < some.length && largestFirst(some[one], others[other]) <= 0);
            all[i] = fromSome ? some[one++] : others[other++];
        }
        return all;
    }

    private int largestFirst(int one, int other) {
        int bySize = Integer.compare(populations[other], populations[one]);
        return bySize != 0 ? bySize : Integer.compare(one, other);
    }

    /** {@code Freiburg im Breisgau} → {@code Freiburg}. */
    private static String withoutSuffix(String name) {
        if (name.indexOf(' ') < 0 && name.indexOf('/') < 0 && name.indexOf(',') < 0) {
            return name;
        }
        Matcher suffix = SUFFIX.matcher(name);
        return suffix.find() && suffix.start() > 0 ? name.substring(0, suffix.start()) : name;
    }
}
