package io.forbear.images;

import io.forbear.embedded.EmbeddedInfrastructure;
import io.forbear.embedded.Ports;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Lets the services of an image's build start once, beside a real Kafka, PostgreSQL and registry,
 * so that each JVM writes the ahead-of-time cache (JEP 483, 514) from which the image's containers
 * start. As many at once as there are processors: more would only wait for each other.
 */
public final class Training {
    private Training() {}

    /**
     * Runs it, and ends.
     *
     * @param arguments the folder below which the services lie, and their names
     */
    public static void main(String... arguments) throws InterruptedException, ExecutionException {
        var begun = System.nanoTime();
        var home = Path.of(arguments[0]);
        var names = List.of(arguments).subList(1, arguments.length);
        var surroundings = Surroundings.of(EmbeddedInfrastructure.shared(), home);
        var ports = Ports.free(names.size());
        try (var threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            var trainings = new ArrayList<Future<?>>();
            for (var name : names) {
                var port = ports[trainings.size()];
                trainings.add(threads.submit(() -> train(name, home, port, surroundings)));
            }
            for (var training : trainings) {
                training.get();
            }
        }
        System.out.printf("trained in %.0f s%n", (System.nanoTime() - begun) / 1e9);
    }

    private static void train(String name, Path home, int port, Surroundings surroundings) {
        var trainee = Trainee.start(name, home, port, surroundings);
        trainee.rehearse();
        trainee.end();
    }
}
