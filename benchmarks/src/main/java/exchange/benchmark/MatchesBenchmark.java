package exchange.benchmark;

import exchange.event.listing.Content;
import exchange.event.listing.Kind;
import exchange.privacy.Sealed;
import exchange.query.matching.MatchLoad;
import exchange.query.matching.MatchLoad.Asked;
import exchange.reference.Places;
import exchange.reference.Product;
import exchange.reference.Products;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * S6: the matches of a listing that was just published among many, through the index, against scoring every pair. Half of the listings are
 * requests; their products are those of the whole taxonomy, three in four from the own layer, as scarcity has it.
 *
 * <p>Sizes: {@code listings} (also run with a tenth of them), {@code asked} listings published and asked about, {@code pairs} of them
 * also by scoring every pair.
 */
final class MatchesBenchmark implements Benchmarks.Group {

    private static final double REACH_MILLIS = 20;
    private static final double REACH_GROWTH = 3;
    private static final Sealed BOX = new Sealed("bfCeXK3bTHmvT3kHZ8qLPQ", "c2VhbGVk");

    private record Found(double median, double p99, double everyPair, boolean exact) {}

    @Override
    public Report run(Sizes sizes) {
        int listings = sizes.number("listings", 100_000);
        int asked = sizes.number("asked", 1_000);
        int pairs = sizes.number("pairs", 30);
        Report report = new Report(
                "S6",
                "listings",
                "p50 ms",
                "p99 ms",
                "pairs scored",
                "matches",
                "every pair, p50 ms",
                "exact",
                "reach");
        Found few = measure(listings / 10, asked, pairs, report);
        Found many = measure(listings, asked, pairs, report);
        double growth = many.median() / few.median();
        report.note("Ten times the listings take %.1f times as long (reach: %s)."
                .formatted(growth, Report.reached("≤ " + REACH_GROWTH, growth <= REACH_GROWTH)));
        report.note("In process, all matches scored and sorted, on one thread.");
        return report;
    }

    private static Found measure(int listings, int asked, int pairs, Report report) {
        Products products = Products.load();
        List<String> own =
                products.all().filter(Product::own).map(Product::code).toList();
        List<String> all = products.all().map(Product::code).toList();
        Random random = new Random(11);
        Invented invented = new Invented(11, Places.load());
        MatchLoad load = new MatchLoad(products);
        for (int i = 0; i < listings; i++) {
            publish(load, invented.next(), random, own, all);
        }
        List<Double> millis = new ArrayList<>();
        List<Double> everyPair = new ArrayList<>();
        boolean exact = true;
        long scored = 0;
        long matches = 0;
        for (int i = -asked; i < asked; i++) {
            publish(load, invented.next(), random, own, all);
            Asked answer = load.ask();
            if (i < 0) {
                continue; // warms up
            }
            millis.add(answer.nanos() / 1e6);
            scored += answer.scored();
            matches += answer.matches();
            if (i < pairs) {
                everyPair.add(load.askAll().nanos() / 1e6);
                exact &= load.isExact();
            }
        }
        millis.sort(null);
        everyPair.sort(null);
        Found found = new Found(millis.get(asked / 2), millis.get(asked * 99 / 100), everyPair.get(pairs / 2), exact);
        report.row(
                "one listing's matches",
                "%,d".formatted(listings),
                found.median(),
                found.p99(),
                (double) scored / asked,
                (double) matches / asked,
                found.everyPair(),
                found.exact() ? "yes" : "NO",
                Report.reached("p99 ≤ " + REACH_MILLIS + " ms", found.p99() <= REACH_MILLIS));
        return found;
    }

    private static void publish(
            MatchLoad load, Invented.Draft draft, Random random, List<String> own, List<String> all) {
        List<String> codes = random.nextInt(4) == 0 ? all : own;
        Content offer = draft.content(BOX);
        Content content = new Content(
                offer.version(),
                random.nextBoolean() ? Kind.OFFER : Kind.REQUEST,
                offer.text(),
                offer.language(),
                codes.get(random.nextInt(codes.size())),
                offer.capability(),
                offer.seeks(),
                offer.quantity(),
                offer.standards(),
                offer.requires(),
                offer.neededBy(),
                random.nextInt(3) == 0 ? 50 + random.nextInt(400) : null,
                offer.region(),
                offer.validUntil(),
                offer.visibility(),
                offer.urgency(),
                offer.organisationType(),
                offer.showOrganisation());
        load.publish(content, draft.text().title(), draft.text().description());
    }
}
