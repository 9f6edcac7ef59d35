package io.forbear.standalone.supervision;

import io.forbear.embedded.Program;
import io.forbear.standalone.data.DataDirectory;
import io.forbear.standalone.part.Part;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** Starts parts side by side as far as they allow it, and stops them in the reverse order. */
public final class Supervisor {
    private final Map<Part, SupervisedPart> parts = new EnumMap<>(Part.class);
    private static final Executor THREADS = task -> Thread.ofPlatform().name("stop").start(task);

    private final CompletableFuture<Void> firstFailure = new CompletableFuture<>();
    private final Consumer<String> out;

    /**
     * Takes charge of the parts, without starting them yet.
     *
     * @param wanted the parts; what they require must be among them
     * @param programs prepares a part's program, each time it is to be started
     * @param announcement hears of each part that serves, and how long its start took
     * @param out hears what else happens, in lines
     */
    public Supervisor(
            DataDirectory data,
            Set<Part> wanted,
            Function<Part, Program> programs,
            BiConsumer<Part, Duration> announcement,
            Consumer<String> out) {
        this.out = out;
        for (var part : Part.values()) {
            if (wanted.contains(part)) {
                parts.put(part, supervised(part, data, programs, announcement));
            }
        }
    }

    /**
     * Starts all parts and returns when every one serves.
     *
     * @throws CompletionException as soon as one fails, with its failure
     */
    public void start() {
        parts.values().forEach(SupervisedPart::start);
        CompletableFuture.anyOf(allReady(), firstFailure).join();
    }

    /** Stops all parts: whoever uses another ends before it. */
    public void stop() {
        for (var group : Part.stopOrder()) {
            var stops =
                    parts.entrySet().stream()
                            .filter(entry -> group.contains(entry.getKey()))
                            .map(
                                    entry ->
                                            CompletableFuture.runAsync(
                                                    entry.getValue()::stop, THREADS))
                            .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(stops).join();
        }
    }

    private SupervisedPart supervised(
            Part part,
            DataDirectory data,
            Function<Part, Program> programs,
            BiConsumer<Part, Duration> announcement) {
        var required = part.requires().stream().map(this::supervised).map(SupervisedPart::ready);
        return new SupervisedPart(
                part.title(),
                () -> programs.apply(part),
                data.pid(part.title()),
                required.toList(),
                took -> announcement.accept(part, took),
                firstFailure,
                out);
    }

    private SupervisedPart supervised(Part required) {
        return Objects.requireNonNull(parts.get(required), () -> required.title() + " is missing");
    }

    private CompletableFuture<Void> allReady() {
        return CompletableFuture.allOf(
                parts.values().stream()
                        .map(SupervisedPart::ready)
                        .toArray(CompletableFuture[]::new));
    }
}
