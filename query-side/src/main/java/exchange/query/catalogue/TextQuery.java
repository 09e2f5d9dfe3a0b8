package exchange.query.catalogue;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import exchange.query.catalogue.SearchDocument.Zone;
import exchange.query.text.Form;
import exchange.query.text.Synonyms.Phrase;
import exchange.query.text.Word;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * A question in words as a query, in which all of them have to be found. A word weighs what its best hit tells: the zone, and how the word
 * was found there; further hits add a quarter of theirs. Weights of words add up. Nothing depends on other listings (no frequencies), so that pages go on where the last ended while
 * listings come and go, and the newer of two that are alike comes first. All weights are sums of few powers of two: adding them up is exact.
 */
final class TextQuery {

    /** What finding a whole word in a zone weighs. */
    private static float weight(Zone zone) {
        return switch (zone) {
            case TITLE -> 16;
            case NAMES -> 12;
            case TEXT -> 8;
            case KINDS -> 4;
        };
    }

    private static final float HEAD = 0.75f;
    private static final float BEGINNING = 0.5f;
    private static final float PART = 0.375f;
    private static final float OTHER_NAME = 0.75f;

    /** All the same, wherever it is. */
    private static final float HALVES = 2;

    private static final float TYPING_ERROR = 0.25f;

    /** What further hits of the same word add to the best. */
    private static final float AGAIN = 0.25f;

    static final int SHORTEST_BEGINNING = 3;
    static final int SHORTEST_WITH_ERROR = 4;
    static final int ERRORS = 1;

    /** The mark and the first letter: hardly anybody mistypes that. */
    static final int WITHOUT_ERROR = 2;

    private static final int MOST_EXPANSIONS = 50;

    /** A name such as FFP2, written in one or in two. */
    private static final Pattern LETTERS_AND_DIGITS = Pattern.compile("(\\p{L}+)(\\d+)");

    private static final int MOST_KEPT = 300;

    /** In UTF-8. A query grows with the square of its word: one of these takes some 60 KB at most, one of 255 letters megabytes. */
    private static final int LONGEST_KEPT = 32;

    /** Making the query of a word takes longer than answering it where the word is rare; people ask for the same words. */
    private static final Cache<Asked, Query> MADE =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    /**
     * All that the query of a word depends on.
     *
     * @param surface in lower case, as it was written
     */
    private record Asked(String surface, boolean errors) {}

    private final boolean errors;

    private TextQuery(boolean errors) {
        this.errors = errors;
    }

    /** @param errors whether words with a letter wrong, missing or too many are found as well */
    static Query of(List<Phrase> phrases, boolean errors) {
        return new TextQuery(errors).all(phrases);
    }

