package exchange.query.catalogue;

import exchange.query.catalogue.Highlights.Piece;
import exchange.query.text.Form;
import exchange.query.text.Synonyms.Phrase;
import exchange.query.text.Word;
import exchange.query.text.WordForms;
import exchange.query.text.WordForms.Occurrence;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.util.automaton.ByteRunAutomaton;
import org.apache.lucene.util.automaton.CompiledAutomaton;

/** Finds the words of a question again in the texts of what was found, by the rules of {@link TextQuery}. */
final class Marker {

    private static final int EXCERPT = 220;
    private static final int BEFORE = 60;
    private static final String ELLIPSIS = "…";

    private final Set<String> terms = new HashSet<>();
    private final List<String> beginnings = new ArrayList<>();
    private final List<ByteRunAutomaton> mistyped = new ArrayList<>();

    Marker(List<List<Phrase>> questions, boolean errors) {
        for (List<Phrase> phrases : questions) {
            for (Phrase phrase : phrases) {
                phrase.words().forEach(word -> add(word, errors));
                phrase.others().forEach(name -> name.forEach(this::addWhole));
            }
        }
    }

    private void addWhole(Word word) {
        for (Form form : List.of(Form.WORD, Form.HEAD, Form.PART)) {
            terms.add(form.term(word.german()));
        }
        terms.add(Form.ENGLISH.term(word.english()));
    }

    private void add(Word word, boolean errors) {
        addWhole(word);
        String beginning = TextQuery.beginning(word);
        if (beginning.length() >= TextQuery.SHORTEST_BEGINNING) {
            beginnings.add(Form.WORD.term(beginning));
            beginnings.add(Form.ENGLISH.term(beginning));
        }
        for (List<Word> halves : word.halves()) {
            for (Word half : halves) {
                terms.add(Form.WORD.term(half.german()));
                terms.add(Form.HEAD.term(half.german()));
            }
        }
        if (errors && TextQuery.mayBeMistyped(word)) {
            mistyped(Form.WORD.term(word.german()));
            mistyped(Form.HEAD.term(word.german()));
            mistyped(Form.ENGLISH.term(word.english()));
        }
    }

    private void mistyped(String term) {
        CompiledAutomaton likely = FuzzyQuery.getFuzzyAutomaton(term, TextQuery.ERRORS, TextQuery.WITHOUT_ERROR, true);
        if (likely.runAutomaton == null) {
            terms.add(term);
        } else {
            mistyped.add(likely.runAutomaton);
        }
    }

    Highlights mark(String title, String description, boolean english) {
        return new Highlights(pieces(title, hits(title, english), 0, title.length()), excerpt(description, english));
    }

    private List<Piece> excerpt(String text, boolean english) {
        List<Occurrence> hits = hits(text, english);
        int first = hits.isEmpty() ? 0 : hits.getFirst().start();
        int start = first <= BEFORE || text.length() <= EXCERPT
                ? 0
                : text.indexOf(' ', Math.min(first - BEFORE, text.length() - EXCERPT)) + 1;
        start = start > first ? first : start;
        int end = Math.min(text.length(), start + EXCERPT);
        if (end < text.length()) {
            int blank = text.lastIndexOf(' ', end);
            end = blank > start ? blank : end;
        }
        List<Piece> pieces = new ArrayList<>();
        if (start > 0) {
            pieces.add(new Piece(ELLIPSIS, false));
        }
        pieces.addAll(pieces(text, hits, start, end));
        if (end < text.length()) {
            pieces.add(new Piece(ELLIPSIS, false));
        }
        return pieces;
    }

    private static List<Piece> pieces(String text, List<Occurrence> hits, int start, int end) {
        List<Piece> pieces = new ArrayList<>();
        int at = start;
        for (Occurrence hit : hits) {
            if (hit.start() < at || hit.end() > end) {
                continue;
            }
            if (hit.start() > at) {
                pieces.add(new Piece(text.substring(at, hit.start()), false));
            }
            pieces.add(new Piece(text.substring(hit.start(), hit.end()), true));
            at = hit.end();
        }
        if (at < end) {
            pieces.add(new Piece(text.substring(at, end), false));
        }
        return pieces;
    }

    private List<Occurrence> hits(String text, boolean english) {
        return WordForms.occurrences(english, text).stream()
                .filter(word -> word.terms().stream().anyMatch(this::isWanted))
                .toList();
    }

    private boolean isWanted(String term) {
        if (terms.contains(term) || beginnings.stream().anyMatch(term::startsWith)) {
            return true;
        }
        if (mistyped.isEmpty()) {
            return false;
        }
        byte[] bytes = term.getBytes(StandardCharsets.UTF_8);
        return mistyped.stream().anyMatch(likely -> likely.run(bytes, 0, bytes.length));
    }
}
