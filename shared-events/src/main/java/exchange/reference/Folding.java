package exchange.reference;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes spellings comparable: {@code Gummibänder}, {@code gummibaender} and {@code GUMMIBÄNDER} are one. */
public final class Folding {

    /** Words of a place's name that people leave out or shorten: {@code Frankfurt a. M.}, {@code Freiburg i. Br.} */
    private static final Set<String> CONNECTIVES = Set.of(
            "a", "am", "an", "auf", "b", "bei", "d", "dem", "den", "der", "i", "im", "in", "ob", "unter", "v", "vor",
            "vorm");

    private Folding() {}

    /** Lower case, umlauts as two letters, other accents dropped, everything that is no letter or digit a single blank. */
    public static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length() + 4);
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char c = Character.toLowerCase(text.charAt(i));
            if (!isPart(c)) {
                gap = !folded.isEmpty();
                continue;
            }
            if (gap) {
                folded.append(' ');
                gap = false;
            }
            append(folded, c);
        }
        return folded.toString();
    }

    /** The folded words that tell places apart, in their order: without connectives, {@code St.} as {@code sankt}. */
    static String foldPlace(String name) {
        String folded = fold(name);
        if (folded.indexOf(' ') < 0) {
            return CONNECTIVES.contains(folded) ? "" : folded;
        }
        StringBuilder kept = new StringBuilder(folded.length() + 4);
        for (String word : words(folded)) {
            if (!CONNECTIVES.contains(word)) {
                kept.append(kept.isEmpty() ? "" : " ").append(word.equals("st") ? "sankt" : word);
            }
        }
        return kept.toString();
    }

    /** The words of a folded text. */
    public static List<String> words(String folded) {
        List<String> words = new ArrayList<>();
        int start = 0;
        while (start < folded.length()) {
            int end = folded.indexOf(' ', start);
            if (end < 0) {
                end = folded.length();
            }
            words.add(folded.substring(start, end));
            start = end + 1;
        }
        return words;
    }

    private static boolean isPart(char c) {
        return c < 128 ? (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') : Character.isLetterOrDigit(c);
    }

    private static void append(StringBuilder folded, char c) {
        switch (c) {
            case 'ä' -> folded.append("ae");
            case 'ö' -> folded.append("oe");
            case 'ü' -> folded.append("ue");
            case 'ß' -> folded.append("ss");
            default -> {
                if (c < 128) {
                    folded.append(c);
                } else {
                    folded.append(Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD)
                            .charAt(0));
                }
            }
        }
    }
}
