package io.forbear.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/** Somebody at the console, with a browser window of his own. */
final class Person implements AutoCloseable {
    private static final int MOST_STEPS = 250;
    private static final String FOCUSED =
            "() => (document.activeElement.getAttribute('aria-label')"
                    + " ?? document.activeElement.textContent).trim()";

    /** What axe finds serious, as lines of text. */
    private static final String SERIOUS =
            """
            async () => (await axe.run(document, {resultTypes: ['violations']})).violations
                .filter(found => ['serious', 'critical'].includes(found.impact))
                .map(found => `${found.id}: ${found.help}: ${found.nodes[0].html}`)""";

    /** Remembers how long inputs took to be seen; what took less than 16 ms is not told. */
    private static final String WATCH =
            """
            window.interactions = [];
            new PerformanceObserver(list => list.getEntries().forEach(one =>
                window.interactions.push({
                    what: one.name,
                    waited: one.processingStart - one.startTime,
                    worked: one.processingEnd - one.processingStart,
                    seen: one.duration})))
                .observe({type: 'event', durationThreshold: 16});""";

    private static final JsonMapper JSON = new JsonMapper();

    private final BrowserContext context;
    private final Page page;
    private final List<String> errors = new ArrayList<>();

    Person(Browser browser, String link, String language, String theme, int width) {
        context =
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setLocale(language)
                                .setColorScheme(ColorScheme.valueOf(theme.toUpperCase(Locale.ROOT)))
                                .setViewportSize(width, 900));
        context.addInitScript(WATCH);
        page = context.newPage();
        page.onConsoleMessage(
                message -> {
                    if (message.type().equals("error") || message.type().equals("warning")) {
                        errors.add(message.text());
                    }
                });
        page.onPageError(errors::add);
        page.navigate(link);
        page.locator("#page-title").waitFor();
    }

    Page page() {
        return page;
    }

    /** Goes to a page of the console and waits until it stands. */
    void visit(String address) {
        page.evaluate("address => { location.hash = '#/' + address; }", address);
        page.waitForFunction(
                "address => location.hash.startsWith('#/' + address)"
                        + " && document.querySelector('#page-title')"
                        + " && !document.querySelector('main .loading')",
                address);
    }

    /** What the browser complained of since the last call. */
    List<String> errors() {
        var told = List.copyOf(errors);
        errors.clear();
        return told;
    }

    /** What makes the page hard to use for somebody; only what is serious. */
    @SuppressWarnings("unchecked") // a list of texts, as the script says
    List<String> accessibilityFaults() {
        if (!Boolean.TRUE.equals(page.evaluate("() => 'axe' in window"))) {
            page.evaluate(axe());
        }
        return (List<String>) page.evaluate(SERIOUS);
    }

    private static String axe() {
        try (var script = Person.class.getResourceAsStream("/axe.min.js")) {
            assertThat(script).isNotNull();
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By how many pixels the page can be scrolled sideways. */
    int sidewaysScroll() {
        return (int)
                page.evaluate(
                        "() => document.documentElement.scrollWidth"
                                + " - document.documentElement.clientWidth");
    }

    void press(String... keys) {
        for (var key : keys) {
            page.keyboard().press(key);
        }
    }

    void type(String text) {
        page.keyboard().type(text);
    }

    /** Presses Tab until what has the focus says this. */
    void tabTo(String text) {
        for (int step = 0; step < MOST_STEPS; step++) {
            page.keyboard().press("Tab");
            if (((String) page.evaluate(FOCUSED)).contains(text)) {
                return;
            }
        }
        throw new AssertionError("the keyboard does not reach «" + text + "»");
    }

    Locator text(String text) {
        return page.getByText(text).first();
    }

    void sees(String text) {
        text(text).waitFor();
    }

    /**
     * An input, from the key or button to the picture it led to; in milliseconds.
     *
     * @param waited until the page began with it
     * @param worked how long the page was busy with it
     * @param seen until its picture stood, in steps of 8
     */
    record Interaction(String what, double waited, double worked, double seen) {}

    /** All of 16 ms or more since the page was loaded. */
    List<Interaction> interactions() {
        var told = (String) page.evaluate("() => JSON.stringify(window.interactions)");
        return List.of(JSON.readValue(told, Interaction[].class));
    }

    /** The longest time in milliseconds from an input to the picture it led to. */
    double slowestInteraction() {
        return interactions().stream().mapToDouble(Interaction::seen).max().orElse(0);
    }

    @Override
    public void close() {
        context.close();
    }
}
