package exchange.query.intake;

import exchange.query.matching.Likeness;
import exchange.reference.Folding;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The name of an organisation, but for its legal form and other words that tell nobody apart.
 *
 * @param words folded, in alphabetical order
 */
record OrganisationName(Set<String> words, Likeness likeness) {

    /** Folded. */
    private static final Set<String> COMMON = Set.of(
            "gmbh", "ggmbh", "mbh", "ag", "kg", "kgaa", "ohg", "gbr", "ug", "se", "ev", "eg", "co", "und", "der", "die",
            "das");

    static OrganisationName of(String name) {
        Set<String> words = Folding.words(Folding.fold(name)).stream()
                .filter(word -> !COMMON.contains(word))
                .collect(Collectors.toCollection(TreeSet::new));
        return new OrganisationName(words, Likeness.of(String.join(" ", words), ""));
    }

    /** 1 for the same name, 0 for names that have nothing in common. */
    double with(OrganisationName other) {
        if (words.isEmpty() || other.words.isEmpty()) {
            return 0;
        }
        return words.equals(other.words) ? 1 : likeness.with(other.likeness);
    }
}
