package exchange.benchmark;

import exchange.benchmark.WordsOnly.Text;
import exchange.event.listing.Kind;
import exchange.query.matching.MatchQuality;
import exchange.query.matching.MatchQuality.Entry;
import exchange.reference.Places;
import exchange.reference.Products;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.de.GermanAnalyzer;

/**
 * Q2: 60 requests with ten offers each, graded 0 to 3 by rules written down before ({@code GRADING.md} beside the set) by somebody who had
 * not seen the scorer; half of them sealed. Against text search alone, and every policy beside the others.
 *
 * <p>Sizes: {@code sealed} 1 to judge by the sealed half too.
 */
final class GradesBenchmark implements Benchmarks.Group {

    private static final int FIRST = 5;
    private static final double REACH = 0.85;

    private record Graded(Labelled request, boolean sealed, Map<String, Integer> grades) {}

    @Override
    public Report run(Sizes sizes) throws IOException {
        Products products = Products.load();
        Places places = Places.load();
        Map<String, Labelled> offers = Labelled.all("offers.jsonl", Kind.OFFER, places).stream()
                .collect(Collectors.toMap(Labelled::id, Function.identity()));
        Map<String, Labelled> requests = Labelled.all("requests.jsonl", Kind.REQUEST, places).stream()
                .collect(Collectors.toMap(Labelled::id, Function.identity()));
        Map<String, Graded> graded = new LinkedHashMap<>();
        for (String line : Labelled.lines("grades.tsv")) {
            String[] cells = line.split("\t", -1);
            graded.computeIfAbsent(
                            cells[0],
                            id -> new Graded(
                                    Objects.requireNonNull(requests.get(id)),
                                    cells[3].equals("sealed"),
                                    new HashMap<>()))
                    .grades()
                    .put(cells[1], Integer.parseInt(cells[2]));
        }
        Report report = new Report("order by", "requests", "nDCG@5", "best offer first", "reach");
        boolean withSealed = sizes.number("sealed", 1) == 1;
        try (WordsOnly words = new WordsOnly(
                new GermanAnalyzer(),
                offers.values().stream()
                        .map(offer -> new Text(offer.id(), offer.title() + '\n' + offer.description()))
                        .toList())) {
            for (boolean sealed : withSealed ? new boolean[] {false, true} : new boolean[] {false}) {
                List<Graded> half = graded.values().stream()
                        .filter(each -> each.sealed() == sealed)
                        .toList();
                String name = half.size() + (sealed ? " sealed" : " open");
                judge(
                        report,
                        "text search alone",
                        name,
                        half,
                        (request, pool) -> textOnly(words, request, pool, offers.size()));
                for (String policy : MatchQuality.policies()) {
                    for (boolean misses : new boolean[] {false, true}) {
                        MatchQuality quality = MatchQuality.of(policy, products);
                        judge(
                                report,
                                "policy " + policy + (misses ? ", then the nearest misses" : ", matches only"),
                                name,
                                half,
                                (request, pool) -> quality.order(
                                        entry(request),
                                        pool.stream()
                                                .map(id -> entry(Objects.requireNonNull(offers.get(id))))
                                                .toList(),
                                        misses));
                    }
                }
            }
        }
        return report;
    }

    private static List<String> textOnly(WordsOnly words, Labelled request, List<String> pool, int all) {
        try {
            List<String> found = words.find(request.title() + ' ' + request.description(), all);
            return found.stream().filter(pool::contains).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Entry entry(Labelled listing) {
        return new Entry(listing.id(), listing.content(), listing.title(), listing.description());
    }

    private static void judge(
            Report report,
            String name,
            String half,
            List<Graded> graded,
            BiFunction<Labelled, List<String>, List<String>> order) {
        double ndcg = 0;
        int first = 0;
        for (Graded each : graded) {
            List<String> pool = each.grades().keySet().stream().sorted().toList();
            List<String> ranked = order.apply(each.request(), pool);
            ndcg += Ranking.ndcg(ranked, each.grades(), FIRST);
            int best = each.grades().values().stream()
                    .mapToInt(Integer::intValue)
                    .max()
                    .orElse(0);
            first += !ranked.isEmpty() && each.grades().getOrDefault(ranked.getFirst(), 0) == best ? 1 : 0;
        }
        double mean = ndcg / graded.size();
        report.row(
                name,
                half,
                "%.3f".formatted(mean),
                "%.1f %%".formatted(100.0 * first / graded.size()),
                name.startsWith("policy") ? Report.reached("≥ " + REACH, mean >= REACH) : "");
    }
}
