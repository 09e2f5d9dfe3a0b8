package exchange.query.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.compound.hyphenation.Hyphenation;
import org.apache.lucene.analysis.compound.hyphenation.HyphenationTree;
import org.xml.sax.InputSource;

/** Where a German word may be divided: every seam of a compound is such a place. Immutable once it is there. */
final class Hyphens {

    private static final int[] NOWHERE = {};
    private static final int SHORTEST_BEGINNING = 3;
    private static final int SHORTEST_END = 4;
    private static final int SHORTEST = 8;
    private static final int LONGEST = 40;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzäöüß";

    private static final HyphenationTree PATTERNS = load();

    private Hyphens() {}

    /** The places in a word in lower case, as the number of letters before each; none in short words and in what is not all letters. */
    static int[] of(char[] word, int length) {
        if (length < SHORTEST || length > LONGEST) {
            return NOWHERE;
        }
        for (int i = 0; i < length; i++) {
            if (LETTERS.indexOf(word[i]) < 0) {
                return NOWHERE;
            }
        }
        Hyphenation found = PATTERNS.hyphenate(word, 0, length, SHORTEST_BEGINNING, SHORTEST_END);
        return found == null
                ? NOWHERE
                : Arrays.stream(found.getHyphenationPoints())
                        .filter(place -> place > 0 && place < length)
                        .toArray();
    }

    /** The library reads patterns from a document only; ours are kept one a line. */
    private static HyphenationTree load() {
        try (InputStream resource = Hyphens.class.getResourceAsStream("hyphenation-de.txt");
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(resource), StandardCharsets.UTF_8))) {
            String classes = LETTERS.chars()
                    .mapToObj(letter -> Character.toString(letter) + Character.toString(Character.toUpperCase(letter)))
                    .collect(Collectors.joining("\n"));
            String patterns = lines.lines().collect(Collectors.joining("\n"));
            HyphenationTree tree = new HyphenationTree();
            tree.loadPatterns(new InputSource(new StringReader("<hyphenation-info><hyphen-char value=\"-\"/><classes>\n"
                    + classes + "\n</classes><patterns>\n" + patterns + "\n</patterns></hyphenation-info>")));
            return tree;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
