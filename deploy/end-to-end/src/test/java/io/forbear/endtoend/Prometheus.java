package io.forbear.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.embedded.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Prometheus itself, with the configuration of deploy/prometheus, watching a running system. */
final class Prometheus implements AutoCloseable {
    private static final String PROGRAM = "/usr/bin/prometheus";
    private static final String CHECKER = "/usr/bin/promtool";
    private static final String MISSING =
            "skipped: Prometheus is not installed, so no dashboard and no alert is evaluated;"
                    + " apt-get install prometheus";

    private static final int CONSOLE_PORT = 8080;

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = Ports.free(1)[0];
    private final Process process;

    private Prometheus(Path directory) throws IOException {
        process =
                new ProcessBuilder(
                                PROGRAM,
                                "--config.file=" + directory.resolve("prometheus.yml"),
                                "--storage.tsdb.path=" + directory.resolve("data"),
                                "--web.listen-address=127.0.0.1:" + port)
                        .redirectErrorStream(true)
                        .redirectOutput(directory.resolve("prometheus.log").toFile())
                        .start();
    }

    /** Skips the test where there is none, unless the build must not skip it. */
    static void require() {
        if (Files.isExecutable(Path.of(PROGRAM))) {
            return;
        }
        if (Boolean.parseBoolean(System.getenv().getOrDefault("CI", "false"))) {
            throw new AssertionError(MISSING);
        }
        System.err.println("[forbear] " + MISSING);
        Assumptions.abort(MISSING);
    }

    /** Watches a system as the sample configuration says, only more often. */
    static Prometheus watching(RunningSystem system, Path directory) throws IOException {
        var alerts = directory.resolve("alerts.yml");
        Files.copy(
                Alerts.DIRECTORY.resolve("alerts.yml"),
                alerts,
                StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(directory.resolve("forbear.token"), system.token("operations"));
        var configuration = Files.readString(Alerts.DIRECTORY.resolve("prometheus.yml"));
        for (var service : Service.values()) {
            var own = URI.create(system.url(service)).getAuthority();
            configuration = with(configuration, service.usualPort(), own);
        }
        configuration = with(configuration, CONSOLE_PORT, system.console());
        Files.writeString(
                directory.resolve("prometheus.yml"),
                configuration.replace("_interval: 15s", "_interval: 2s"));
        return new Prometheus(directory);
    }

    private static String with(String configuration, int usualPort, String own) {
        var usual = "127.0.0.1:" + usualPort + " ";
        assertThat(configuration).contains(usual);
        return configuration.replace(usual, own + " ");
    }

    /** What promtool says of the alerts. */
    static String checkRules() throws IOException, InterruptedException {
        var check =
                new ProcessBuilder(
                                CHECKER,
                                "check",
                                "rules",
                                Alerts.DIRECTORY.resolve("alerts.yml").toString())
                        .redirectErrorStream(true)
                        .start();
        var said = new String(check.getInputStream().readAllBytes(), UTF_8);
        return check.waitFor() + " " + said;
    }

    /** What an expression finds now; not even an array if it cannot be evaluated. */
    JsonNode query(String expression) {
        var answer = get("/api/v1/query?query=" + URLEncoder.encode(expression, UTF_8));
        assertThat(answer.path("status").asString("")).as(answer.toString()).isEqualTo("success");
        return answer.path("data").path("result");
    }

    /** The alerts as they stand. */
    JsonNode rules() {
        return get("/api/v1/rules?type=alert").path("data").path("groups");
    }

    private JsonNode get(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
        try {
            return JsonMapper.shared().readTree(http.send(request, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