    private Query all(List<Phrase> phrases) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (int at = 0; at < phrases.size(); at++) {
            Phrase phrase = phrases.get(at);
            if (at + 1 < phrases.size() && isNameInTwo(phrase, phrases.get(at + 1))) {
                all.add(nameInTwo(phrase, phrases.get(at + 1)), Occur.MUST);
                at++;
            } else {
                all.add(phrase(phrase), Occur.MUST);
            }
        }
        return all.build();
    }

    private static boolean isNameInTwo(Phrase first, Phrase second) {
        return first.others().isEmpty()
                && second.others().isEmpty()
                && first.words().getFirst().isAllLetters()
                && second.words().getFirst().surface().chars().allMatch(Character::isDigit);
    }

    /** {@code FFP 2}: both words, or {@code FFP2}. */
    private Query nameInTwo(Phrase first, Phrase second) {
        Word letters = first.words().getFirst();
        Word digits = second.words().getFirst();
        List<Query> ways = new ArrayList<>();
        ways.add(both(List.of(letters, digits)));
        for (Zone zone : Zone.values()) {
            ways.add(found(zone, Form.WORD, letters.plain() + digits.plain(), 1));
        }
        return new DisjunctionMaxQuery(ways, 0);
    }

    private Query phrase(Phrase phrase) {
        Query asked = both(phrase.words());
        if (phrase.others().isEmpty()) {
            return asked;
        }
        List<Query> names = new ArrayList<>();
        names.add(asked);
        for (List<Word> other : phrase.others()) {
            // a name of two words tells no more than one of a single word
            names.add(new BoostQuery(name(other), OTHER_NAME * part(other.size())));
        }
        return new DisjunctionMaxQuery(names, 0);
    }

    private static float part(int words) {
        return words == 1 ? 1 : words == 2 ? 0.5f : 0.25f;
    }

    private Query both(List<Word> words) {
        return allOf(words, this::asked);
    }

    /** Another name: known to be spelt right, and not to be taken apart. */
    private static Query name(List<Word> words) {
        return allOf(words, word -> new DisjunctionMaxQuery(whole(word), AGAIN));
    }

    private static Query allOf(List<Word> words, Function<Word, Query> query) {
        if (words.size() == 1) {
            return query.apply(words.getFirst());
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        words.forEach(word -> all.add(query.apply(word), Occur.MUST));
        return all.build();
    }

    private static List<Query> whole(Word word) {
        List<Query> ways = new ArrayList<>();
        for (Zone zone : Zone.values()) {
            ways.add(found(zone, Form.WORD, word.german(), 1));
            ways.add(found(zone, Form.ENGLISH, word.english(), 1));
            ways.add(found(zone, Form.HEAD, word.german(), HEAD));
            ways.add(found(zone, Form.PART, word.german(), PART));
        }
        return ways;
    }

    private Query asked(Word word) {
        boolean kept = word.surface().getBytes(StandardCharsets.UTF_8).length <= LONGEST_KEPT;
        return kept ? MADE.get(new Asked(word.surface(), errors), _ -> made(word)) : made(word);
    }

    private Query made(Word word) {
        List<Query> ways = whole(word);
        for (Zone zone : Zone.values()) {
            if (beginning(word).length() >= SHORTEST_BEGINNING) {
                ways.add(begun(zone, Form.WORD, beginning(word)));
                ways.add(begun(zone, Form.ENGLISH, beginning(word)));
            }
        }
        for (List<Word> halves : word.halves()) {
            ways.add(weighing(HALVES, bothAnywhere(halves)));
        }
        Matcher name = LETTERS_AND_DIGITS.matcher(word.plain());
        if (name.matches()) {
            ways.add(weighing(HALVES, together(List.of(anywhere(name.group(1)), anywhere(name.group(2))))));
        }
        if (errors && mayBeMistyped(word)) {
            for (Zone zone : Zone.values()) {
                ways.add(mistyped(zone, Form.WORD, word.german(), 1));
                ways.add(mistyped(zone, Form.HEAD, word.german(), HEAD));
                ways.add(mistyped(zone, Form.ENGLISH, word.english(), 1));
            }
        }
        return new DisjunctionMaxQuery(ways, AGAIN);
    }

    /** What other words may begin with: the word without its ending, unless too little is left. */
    static String beginning(Word word) {
        return word.german().length() > SHORTEST_BEGINNING && word.plain().startsWith(word.german())
                ? word.german()
                : word.plain();
    }

    static boolean mayBeMistyped(Word word) {
        return word.isAllLetters() && word.surface().length() >= SHORTEST_WITH_ERROR;
    }

    private static Query bothAnywhere(List<Word> halves) {
        List<Query> both = new ArrayList<>();
        for (Word half : halves) {
            both.add(anywhere(half.german()));
        }
        return together(both);
    }

    private static Query together(List<Query> queries) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        queries.forEach(query -> all.add(query, Occur.FILTER));
        return all.build();
    }

    private static Query anywhere(String stem) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (Zone zone : Zone.values()) {
            for (Form form : List.of(Form.WORD, Form.HEAD, Form.PART)) {
                any.add(new TermQuery(new Term(zone.field, form.term(stem))), Occur.SHOULD);
            }
        }
        return any.build();
    }

    private static Query found(Zone zone, Form form, String stem, float share) {
        return weighing(weight(zone) * share, new TermQuery(new Term(zone.field, form.term(stem))));
    }

    private static Query begun(Zone zone, Form form, String beginning) {
        return weighing(weight(zone) * BEGINNING, new PrefixQuery(new Term(zone.field, form.term(beginning))));
    }

    private static Query mistyped(Zone zone, Form form, String stem, float share) {
        return weighing(
                weight(zone) * share * TYPING_ERROR,
                new FuzzyQuery(new Term(zone.field, form.term(stem)), ERRORS, WITHOUT_ERROR, MOST_EXPANSIONS, true));
    }

    private static Query weighing(float weight, Query query) {
        return new BoostQuery(new ConstantScoreQuery(query), weight);
    }
}
