package exchange.benchmark;

import exchange.privacy.Sealed;
import exchange.query.matching.MatchLoad;
import exchange.query.matching.MatchLoad.Asked;
import exchange.reference.Places;
import exchange.reference.Products;
import exchange.reference.Validity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * S6: the first page of the matches of a listing that was just published among many, through the index, against scoring every pair. Half of
 * the listings offer, half ask.
 *
 * <p>Sizes: {@code listings}, of which the run goes up from {@code least} in steps of ten; {@code page} and {@code asked} listings published and
 * asked about, {@code pairs} of them also by scoring every pair, which has to find the same hundred.
 */
final class MatchesBenchmark implements Benchmarks.Group {

    private static final double REACH_MILLIS = 20;
    private static final double REACH_GROWTH = 3;
    private static final int LONGEST_PAGE = 100;
    private static final Sealed BOX = new Sealed("bfCeXK3bTHmvT3kHZ8qLPQ", "c2VhbGVk");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);

    private record Found(double median, double p99) {}

    @Override
    public Report run(Sizes sizes) {
        int most = sizes.number("listings", 100_000);
        Report report = new Report(
                "S6",
                "listings",
                "p50 ms",
                "p99 ms",
                "pairs scored",
                "every pair, p50 ms",
                "matches",
                "exact",
                "reach");
        Found before = null;
        for (int listings = sizes.number("least", 10_000); listings <= most; listings *= 10) {
            Found found = measure(listings, sizes, report);
            if (before != null) {
                double growth = found.median() / before.median();
                report.note("%,d listings take %.1f times as long as a tenth of them, their p99 %.1f times (reach: %s)."
                        .formatted(
                                listings,
                                growth,
                                found.p99() / before.p99(),
                                Report.reached("≤ " + REACH_GROWTH, growth <= REACH_GROWTH)));
            }
            before = found;
        }
        report.note("In process, on one thread.");
        return report;
    }

    private static Found measure(int listings, Sizes sizes, Report report) {
        int page = sizes.number("page", 20);
        int asked = sizes.number("asked", 1_000);
        int pairs = sizes.number("pairs", 30);
        Invented invented = new Invented(11, Places.load(), DAY);
        MatchLoad load =
                new MatchLoad(Products.load(), DAY.atStartOfDay(Validity.ZONE).toInstant());
        long start = System.nanoTime();
        for (int i = 0; i < listings; i++) {
            publish(load, invented.any());
        }
        report.note("%,d listings put into the index in %.1f s, invented and all."
                .formatted(listings, (System.nanoTime() - start) / 1e9));
        List<Double> millis = new ArrayList<>();
        List<Double> everyPair = new ArrayList<>();
        boolean exact = true;
        long scored = 0;
        long matches = 0;
        for (int i = -asked; i < asked; i++) {
            publish(load, invented.any());
            Asked answer = load.ask(page);
            if (i < 0) {
                continue; // warms up
            }
            millis.add(answer.nanos() / 1e6);
            scored += answer.scored();
            if (i < pairs) {
                Asked all = load.askAll();
                everyPair.add(all.nanos() / 1e6);
                matches += all.matches();
                exact &= load.isExact(LONGEST_PAGE);
            }
        }
        millis.sort(null);
        everyPair.sort(null);
        Found found = new Found(millis.get(asked / 2), millis.get(asked * 99 / 100));
        report.row(
                "the best " + page,
                "%,d".formatted(listings),
                found.median(),
                found.p99(),
                (double) scored / asked,
                everyPair.get(pairs / 2),
                (double) matches / pairs,
                exact ? "yes" : "NO",
                Report.reached("p99 ≤ " + REACH_MILLIS + " ms", found.p99() <= REACH_MILLIS));
        return found;
    }

    private static void publish(MatchLoad load, Invented.Draft draft) {
        load.publish(
                draft.content(BOX),
                draft.verified(),
                draft.text().title(),
                draft.text().description());
    }
}
