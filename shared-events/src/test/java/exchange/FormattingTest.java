package exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Holds every source file of the repository against the formatter, on the JDK that compiles them: a formatter inside Maven
 * would run on Maven's own, possibly older, JDK and stumble over newer syntax.
 */
@DisplayName("The source code")
class FormattingTest {

    private static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    @Test
    void is_formatted() throws IOException {
        boolean apply = "apply".equals(System.getProperty("format"));
        List<Path> wrong;
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            wrong = files.filter(FormattingTest::isSource)
                    .filter(file -> !isFormatted(file, apply))
                    .toList();
        }
        assertThat(wrong)
                .as("run the tests of shared-events with -Dformat=apply to format these")
                .isEmpty();
    }

    private static boolean isSource(Path file) {
        String path = file.toString();
        return path.endsWith(".java") && path.contains("src") && !path.contains("target");
    }

    private static boolean isFormatted(Path file, boolean apply) {
        try {
            String source = Files.readString(file);
            String imports = ImportOrderer.reorderImports(
                    RemoveUnusedImports.removeUnusedImports(source), JavaFormatterOptions.Style.PALANTIR);
            String formatted = FORMATTER.formatSource(imports);
            if (!formatted.equals(source) && apply) {
                Files.writeString(file, formatted);
                return true;
            }
            return formatted.equals(source);
        } catch (IOException | FormatterException e) {
            throw new AssertionError(file.toString(), e);
        }
    }
}
