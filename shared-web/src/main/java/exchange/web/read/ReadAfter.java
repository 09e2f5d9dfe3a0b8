package exchange.web.read;

import exchange.node.Progress;
import exchange.web.problem.Language;
import exchange.web.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Lets a reader see what it has just written: a request that names a position, by {@code ?after=N} or the header
 * {@code Exchange-Position: N}, is answered once the read model that answers it has got there.
 */
public final class ReadAfter {

    /** Carries a position: in a command's answer that of its last event, in a read the one to wait for. */
    public static final String POSITION = "Exchange-Position";

    private static final String AFTER = "after";

    /** The longest that a read waits. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration LOOK = Duration.ofMillis(5);

    private final Progress progress;

    ReadAfter(Progress progress) {
        this.progress = progress;
    }

    /** What a read is answered from. */
    public interface Source {

        /** Waits until it has seen a position; false if it has not in time. */
        boolean await(long position, Duration most);
    }

    /**
     * Waits, at most two seconds, until the source of an answer has seen the position that the current request names, if it names one.
     *
     * @throws Problem 400 naming {@code after} if that is no position; 503, with {@code Retry-After}, if the source is not there in time
     */
    public void await(Source source) {
        await((LongPredicate) position -> source.await(position, PATIENCE));
    }

    /** The same for answers that come from the log itself, or that no event changes. */
    public void awaitLog() {
        await((LongPredicate) this::logReaches);
    }

    private static void await(LongPredicate reached) {
        ServletRequestAttributes request = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        String given = given(request.getRequest());
        if (given == null || reached.test(position(given))) {
            return;
        }
        HttpServletResponse response = request.getResponse();
        if (response != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "1");
        }
        throw Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "Dieser Stand ist hier noch nicht angekommen. Bitte gleich noch einmal versuchen.",
                "That position has not arrived here yet. Please try again in a moment.");
    }

    private boolean logReaches(long position) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (progress.head() < position) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            try {
                Thread.sleep(LOOK);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    /** Whether a request names a position. */
    public static boolean isAskedBy(HttpServletRequest request) {
        return given(request) != null;
    }

    private static @Nullable String given(HttpServletRequest request) {
        String parameter = request.getParameter(AFTER);
        return parameter != null && !parameter.isBlank() ? parameter : request.getHeader(POSITION);
    }

    private static long position(String text) {
        String digits = text.strip();
        if (!digits.matches("\\d{1,18}")) {
            throw Problem.malformed(
                    AFTER, Language.current().choose("Eine Position: 0, 1, 2, …", "A position: 0, 1, 2, …"));
        }
        return Long.parseLong(digits);
    }
}
