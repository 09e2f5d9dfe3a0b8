package exchange.query.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * Cuts texts and questions into words, and words into the forms in which they are found. An index has to be made anew when anything of
 * this changes: count up {@link #SHAPE} then.
 */
public final class WordForms {

    /** Of the forms; whoever keeps terms keeps it beside them. */
    public static final int SHAPE = 1;

    /** Words that say nothing about what is looked for, as {@link Word#plain} has them. */
    private static final Set<String> EMPTY = Set.of(
            "aber", "alle", "als", "am", "an", "auch", "auf", "aus", "bei", "bis", "das", "dem", "den", "der", "des",
            "die", "durch", "ein", "eine", "einem", "einen", "einer", "eines", "er", "es", "fur", "gegen", "gibt",
            "hat", "ich", "im", "in", "ist", "kann", "mit", "nach", "nicht", "noch", "oder", "sich", "sie", "sind",
            "so", "sowie", "uber", "um", "und", "uns", "unter", "vom", "von", "vor", "was", "wer", "wie", "wir", "wo",
            "zu", "zum", "zur", "a", "and", "are", "as", "at", "be", "by", "for", "from", "have", "is", "it", "of",
            "on", "or", "our", "that", "the", "their", "this", "to", "we", "who", "with", "you");

    private static final Analyzer SURFACE = chain(words -> words);

    private static final Analyzer PLAIN = chain(WordForms::comparable);

    private static final Analyzer GERMAN = chain(WordForms::germanStems);

    private static final Analyzer ENGLISH = chain(WordForms::englishStems);

    private static final Analyzer GERMAN_TEXT =
            chain(words -> new MarkFilter(germanStems(new CompoundFilter(words)), null));

    private static final Analyzer ENGLISH_TEXT = chain(words -> new MarkFilter(englishStems(words), Form.ENGLISH));

    private WordForms() {}

    /** A word of a text with its place and the terms under which it is kept. */
    public record Occurrence(int start, int end, Set<String> terms) {}

    /** Adds the terms of a text: each word in all its forms. */
    public static void terms(boolean english, String text, Set<String> into) {
        read(english ? ENGLISH_TEXT : GERMAN_TEXT, text, (term, start, end) -> into.add(term));
    }

    /** The words of a question, but not those that say nothing, unless there are no others. */
    public static List<Word> ofQuestion(String question) {
        List<Word> all = words(question);
        List<Word> telling =
                all.stream().filter(word -> !EMPTY.contains(word.plain())).toList();
        return telling.isEmpty() ? all : telling;
    }

    /** The words of a text as it was written, in lower case. */
    public static List<String> surfaces(String text) {
        List<String> surfaces = new ArrayList<>();
        read(SURFACE, text, (term, start, end) -> surfaces.add(term));
        return surfaces;
    }

    /** The words of a text with their terms, in order. */
    public static List<Occurrence> occurrences(boolean english, String text) {
        List<Occurrence> words = new ArrayList<>();
        read(english ? ENGLISH_TEXT : GERMAN_TEXT, text, (term, start, end) -> {
            if (words.isEmpty() || words.getLast().start() != start) {
                words.add(new Occurrence(start, end, new HashSet<>()));
            }
            words.getLast().terms().add(term);
        });
        return words;
    }

    /** One word by itself. */
    static Word word(String surface) {
        return words(surface).getFirst();
    }

    /** Every chain keeps the words apart in the same way. */
    static List<Word> words(String question) {
        List<String> plain = terms(PLAIN, question);
        List<String> german = terms(GERMAN, question);
        List<String> english = terms(ENGLISH, question);
        List<Word> words = new ArrayList<>();
        read(SURFACE, question, (term, start, end) -> {
            int at = words.size();
            words.add(new Word(term, start, end, plain.get(at), german.get(at), english.get(at)));
        });
        return words;
    }

    private static List<String> terms(Analyzer analyzer, String text) {
        List<String> terms = new ArrayList<>();
        read(analyzer, text, (term, start, end) -> terms.add(term));
        return terms;
    }

    private interface Taker {
        void take(String term, int start, int end);
    }

    private static void read(Analyzer analyzer, String text, Taker taker) {
        try (TokenStream words = analyzer.tokenStream("", text)) {
            CharTermAttribute term = words.addAttribute(CharTermAttribute.class);
            OffsetAttribute place = words.addAttribute(OffsetAttribute.class);
            words.reset();
            while (words.incrementToken()) {
                taker.take(term.toString(), place.startOffset(), place.endOffset());
            }
            words.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TokenStream comparable(TokenStream words) {
        return new ASCIIFoldingFilter(new GermanNormalizationFilter(words));
    }

    private static TokenStream germanStems(TokenStream words) {
        return new GermanLightStemFilter(comparable(words));
    }

    private static TokenStream englishStems(TokenStream words) {
        return new PorterStemFilter(new ASCIIFoldingFilter(new EnglishPossessiveFilter(words)));
    }

    private static Analyzer chain(UnaryOperator<TokenStream> filters) {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                Tokenizer words = new StandardTokenizer();
                return new TokenStreamComponents(words, filters.apply(new LowerCaseFilter(words)));
            }
        };
    }
}
