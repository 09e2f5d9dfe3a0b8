package exchange.benchmark;

import exchange.event.listing.Capability;
import exchange.event.listing.Contact;
import exchange.event.listing.Content;
import exchange.event.listing.Kind;
import exchange.event.listing.ListingText;
import exchange.event.listing.OrganisationType;
import exchange.event.listing.Quantity;
import exchange.event.listing.Region;
import exchange.event.listing.Urgency;
import exchange.event.listing.Visibility;
import exchange.privacy.Sealed;
import exchange.reference.Period;
import exchange.reference.Place;
import exchange.reference.Places;
import exchange.reference.QuantityMode;
import exchange.reference.Unit;
import exchange.reference.Validity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Listings as people write them, invented by a seed: goods under the names that they go by, in {@code goods.tsv}, and what is said of them, in
 * {@code phrases.tsv}, the usual ones far more often than the rare ones; places by their inhabitants; amounts log-normal around what is usual for
 * the good. The same seed and day give the same listings.
 */
final class Invented {

    /** @param verified those of its standards that a moderator has found to be met */
    record Draft(
            ListingText text,
            Contact contact,
            Place place,
            Kind kind,
            @Nullable String product,
            Capability capability,
            List<Capability> seeks,
            @Nullable Quantity quantity,
            List<String> standards,
            List<String> verified,
            List<String> requires,
            @Nullable LocalDate neededBy,
            @Nullable Integer withinKm,
            LocalDate validUntil) {

        /** What its events carry, the words sealed. */
        Content content(Sealed words) {
            return new Content(
                    1,
                    kind,
                    words,
                    "de",
                    product,
                    capability,
                    seeks,
                    quantity,
                    standards,
                    requires,
                    neededBy,
                    withinKm,
                    new Region(
                            place.postalCode(),
                            place.place(),
                            place.district(),
                            place.nuts(),
                            place.latitude(),
                            place.longitude()),
                    validUntil,
                    Visibility.PUBLIC,
                    Urgency.NORMAL,
                    OrganisationType.COMPANY,
                    true);
        }

        long amount() {
            return quantity == null ? 0 : quantity.amount();
        }
    }

    /** @param usual the median of its stocks, in {@code unit} */
    private record Good(
            String code, Unit unit, int usual, List<String> standards, Drawn<String> names, Drawn<String> details) {

        private static Good of(String line) {
            String[] row = line.split("\t", -1);
            return new Good(
                    row[0],
                    Unit.valueOf(row[1]),
                    Integer.parseInt(row[2]),
                    row[3].isEmpty() ? List.of() : List.of(row[3].split("\\|", -1)),
                    Drawn.byRank(List.of(row[4].split("\\|", -1))),
                    Drawn.byRank(List.of(row[5].split("\\|", -1))));
        }
    }

    /** How far amounts spread: the standard deviation of their natural logarithm; two in three lie within a factor of 2.7. */
    private static final double SPREAD = 1;

    /** One amount in so many is written down wrongly, too large by a factor of {@link #SLIP}. */
    private static final int SLIPS = 2_000;

    private static final long SLIP = 1_000_000;

    private static final List<Integer> REACHES = List.of(50, 100, 150, 200, 300, 500);
    private static final Capability[] SOUGHT = {
        Capability.MATERIAL, Capability.PRODUCTION, Capability.TESTING, Capability.SERVICE, Capability.DEVELOPMENT
    };

    private final Random random;
    private final LocalDate today;
    private final Drawn<Place> places;
    private final Drawn<Good> goods;
    private final Drawn<Good> counted;
    private final Map<String, Drawn<String>> phrases = new HashMap<>();

    Invented(long seed, Places places) {
        this(seed, places, LocalDate.now(Validity.ZONE));
    }

    /** @param today the day on which the listings are written */
    Invented(long seed, Places places, LocalDate today) {
        this.random = new Random(seed);
        this.today = today;
        this.places = Drawn.byWeight(places.all(), inhabitants(places.all()));
        List<Good> all = lines("goods.tsv").skip(1).map(Good::of).toList();
        goods = Drawn.byRank(all);
        counted = Drawn.byRank(
                all.stream().filter(good -> good.unit() == Unit.PIECE).toList());
        Map<String, List<String>> said = new HashMap<>();
        lines("phrases.tsv")
                .map(line -> line.split("\t", -1))
                .forEach(row -> said.computeIfAbsent(row[0], any -> new ArrayList<>())
                        .addAll(List.of(row[1].split("\\|", -1))));
        said.forEach((who, each) -> phrases.put(who, Drawn.byRank(each)));
    }

