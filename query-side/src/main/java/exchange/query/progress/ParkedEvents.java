package exchange.query.progress;

import exchange.query.model.DeadLetters;
import exchange.query.model.DeadLetters.Letter;
import exchange.web.read.Cursor;
import exchange.web.read.Page;
import exchange.web.read.Parameters;
import exchange.web.read.ReadAfter;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the read models could not take, page by page, for the API and the pages alike. */
@Component
class ParkedEvents {

    private final DeadLetters letters;
    private final ReadAfter readAfter;
    private final Cursor cursors;

    ParkedEvents(DeadLetters letters, ReadAfter readAfter, Cursor cursors) {
        this.letters = letters;
        this.readAfter = readAfter;
        this.cursors = cursors;
    }

    /**
     * The page that a request asks for.
     *
     * @param fingerprint as written into the cursor
     */
    Page<Letter> find(Parameters parameters, String fingerprint) {
        int size = parameters.size();
        List<String> after = parameters.cursor(cursors, fingerprint).orElse(List.of("", "0", "0"));
        parameters.check();
        readAfter.awaitLog();
        List<Letter> found = letters.after(
                after.getFirst(), Integer.parseInt(after.get(1)), Long.parseLong(after.getLast()), size + 1);
        boolean more = found.size() > size;
        List<Letter> page = more ? found.subList(0, size) : found;
        return new Page<>(page, more ? cursors.write(fingerprint, key(page.getLast())) : null);
    }

    private static List<String> key(Letter letter) {
        return List.of(letter.model(), String.valueOf(letter.generation()), String.valueOf(letter.position()));
    }
}
