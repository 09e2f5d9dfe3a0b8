package exchange.query.page;

import exchange.web.problem.Language;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Imprint, privacy, accessibility statement and help: texts that an installation writes itself, as files in a folder ({@link SiteSettings}),
 * read anew each time. A text is plain: paragraphs are set apart by blank lines, headings begin with {@code #}, items with {@code -}.
 */
@PageController
class TextPages {

    /** A paragraph, heading or list of a text. */
    record Block(String kind, List<String> lines) {

        public String text() {
            return String.join(" ", lines);
        }
    }

    private final SiteSettings settings;

    TextPages(SiteSettings settings) {
        this.settings = settings;
    }

    @GetMapping({"/imprint", "/privacy", "/accessibility", "/help"})
    String text(HttpServletRequest request, Model model) {
        String name = request.getServletPath().substring(1);
        model.addAttribute("name", name);
        model.addAttribute(
                "blocks", blocks(read(name + "." + Language.of(request).locale().getLanguage() + ".txt")));
        return "text";
    }

    private String read(String file) {
        try {
            Path folder = settings.texts();
            if (folder != null && Files.isReadable(folder.resolve(file))) {
                return Files.readString(folder.resolve(file));
            }
            try (InputStream builtIn = new ClassPathResource("exchange/pages/texts/" + file).getInputStream()) {
                return new String(builtIn.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The text " + file + " cannot be read", e);
        }
    }

    static List<Block> blocks(String text) {
        List<Block> blocks = new ArrayList<>();
        for (String paragraph : text.strip().split("\\R\\s*\\R", -1)) {
            List<String> lines = paragraph.lines().map(String::strip).toList();
            String first = lines.getFirst();
            if (first.startsWith("# ")) {
                blocks.add(new Block("heading", List.of(first.substring(2))));
            } else if (lines.stream().allMatch(line -> line.startsWith("- "))) {
                blocks.add(new Block(
                        "list", lines.stream().map(line -> line.substring(2)).toList()));
            } else {
                blocks.add(new Block("paragraph", lines));
            }
        }
        return blocks;
    }
}