    /** Of each place: a municipality's inhabitants are shared out among its postal codes. */
    private static double[] inhabitants(List<Place> places) {
        Map<String, Integer> codes = new HashMap<>();
        places.forEach(place -> codes.merge(place.place() + place.nuts(), 1, Integer::sum));
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Objects.requireNonNull(Places.class.getResourceAsStream("places.tsv.gz"))),
                StandardCharsets.UTF_8))) {
            double[] inhabitants = reader.lines()
                    .skip(1)
                    .mapToDouble(row -> Double.parseDouble(row.split("\t", -1)[5]))
                    .toArray();
            for (int at = 0; at < inhabitants.length; at++) {
                Place place = places.get(at);
                inhabitants[at] /= Objects.requireNonNull(codes.get(place.place() + place.nuts()));
            }
            return inhabitants;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> lines(String table) {
        return Labelled.lines(table).stream();
    }

    /** An offer of goods in stock that are counted in pieces, by an amount that nobody doubts. */
    Draft next() {
        Good good = counted.next(random);
        long amount = around(good.usual(), Math.clamp(random.nextGaussian(), -2, 2));
        return draft(Kind.OFFER, good, Capability.MATERIAL, stock(amount, good.unit()), List.of());
    }

    /** Whatever is published: as many requests as offers, some ideas, some services; and slips of the pen. */
    Draft any() {
        int dice = random.nextInt(100);
        if (dice < 2) {
            return idea();
        }
        Kind kind = dice % 2 == 0 ? Kind.OFFER : Kind.REQUEST;
        if (dice < 6) {
            return draft(kind, null, Capability.SERVICE, null, List.of());
        }
        Good good = goods.next(random);
        if (good.unit() == Unit.TEST) {
            return draft(kind, good, Capability.TESTING, stock(amount(good.usual()), good.unit()), List.of());
        }
        if (random.nextInt(10) < 3) {
            Quantity capacity = new Quantity(
                    amount(Math.max(1, good.usual() / 3)),
                    good.unit(),
                    null,
                    QuantityMode.CAPACITY,
                    Period.WEEK,
                    today.plusDays(random.nextInt(60)),
                    null);
            return draft(kind, good, Capability.PRODUCTION, capacity, List.of());
        }
        return draft(kind, good, Capability.MATERIAL, stock(amount(good.usual()), good.unit()), List.of());
    }

    private Draft idea() {
        Good good = goods.next(random);
        List<Capability> seeks = List.of(SOUGHT).subList(random.nextInt(3), 3 + random.nextInt(SOUGHT.length - 2));
        return draft(Kind.IDEA, good, Capability.DEVELOPMENT, null, seeks);
    }

    private static Quantity stock(long amount, Unit unit) {
        return new Quantity(amount, unit, null, QuantityMode.STOCK, null, null, null);
    }

    private long amount(int usual) {
        long amount = around(usual, random.nextGaussian());
        return random.nextInt(SLIPS) == 0 ? amount * SLIP : amount;
    }

    /** An amount so many standard deviations from the usual one, to two digits as people write it. */
    private static long around(int usual, double deviations) {
        double amount = usual * Math.exp(deviations * SPREAD);
        double step = Math.pow(10, Math.max(0, Math.floor(Math.log10(amount)) - 1));
        return Math.max(1, Math.round(amount / step) * Math.round(step));
    }

    private Draft draft(
            Kind kind,
            @Nullable Good good,
            Capability capability,
            @Nullable Quantity quantity,
            List<Capability> seeks) {
        Place place = places.next(random);
        String who = kind == Kind.OFFER ? "offer" : "request";
        boolean offers = kind == Kind.OFFER;
        boolean isIdea = kind == Kind.IDEA;
        String opening = isIdea ? "idea" : who;
        String title = filled(phrase(good == null ? "service-title" : opening + "-title"), good, quantity, place);
        StringBuilder description = new StringBuilder();
        if (good != null) {
            description.append(filled(phrase(opening + "-opening"), good, quantity, place));
        }
        Set<String> sentences = new LinkedHashSet<>();
        for (int more = random.nextInt(5); more >= 0; more--) {
            sentences.add(phrase(who));
        }
        sentences.forEach(sentence -> description.append(' ').append(filled(sentence, good, quantity, place)));
        List<String> standards = good == null || isIdea ? List.of() : some(good.standards(), 0.7);
        String company = phrase("trade") + " " + phrase("last") + " " + place.place();
        boolean seldom = random.nextInt(3) == 0;
        return new Draft(
                new ListingText(title, description.toString().strip(), company, null, Map.of()),
                new Contact(
                        phrase("first") + " " + phrase("last"),
                        "post" + random.nextInt(100_000) + "@betrieb.example",
                        "0711 555 " + (1000 + random.nextInt(9000))),
                place,
                kind,
                good == null || (isIdea && seldom) ? null : good.code(),
                capability,
                seeks,
                quantity,
                offers ? standards : List.of(),
                offers ? some(standards, 0.15) : List.of(),
                kind == Kind.REQUEST ? some(standards.stream().limit(1).toList(), 0.6) : List.of(),
                kind == Kind.REQUEST && random.nextBoolean() ? today.plusDays(5 + random.nextInt(85)) : null,
                kind == Kind.REQUEST && seldom ? REACHES.get(random.nextInt(REACHES.size())) : null,
                today.plusDays(offers ? 90 : 30 + random.nextInt(61)));
    }

    private List<String> some(List<String> all, double chance) {
        return all.stream().filter(any -> random.nextDouble() < chance).toList();
    }

    private String phrase(String who) {
        return Objects.requireNonNull(phrases.get(who), who).next(random);
    }

    private String filled(String phrase, @Nullable Good good, @Nullable Quantity quantity, Place place) {
        String text = phrase.replace("{place}", place.place())
                .replace("{days}", String.valueOf(3 + random.nextInt(28)))
                .replace("{year}", String.valueOf(today.getYear() + random.nextInt(4)))
                .replace("{trade}", phrase("trade"));
        if (good == null) {
            return text;
        }
        while (text.contains("{detail}")) {
            text = text.replaceFirst("\\{detail}", good.details().next(random));
        }
        return text.replace("{good}", good.names().next(random))
                .replace(
                        "{amount}",
                        quantity == null ? "viele" : String.format(Locale.GERMANY, "%,d", quantity.amount()));
    }
}
