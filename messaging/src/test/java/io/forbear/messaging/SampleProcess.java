package io.forbear.messaging;

import io.forbear.embedded.Database;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.SpringApplication;

/** The sample service as a process of its own, which can really be killed. */
final class SampleProcess {
    private static final long LIMIT_SECONDS = 60;

    private final Process process;

    private SampleProcess(Process process) {
        this.process = process;
    }

    /** Runs in the child. */
    public static void main(String[] args) {
        SpringApplication.run(SampleApplication.class, args);
    }

    static SampleProcess start(String service, Database database, Path log) throws IOException {
        var command = new ArrayList<>(List.of(java(), "-Xmx256m", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", classPath(), SampleProcess.class.getName()));
        command.addAll(SampleApplication.arguments(service, database));
        command.add("--spring.kafka.consumer.properties.session.timeout.ms=6000");
        var output = ProcessBuilder.Redirect.appendTo(log.toFile());
        return new SampleProcess(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output)
                        .start());
    }

    /** {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("process " + process.pid() + " survived kill -9");
        }
    }

    private static String java() {
        return String.join(File.separator, System.getProperty("java.home"), "bin", "java");
    }

    private static String classPath() {
        return System.getProperty(
                "surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
