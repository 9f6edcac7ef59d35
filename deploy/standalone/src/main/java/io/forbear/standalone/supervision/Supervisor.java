package io.forbear.standalone.supervision;

import io.forbear.embedded.Program;
import io.forbear.standalone.data.DataDirectory;
import io.forbear.standalone.part.Instance;
import io.forbear.standalone.part.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Starts processes side by side as far as they allow it, keeps them running, and stops them in the
 * reverse order.
 */
public final class Supervisor {
    private static final Executor THREADS = task -> Thread.ofPlatform().name("stop").start(task);

    private final Map<Instance, SupervisedPart> running = new ConcurrentSkipListMap<>();
    private final CompletableFuture<Void> firstFailure = new CompletableFuture<>();
    private final DataDirectory data;
    private final Function<Instance, Program> programs;
    private final BiConsumer<Instance, Duration> announcement;
    private final Consumer<String> out;

    /**
     * Takes charge of processes, without starting them yet.
     *
     * @param wanted the processes; the parts that they require must be among them
     * @param programs prepares the program of a process, each time it is to be started
     * @param announcement hears of each that serves, and how long its start took
     * @param out hears what else happens, in lines
     */
    public Supervisor(
            DataDirectory data,
            Collection<Instance> wanted,
            Function<Instance, Program> programs,
            BiConsumer<Instance, Duration> announcement,
            Consumer<String> out) {
        this.data = data;
        this.programs = programs;
        this.announcement = announcement;
        this.out = out;
        wanted.stream().sorted().forEach(one -> running.put(one, supervised(one)));
    }

    /**
     * Starts all of them and returns when every one serves.
     *
     * @throws CompletionException as soon as one fails, with its failure
     */
    public void start() {
        var all = List.copyOf(running.values());
        all.forEach(SupervisedPart::start);
        await(all);
    }

    /**
     * Starts one more and returns when it serves.
     *
     * @throws CompletionException if it fails, with its failure
     */
    public void start(Instance one) {
        var supervised = supervised(one);
        if (running.putIfAbsent(one, supervised) != null) {
            throw new IllegalStateException(one.title() + " runs already");
        }
        supervised.start();
        await(List.of(supervised));
    }

    /** Stops one of them and does not start it again. */
    public void stop(Instance one) {
        var supervised = running.remove(one);
        if (supervised != null) {
            supervised.stop();
        }
    }

    /** Lets one of them end as if the machine had lost power, and does not start it again. */
    public void kill(Instance one) {
        var supervised = running.remove(one);
        if (supervised != null) {
            supervised.kill();
        }
    }

    /** Stops all: whoever uses another ends before it. */
    public void stop() {
        for (var group : Part.stopOrder()) {
            var stops =
                    of(group).stream()
                            .map(one -> CompletableFuture.runAsync(one::stop, THREADS))
                            .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(stops).join();
        }
    }

    private List<SupervisedPart> of(Set<Part> parts) {
        var found = new ArrayList<SupervisedPart>();
        running.forEach(
                (one, supervised) -> {
                    if (parts.contains(one.part())) {
                        found.add(supervised);
                    }
                });
        return found;
    }

    private SupervisedPart supervised(Instance one) {
        var required = one.part().requires().stream().flatMap(part -> serving(part, one));
        return new SupervisedPart(
                one.title(),
                () -> programs.apply(one),
                data.pid(one.title()),
                required.toList(),
                took -> announcement.accept(one, took),
                firstFailure,
                out);
    }

    private Stream<CompletableFuture<Void>> serving(Part part, Instance asking) {
        var all = of(Set.of(part));
        if (all.isEmpty()) {
            throw new IllegalStateException(
                    "%s needs %s, which is missing".formatted(asking.title(), part.title()));
        }
        return all.stream().map(SupervisedPart::ready);
    }

    private void await(List<SupervisedPart> some) {
        var ready = some.stream().map(SupervisedPart::ready).toArray(CompletableFuture[]::new);
        CompletableFuture.anyOf(CompletableFuture.allOf(ready), firstFailure).join();
    }
}
