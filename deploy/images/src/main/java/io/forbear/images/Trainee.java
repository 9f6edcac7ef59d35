package io.forbear.images;

import io.forbear.embedded.HttpProbe;
import io.forbear.embedded.Program;
import io.forbear.embedded.RunningProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One service that runs in order to be remembered.
 *
 * @param cache what its JVM writes when it ends
 */
record Trainee(String name, int port, Path cache, RunningProgram program, String token) {
    /** Also on a machine that has much else to do. */
    private static final Duration TO_START = Duration.ofMinutes(10);

    /** The JVM puts its cache together after the service has ended. */
    private static final Duration TO_END = Duration.ofMinutes(10);

    /** What is asked of every container soon after its start. */
    private static final List<String> REHEARSED =
            List.of("/actuator/health/readiness", "/actuator/prometheus");

    private static final int OK = 200;

    /** Starts it as its image does, only elsewhere. */
    static Trainee start(String name, Path home, int port, Surroundings surroundings) {
        var cache = home.resolve(name).resolve("application.aot");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:AOTCacheOutput=" + cache);
        // what it leaves out is not what somebody looks for in a log that tells why a start failed
        command.add("-Xlog:aot=off");
        command.add("@" + home.resolve(name).resolve("options"));
        command.addAll(surroundings.settings(name, port));
        var program =
                new Program(
                        name,
                        command,
                        home,
                        home.resolve("training/logs").resolve(name + ".log"),
                        _ -> HttpProbe.answersOk(port, "/actuator/health/readiness"),
                        "TERM");
        return new Trainee(name, port, cache, program.start(), surroundings.token());
    }

    /** Waits until it serves, and asks what it will be asked. */
    void rehearse() {
        program.awaitReady(TO_START);
        try (var client = HttpClient.newHttpClient()) {
            for (var path : REHEARSED) {
                ask(client, path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(name + " does not answer", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(HttpClient client, String path) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Authorization", "Bearer " + token)
                        .build();
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw new IllegalStateException(
                    "%s answers %s with %d".formatted(name, path, answer.statusCode()));
        }
    }

    /**
     * Ends it, which makes its JVM write the cache.
     *
     * @throws IllegalStateException if there is none then
     */
    void end() {
        program.stop(TO_END);
        try {
            if (!Files.exists(cache)) {
                throw new IllegalStateException(
                        name
                                + " left no cache; its log:\n"
                                + Files.readString(program.program().log()));
            }
            System.out.printf("%s: cache of %d MiB%n", name, Files.size(cache) >> 20);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at " + cache, e);
        }
    }
}
