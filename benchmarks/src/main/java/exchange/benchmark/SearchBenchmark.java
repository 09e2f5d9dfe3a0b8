package exchange.benchmark;

import exchange.event.listing.Content;
import exchange.privacy.Sealed;
import exchange.query.catalogue.SearchLoad;
import exchange.query.catalogue.SearchLoad.Asked;
import exchange.query.catalogue.SearchLoad.Bare;
import exchange.reference.Places;
import exchange.reference.Products;
import exchange.reference.Regions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * S5: a page of the catalogue from the index, from the words to ids and counts, against bare Lucene with the same query, made beforehand, and
 * the same counts; in process, on one thread, in turns.
 *
 * <p>Sizes: {@code listings}, {@code rounds}, {@code seconds} of a turn.
 */
final class SearchBenchmark implements Benchmarks.Group {

    private static final double REACH = 0.7;
    private static final Sealed BOX = new Sealed("bfCeXK3bTHmvT3kHZ8qLPQ", "c2VhbGVk");

    private interface Turn {
        long run() throws IOException;
    }

    @Override
    public Report run(Sizes sizes) throws IOException {
        int listings = sizes.number("listings", 100_000);
        int rounds = sizes.number("rounds", 3);
        double seconds = sizes.seconds("seconds", 2);
        Report report = new Report("question", "hits", "a second", "bare Lucene, a second", "ratio", "reach");
        Places places = Places.load();
        Path folder = Files.createTempDirectory("search");
        try (SearchLoad load = new SearchLoad(folder, Products.load(), Regions.load())) {
            fill(load, listings, new Invented(5, places), report);
            for (Asked asked : List.of(
                    new Asked("a word", "Masken", null, null, 0),
                    new Asked("a rare word", "Albstadt", null, null, 0),
                    new Asked("three words", "FFP2 Masken Stuttgart", null, null, 0),
                    new Asked("a compound by its part", "Handschuhe", null, null, 0),
                    new Asked("words under a product", "Lager", "mask", null, 0),
                    new Asked(
                            "within 50 km, by distance",
                            "",
                            null,
                            places.byPostalCode("72764").orElseThrow(),
                            50),
                    new Asked(
                            "words within 150 km",
                            "FFP2",
                            null,
                            places.byPostalCode("72764").orElseThrow(),
                            150),
                    new Asked("everything, the newest first", "", null, null, 0))) {
                compare(load, asked, rounds, seconds, report);
            }
        }
        return report;
    }

    private static void fill(SearchLoad load, int listings, Invented invented, Report report) throws IOException {
        long start = System.nanoTime();
        for (int i = 0; i < listings; i++) {
            Invented.Draft draft = invented.next();
            Content content = draft.content(BOX);
            load.publish(
                    String.valueOf(i),
                    content,
                    draft.text().title(),
                    draft.text().description(),
                    draft.text().organisation());
        }
        load.open();
        report.note("%,d listings; indexed in %.0f s on one thread."
                .formatted(listings, (System.nanoTime() - start) / 1e9));
    }

    private static void compare(SearchLoad load, Asked asked, int rounds, double seconds, Report report)
            throws IOException {
        Bare bare = load.bare(asked);
        List<Double> ours = new ArrayList<>();
        List<Double> lucene = new ArrayList<>();
        long hits = 0;
        for (int round = -1; round < rounds; round++) { // the first one warms up
            hits = load.ask(asked);
            if (bare.run() != hits) {
                throw new IllegalStateException("Different hits for " + asked.name());
            }
            double first = rate(() -> load.ask(asked), seconds);
            double second = rate(bare::run, seconds);
            if (round >= 0) {
                ours.add(first);
                lucene.add(second);
            }
        }
        ours.sort(null);
        lucene.sort(null);
        double ratio = ours.get(rounds / 2) / lucene.get(rounds / 2);
        report.row(
                asked.name(),
                "%,d".formatted(hits),
                ours.get(rounds / 2),
                lucene.get(rounds / 2),
                ratio,
                Report.reached(REACH, ratio >= REACH));
    }

    private static double rate(Turn turn, double seconds) throws IOException {
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        int turns = 0;
        while (System.nanoTime() < end) {
            turn.run();
            turns++;
        }
        return turns / ((System.nanoTime() - start) / 1e9);
    }
}
