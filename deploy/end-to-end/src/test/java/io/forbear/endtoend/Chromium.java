package io.forbear.endtoend;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The browser of this machine. None is downloaded: it is the one that the machine's owner keeps up
 * to date.
 */
final class Chromium implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final List<String> QUIET =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path program) {
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(program)
                                        .setArgs(QUIET));
    }

    /**
     * Starts it; without one the tests are skipped, but for where all are asked for: there they
     * fail.
     */
    static Chromium start() {
        return new Chromium(program().orElseGet(Chromium::missing));
    }

    private static Path missing() {
        var how =
                "The console's pages are not tested: there is no Chromium. Get one"
                        + " ('apt install chromium'), or name one by FORBEAR_CHROMIUM.";
        System.out.println(how);
        return "true".equals(System.getenv("CI")) ? fail(how) : abort(how);
    }

    private static Optional<Path> program() {
        var named = System.getenv("FORBEAR_CHROMIUM");
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .flatMap(path -> Files.isExecutable(path) ? Stream.of(path) : Stream.empty())
                .findFirst();
    }

    /**
     * Somebody who follows a link to the console.
     *
     * @param width of his screen in pixels
     * @param theme light or dark
     */
    Person person(String link, String language, String theme, int width) {
        return new Person(browser, link, language, theme, width);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
