package io.forbear.bench.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A stream that runs in a process of its own. */
final class StreamProcess implements AutoCloseable {
    /** What the service gets in production on a machine of this size. */
    static final List<String> JVM =
            List.of(
                    "-Xmx1g",
                    "-XX:+UseSerialGC",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.forbear.events");

    private static final long LIMIT_SECONDS = 60;

    private final Process process;
    private final PrintWriter words;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

    private StreamProcess(Process process) {
        this.process = process;
        this.words = new PrintWriter(process.outputWriter(UTF_8), true);
        Thread.ofVirtual().start(this::listen);
    }

    static StreamProcess start(StreamMain.Kind kind, Kafka kafka, Path directory) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.addAll(moreOptions());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(StreamMain.class.getName());
        command.addAll(
                List.of(
                        kind.name(),
                        kafka.bootstrap(),
                        kafka.registry(),
                        directory.resolve("state").toString()));
        try {
            Files.createDirectories(directory);
            var log = directory.resolve(kind + ".log").toFile();
            var process = new ProcessBuilder(command).redirectError(Redirect.to(log)).start();
            var stream = new StreamProcess(process);
            stream.await("state RUNNING");
            return stream;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the stream " + kind, e);
        }
    }

    /** For profilers: {@code -Dforbear.bench.jvm} adds options, separated by blanks. */
    private static List<String> moreOptions() {
        return Arrays.stream(System.getProperty("forbear.bench.jvm", "").split(" "))
                .filter(option -> !option.isEmpty())
                .toList();
    }

    void pause() {
        ask("pause");
    }

    void resume() {
        ask("resume");
    }

    /** Bytes sent to changelogs since the start. */
    long changelogBytes() {
        words.println("bytes");
        var answer = await("bytes ");
        await("done bytes");
        return Long.parseLong(answer.substring("bytes ".length()));
    }

    /** Processor time since the start, in seconds. */
    double cpuSeconds() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1000.0;
    }

    /** Resident memory; 0 where the system does not tell. */
    long memoryBytes() {
        var status = Path.of("/proc", Long.toString(process.pid()), "status");
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong)
                    .map(kilobytes -> kilobytes * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    private void ask(String word) {
        words.println(word);
        await("done " + word);
    }

    private String await(String beginning) {
        try {
            while (true) {
                var answer = answers.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
                if (answer == null || answer.equals("ended")) {
                    throw new IllegalStateException(
                            "the stream did not say '" + beginning + "'; its log tells why");
                }
                if (answer.startsWith(beginning)) {
                    return answer;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void listen() {
        try (var lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            lines.lines().forEach(answers::add);
        } catch (IOException | UncheckedIOException e) {
            answers.add("cannot be heard: " + e);
        }
        answers.add("ended");
    }

    @Override
    public void close() {
        words.println("end");
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
