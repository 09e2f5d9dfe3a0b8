package exchange.benchmark;

import exchange.benchmark.WordsOnly.Text;
import exchange.event.listing.Content;
import exchange.event.listing.Kind;
import exchange.query.catalogue.SearchLoad;
import exchange.reference.Places;
import exchange.reference.Products;
import exchange.reference.Regions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;

/**
 * Q1: 120 questions to 130 texts, half of them sealed: nobody looked at those while the search was made. Against plain words and words
 * without their endings, which are given the names of the product, its synonyms, place and organisation as well.
 *
 * <p>Sizes: {@code sealed} 1 to judge by the sealed half too, {@code show} 1 to list the questions of the open half whose first answer is wrong.
 */
final class QuestionsBenchmark implements Benchmarks.Group {

    private static final int FIRST = 10;

    private record Question(String text, boolean sealed, List<String> best, Map<String, Integer> grades) {

        static Question of(String line) {
            String[] cells = line.split("\t", -1);
            List<String> best = List.of(cells[3].split(","));
            Map<String, Integer> grades = new HashMap<>();
            if (!cells[4].isBlank()) {
                List.of(cells[4].split(",")).forEach(id -> grades.put(id.strip(), 1));
            }
            best.forEach(id -> grades.put(id.strip(), 2));
            return new Question(
                    cells[2],
                    cells[1].equals("sealed"),
                    best.stream().map(String::strip).toList(),
                    grades);
        }
    }

    private interface Search {
        List<String> find(String question) throws IOException;
    }

    @Override
    public Report run(Sizes sizes) throws IOException {
        Products products = Products.load();
        List<Labelled> texts = Labelled.all("texts.jsonl", Kind.OFFER, Places.load());
        List<Question> questions =
                Labelled.lines("questions.tsv").stream().map(Question::of).toList();
        Report report = new Report("search", "questions", "first answer right", "a right one in five", "nDCG@10");
        Path folder = Files.createTempDirectory("questions");
        List<Text> words = texts.stream()
                .map(text -> new Text(text.id(), words(text, products)))
                .toList();
        try (SearchLoad ours = new SearchLoad(folder, products, Regions.load());
                WordsOnly plain = new WordsOnly(new StandardAnalyzer(), words);
                WordsOnly stems = new WordsOnly(new GermanAnalyzer(), words)) {
            for (Labelled text : texts) {
                ours.publish(text.id(), text.content(), text.title(), text.description(), text.organisation());
            }
            ours.open();
            boolean withSealed = sizes.number("sealed", 1) == 1;
            for (boolean sealed : withSealed ? new boolean[] {false, true} : new boolean[] {false}) {
                List<Question> half = questions.stream()
                        .filter(each -> each.sealed() == sealed)
                        .toList();
                String name = half.size() + (sealed ? " sealed" : " open");
                judge(report, "plain words", name, half, question -> plain.find(question, FIRST));
                judge(report, "words without endings", name, half, question -> stems.find(question, FIRST));
                judge(report, "the catalogue", name, half, ours::find);
                if (!sealed && sizes.number("show", 0) == 1) {
                    show(half, ours);
                }
            }
        }
        return report;
    }

    private static void show(List<Question> questions, SearchLoad ours) throws IOException {
        for (Question question : questions) {
            List<String> found = ours.find(question.text());
            if (found.isEmpty() || !question.best().contains(found.getFirst())) {
                System.err.println(
                        question.text() + " → " + found.stream().limit(4).toList() + " instead of " + question.best());
            }
        }
    }

    private static String words(Labelled text, Products products) {
        Content content = text.content();
        StringBuilder words = new StringBuilder(text.title()).append('\n').append(text.description());
        words.append('\n').append(content.region().place()).append('\n').append(text.organisation());
        String product = content.product();
        if (product != null) {
            for (String code : products.path(product)) {
                products.find(code)
                        .ifPresent(known -> words.append('\n')
                                .append(known.labelDe())
                                .append('\n')
                                .append(known.labelEn()));
                products.synonyms(code).forEach(name -> words.append('\n').append(name));
            }
        }
        return words.toString();
    }

    private static void judge(Report report, String name, String half, List<Question> questions, Search search)
            throws IOException {
        int first = 0;
        int inFive = 0;
        double ndcg = 0;
        for (Question question : questions) {
            List<String> found = search.find(question.text());
            first += !found.isEmpty() && question.best().contains(found.getFirst()) ? 1 : 0;
            inFive += found.stream().limit(5).anyMatch(question.best()::contains) ? 1 : 0;
            ndcg += Ranking.ndcg(found, question.grades(), FIRST);
        }
        report.row(
                name,
                half,
                "%.1f %%".formatted(100.0 * first / questions.size()),
                "%.1f %%".formatted(100.0 * inFive / questions.size()),
                "%.3f".formatted(ndcg / questions.size()));
    }
}
