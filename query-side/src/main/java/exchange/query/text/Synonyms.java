package exchange.query.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Names for the same thing, as the reviewed file {@code synonyms.tsv} has them. Immutable and safe to share. */
public final class Synonyms {

    /**
     * A part of a question: words that stand together.
     *
     * @param words as they were asked
     * @param others other names for the same, each of one word or more
     */
    public record Phrase(List<Word> words, List<List<Word>> others) {}

    private final Map<String, List<List<Word>>> othersByName;
    private final int longest;

    private Synonyms(Map<String, List<List<Word>>> othersByName, int longest) {
        this.othersByName = othersByName;
        this.longest = longest;
    }

    /** Reads the names that are part of this release. */
    public static Synonyms load() {
        Map<String, List<List<Word>>> others = new HashMap<>();
        int longest = 1;
        for (List<String> group : groups()) {
            List<List<Word>> names = group.stream().map(WordForms::words).toList();
            for (List<Word> name : names) {
                List<List<Word>> rest =
                        names.stream().filter(other -> !other.equals(name)).toList();
                others.merge(german(name), rest, Synonyms::both);
                others.merge(english(name), rest, Synonyms::both);
                longest = Math.max(longest, name.size());
            }
        }
        return new Synonyms(Map.copyOf(others), longest);
    }

    /** The groups of names, as they are written. */
    static List<List<String>> groups() {
        try (InputStream resource = Synonyms.class.getResourceAsStream("synonyms.tsv");
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(resource), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> List.of(line.split("\\|")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes a question apart: the longest known names first, what has no other name word by word. */
    public List<Phrase> phrases(List<Word> question) {
        List<Phrase> phrases = new ArrayList<>();
        int at = 0;
        while (at < question.size()) {
            Phrase next = new Phrase(List.of(question.get(at)), List.of());
            for (int length = Math.min(longest, question.size() - at); length > 0; length--) {
                List<Word> name = question.subList(at, at + length);
                List<List<Word>> others = both(
                        othersByName.getOrDefault(german(name), List.of()),
                        othersByName.getOrDefault(english(name), List.of()));
                if (!others.isEmpty()) {
                    next = new Phrase(List.copyOf(name), others);
                    break;
                }
            }
            phrases.add(next);
            at += next.words().size();
        }
        return phrases;
    }

    private static List<List<Word>> both(List<List<Word>> some, List<List<Word>> others) {
        List<List<Word>> both = new ArrayList<>(some);
        others.stream().filter(other -> !some.contains(other)).forEach(both::add);
        return List.copyOf(both);
    }

    private static String german(List<Word> name) {
        return name.stream().map(Word::german).collect(Collectors.joining(" "));
    }

    /** Marked: a word's English stem may be the German stem of another. */
    private static String english(List<Word> name) {
        return name.stream().map(Word::english).collect(Collectors.joining(" ", "en:", ""));
    }
}
