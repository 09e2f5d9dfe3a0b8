package exchange.query.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

@DisplayName("The words of the pages")
class WordsTest {

    private static final Path FOLDER = Path.of("src/main/resources/exchange/pages");
    private static final Pattern PLACE = Pattern.compile("\\{\\d");

    @Test
    void are_all_known_to_the_pages() throws IOException {
        Set<String> known = Set.of(new YamlPropertySourceLoader()
                .load("defaults", new ClassPathResource("exchange-defaults.yaml"))
                .getFirst()
                .getProperty("spring.messages.basename")
                .toString()
                .split(","));
        assertThat(german().stream().map(file -> "exchange/pages/" + name(file)))
                .containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void stand_in_one_file_only() throws IOException {
        Map<String, Path> seen = new HashMap<>();
        for (Path file : german()) {
            for (String key : words(file).stringPropertyNames()) {
                assertThat(seen.put(key, file)).as(key + " in " + file).isNull();
            }
        }
    }

    @Test
    void are_there_in_both_languages_with_the_same_places_to_fill() throws IOException {
        for (Path file : german()) {
            Properties german = words(file);
            Properties english = words(file.resolveSibling(name(file) + "_en.properties"));
            assertThat(english.stringPropertyNames()).as(name(file)).isEqualTo(german.stringPropertyNames());
            german.stringPropertyNames()
                    .forEach(key -> assertThat(places(english.getProperty(key)))
                            .as(key)
                            .isEqualTo(places(german.getProperty(key))));
        }
    }

    private static Set<String> places(String words) {
        return PLACE.matcher(words).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> german() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".properties")
                            && !file.toString().endsWith("_en.properties"))
                    .toList();
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".properties", "");
    }

    private static Properties words(Path file) throws IOException {
        Properties words = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            words.load(reader);
        }
        return words;
    }
}
