package exchange.query.text;

import java.util.Arrays;
import java.util.List;

/**
 * A word of a question, in all forms in which it may be asked for.
 *
 * @param surface in lower case, as it was written
 * @param start where it begins in the question
 * @param end behind its last letter
 * @param plain the same with umlauts and accents made comparable
 * @param german without its ending, by German rules
 * @param english without its ending, by English rules
 */
public record Word(String surface, int start, int end, String plain, String german, String english) {

    private static final int SHORTEST_PART = 4;

    /** Whether it consists of letters only: others are names, norms or numbers, where a letter more or less is another thing. */
    public boolean isAllLetters() {
        return surface.chars().allMatch(Character::isLetter);
    }

    /** The ways to take a compound for two words; none where it cannot be divided. */
    public List<List<Word>> halves() {
        char[] letters = surface.toCharArray();
        int[] seams = Hyphens.of(letters, letters.length);
        return Arrays.stream(seams)
                .filter(seam -> seam >= SHORTEST_PART && letters.length - seam >= SHORTEST_PART)
                .mapToObj(seam ->
                        List.of(WordForms.word(surface.substring(0, seam)), WordForms.word(surface.substring(seam))))
                .toList();
    }
}
