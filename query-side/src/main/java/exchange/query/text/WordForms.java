package exchange.query.text;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.KeywordTokenizer;
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

    private static final Analyzer WORDS = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new StandardTokenizer();
            return new TokenStreamComponents(words, new LowerCaseFilter(words));
        }
    };

    private static final Analyzer PLAIN = ofOneWord(WordForms::comparable);

    private static final Analyzer GERMAN = ofOneWord(WordForms::germanStems);

    private static final Analyzer ENGLISH = ofOneWord(WordForms::englishStems);

    private static final Analyzer GERMAN_FORMS =
            ofOneWord(word -> new MarkFilter(germanStems(new CompoundFilter(word)), null));

    private static final Analyzer ENGLISH_FORMS = ofOneWord(word -> new MarkFilter(englishStems(word), Form.ENGLISH));

    /** Texts say the same words again and again: taking one apart takes longer than finding it here. */
    private static final Cache<String, Set<String>> GERMAN_TERMS = kept();

    private static final Cache<String, Word> KNOWN = kept();

    private static final Cache<String, Set<String>> ENGLISH_TERMS = kept();

    private static final int MOST_KEPT = 10_000;

    private WordForms() {}

    /** A word of a text with its place and the terms under which it is kept. */
    public record Occurrence(int start, int end, Set<String> terms) {}

    /** Adds the terms of a text: each word in all its forms. */
    public static void terms(boolean english, String text, Set<String> into) {
        read(WORDS, text, (word, start, end) -> into.addAll(terms(english, word)));
    }

    /** The terms of one word in lower case. */
    private static Set<String> terms(boolean english, String word) {
        return (english ? ENGLISH_TERMS : GERMAN_TERMS)
                .get(word, any -> Set.copyOf(all(english ? ENGLISH_FORMS : GERMAN_FORMS, any)));
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
        read(WORDS, text, (word, start, end) -> surfaces.add(word));
        return surfaces;
    }

    /** The words of a text with their terms, in order. */
    public static List<Occurrence> occurrences(boolean english, String text) {
        List<Occurrence> words = new ArrayList<>();
        read(WORDS, text, (word, start, end) -> words.add(new Occurrence(start, end, terms(english, word))));
        return words;
    }

    /** A part of a word as a word of its own. */
    static Word word(String surface) {
        return word(surface, 0, surface.length());
    }

    static List<Word> words(String question) {
        List<Word> words = new ArrayList<>();
        read(WORDS, question, (word, start, end) -> words.add(word(word, start, end)));
        return words;
    }

    private static Word word(String surface, int start, int end) {
        Word known = KNOWN.get(
                surface,
                word -> new Word(word, 0, word.length(), one(PLAIN, word), one(GERMAN, word), one(ENGLISH, word)));
        return new Word(surface, start, end, known.plain(), known.german(), known.english());
    }

    private static String one(Analyzer analyzer, String word) {
        return all(analyzer, word).getFirst();
    }

    private static List<String> all(Analyzer analyzer, String word) {
        List<String> terms = new ArrayList<>();
        read(analyzer, word, (term, start, end) -> terms.add(term));
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

    private static Analyzer ofOneWord(UnaryOperator<TokenStream> filters) {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                Tokenizer word = new KeywordTokenizer();
                return new TokenStreamComponents(word, filters.apply(word));
            }
        };
    }

    private static <T> Cache<String, T> kept() {
        return Caffeine.newBuilder().maximumSize(MOST_KEPT).build();
    }
}
