package exchange.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator.ClickOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Somebody in front of a browser: opens pages of a running exchange, logs in, and looks at what there is. Whatever a page logs as an error
 * in the browser's console, among it each breach of the content security policy, and each request to somewhere else, is a failure.
 */
final class Screen implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final int WIDE = 1280;
    private static final int NARROW = 360;
    private static final int HEIGHT = 900;
    private static final Pattern EXPECTED = Pattern.compile("the server responded with a status of (4|503)");
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** All else is the same in the dark. */
    private static final List<String> OF_COLOURS = List.of("color-contrast", "link-in-text-block");

    private final BrowserContext context;
    private final Page page;
    private final String root;
    private final List<String> faults = new ArrayList<>();
    private boolean forgiving;
    private int navigations;

    private Screen(RunningExchange exchange, NewContextOptions options) {
        this.root = exchange.uri("").toString();
        this.context = Chromium.browser().newContext(options.setViewportSize(WIDE, HEIGHT));
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            // a page that is answered with 4xx or 503 is logged as an error; tests look at those on purpose
            if (message.type().equals("error")
                    && !EXPECTED.matcher(message.text()).find()) {
                faults.add(message.text());
            }
        });
        page.onFrameNavigated(frame -> navigations += frame.equals(page.mainFrame()) ? 1 : 0);
        page.onRequest(request -> {
            if (!request.url().startsWith(root) && !request.url().startsWith("data:")) {
                faults.add("a request to " + request.url());
            }
        });
    }

    /** @param language {@code de-DE} or {@code en-GB} */
    static Screen open(RunningExchange exchange, String language) {
        return new Screen(exchange, new NewContextOptions().setLocale(language));
    }

    /** A browser without JavaScript. */
    static Screen withoutScript(RunningExchange exchange, String language) {
        return new Screen(exchange, new NewContextOptions().setLocale(language).setJavaScriptEnabled(false));
    }

    Page page() {
        return page;
    }

    /** Opens a page by its path and expects a status. */
    Screen go(String path, int status) {
        Response response = page.navigate(root + path);
        assertThat(response.status()).as(path).isEqualTo(status);
        return this;
    }

    /** Opens a page by its path. */
    Screen go(String path) {
        return go(path, 200);
    }

    /** Clicks on what leads to a page, and waits for all of that page: a click may be over before the browser goes anywhere. */
    Screen press(String selector) {
        return leave(() -> page.click(selector));
    }

    /** The same without JavaScript, where nothing tells the test whether an element still moves. */
    Screen pressAtOnce(String selector) {
        return leave(() -> page.locator(selector).first().click(new ClickOptions().setForce(true)));
    }

    private Screen leave(Runnable click) {
        int before = navigations;
        click.run();
        page.waitForCondition(() -> navigations > before);
        page.waitForLoadState();
        return this;
    }

    /** Logs in on the login page, as one of the demo people. */
    Screen logIn(String login) {
        return logIn(login, "demo");
    }

    Screen logIn(String login, String password) {
        go("/login");
        page.fill("#username", login);
        page.fill("#password", password);
        press("main button[type=submit]");
        assertThat(page.locator(".ex-user").innerText()).contains(login);
        return this;
    }

    /**
     * Looks at the page as it is now, wide and narrow, light and dark: a screenshot of each, nothing beyond the right edge, no words missing,
     * and no finding of axe (without script axe cannot run).
     */
    void look(String name) {
        assertThat(page.content()).as("words missing on " + name).doesNotContain("??");
        for (int width : new int[] {WIDE, NARROW}) {
            page.setViewportSize(width, HEIGHT);
            assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                    .as("width of %s at %d", name, width)
                    .isLessThanOrEqualTo(width);
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
                String shot = "%s-%d-%s.png".formatted(name, width, scheme == ColorScheme.DARK ? "dark" : "light");
                page.screenshot(new ScreenshotOptions()
                        .setPath(SCREENSHOTS.resolve(shot))
                        .setFullPage(true));
                // legacy: without a blank page beside, which only frames of other origins need; four times as fast
                AxeBuilder axe = new AxeBuilder(page).setLegacyMode(true).options(violationsOnly());
                assertThat((scheme == ColorScheme.DARK ? axe.withRules(OF_COLOURS) : axe.withTags(RULES))
                                .analyze()
                                .getViolations())
                        .as("axe on " + shot)
                        .extracting(rule -> rule.getId() + ": " + rule.getNodes())
                        .isEmpty();
            }
        }
        page.setViewportSize(WIDE, HEIGHT);
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        if (!forgiving) {
            assertThat(faults).as("errors of the browser on " + name).isEmpty();
        }
    }

    /** Axe describes what fails alone. */
    private static AxeRunOptions violationsOnly() {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return options;
    }

    /** What goes wrong from the beginning on is meant to by the test. */
    void forgive() {
        forgiving = true;
    }

    /** A screenshot alone, for a browser without script. */
    void shoot(String name) {
        page.screenshot(new ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    @Override
    public void close() {
        context.close();
    }
}
