package exchange.query.catalogue;

import java.util.List;

/** What is left of a word without its ending, so that {@code Beatmungsgeräte} finds {@code Beatmungsgerät}, and {@code masks} a mask. */
final class Stem {

    /** The longest first; folded. */
    private static final List<String> ENDINGS = List.of("en", "er", "es", "e", "n", "s");

    private static final int SHORTEST = 4;

    private Stem() {}

    /** A beginning of the folded word, of four letters at least; the word itself if it has no ending. */
    static String of(String word) {
        for (String ending : ENDINGS) {
            if (word.endsWith(ending) && word.length() - ending.length() >= SHORTEST) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }
}
