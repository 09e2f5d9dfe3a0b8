package exchange.query.catalogue;

import exchange.query.text.Synonyms.Phrase;
import exchange.query.text.Word;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;
import org.jspecify.annotations.Nullable;

/** Guesses what somebody meant whose words are found nowhere, from the words of what everybody may see. */
final class Spelling {

    private final CatalogueSearcher searcher;
    private final boolean forAuthorities;
    private final LocalDate today;
    private final DirectSpellChecker checker = new DirectSpellChecker();

    Spelling(CatalogueSearcher searcher, boolean forAuthorities, LocalDate today) {
        this.searcher = searcher;
        this.forAuthorities = forAuthorities;
        this.today = today;
        checker.setMinQueryLength(TextQuery.SHORTEST_WITH_ERROR);
    }

    /** The question with likelier words, without those for which there are none; null if nothing is better or nothing is left. */
    @Nullable
    String better(String question, List<Phrase> phrases) throws IOException {
        StringBuilder better = new StringBuilder();
        int at = 0;
        for (Phrase phrase : phrases) {
            for (Word word : phrase.words()) {
                if (!isFound(word)) {
                    better.append(question, at, word.start()).append(likely(word));
                    at = word.end();
                }
            }
        }
        String found = better.append(question, at, question.length()).toString().strip();
        return at == 0 || found.chars().noneMatch(Character::isLetterOrDigit) ? null : found.replaceAll("\\s+", " ");
    }

    private String likely(Word word) throws IOException {
        if (!TextQuery.mayBeMistyped(word)) {
            return "";
        }
        SuggestWord[] likely = checker.suggestSimilar(
                new Term(SearchDocument.WORDS, word.surface()),
                1,
                searcher.getIndexReader(),
                SuggestMode.SUGGEST_WHEN_NOT_IN_INDEX);
        return likely.length == 0 ? "" : likely[0].string;
    }

    private boolean isFound(Word word) throws IOException {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        query.add(TextQuery.of(List.of(new Phrase(List.of(word), List.of())), false), Occur.FILTER);
        CatalogueQuery.visibility(query, forAuthorities, today);
        return searcher.count(query.build()) > 0;
    }
}
