package io.forbear.images;

import io.forbear.embedded.EmbeddedInfrastructure;
import io.forbear.embedded.Ports;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Lets the services of an image's build start once, beside a real Kafka, PostgreSQL and registry,
 * so that each JVM writes the ahead-of-time cache (JEP 483, 514) from which the image's containers
 * start. All at once: most of a start is waiting for somebody.
 */
public final class Training {
    private Training() {}

    /**
     * Runs it, and ends.
     *
     * @param arguments the folder below which the services lie, and their names
     */
    public static void main(String... arguments) {
        var begun = System.nanoTime();
        var home = Path.of(arguments[0]);
        var names = List.of(arguments).subList(1, arguments.length);
        var surroundings = Surroundings.of(EmbeddedInfrastructure.shared(), home);
        var ports = Ports.free(names.size());
        var trainees = new ArrayList<Trainee>();
        for (var name : names) {
            trainees.add(Trainee.start(name, home, ports[trainees.size()], surroundings));
        }
        trainees.forEach(Trainee::rehearse);
        atOnce(trainees, Trainee::end);
        System.out.printf("trained in %.0f s%n", (System.nanoTime() - begun) / 1e9);
    }

    /** Whoever fails ends the build. */
    private static void atOnce(List<Trainee> trainees, Consumer<Trainee> deed) {
        trainees.parallelStream().forEach(deed);
    }
}
