package io.forbear.simulator;

import io.forbear.clock.ScaledClock;
import io.forbear.clock.SharedTime;
import io.forbear.simulator.trouble.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The running system's clock: a properties file with {@code anchor} (the real instant at which
 * simulated time began), {@code start} (the simulated instant at the anchor) and {@code speed}
 * (simulated seconds per real second); or {@code shared}, the file beside it that holds a time
 * whose speed may change. Without the file the system lives in real time.
 */
final class ClockFile {
    private ClockFile() {}

    /**
     * Reads the clock.
     *
     * @throws Trouble if the file cannot be understood
     */
    static ScaledClock read(Path file) {
        if (!Files.exists(file)) {
            return ScaledClock.realTime();
        }
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
            var shared = shared(file, properties);
            if (shared != null) {
                return new ScaledClock(shared);
            }
            var anchor = Instant.parse(value(properties, "anchor", null));
            var start = Instant.parse(value(properties, "start", anchor.toString()));
            var speed = Double.parseDouble(value(properties, "speed", "1"));
            return new ScaledClock(Clock.systemUTC(), anchor, start, speed);
        } catch (IOException | DateTimeException | IllegalArgumentException e) {
            throw new Trouble("the clock file " + file + " is not one: " + e.getMessage(), e);
        }
    }

    /**
     * The time that the running system shares with whoever steers it; null if its speed is fixed.
     *
     * @throws Trouble if the file cannot be understood
     */
    static @Nullable SharedTime shared(Path file) {
        if (!Files.exists(file)) {
            return null;
        }
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
            return shared(file, properties);
        } catch (IOException e) {
            throw new Trouble("the clock file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static @Nullable SharedTime shared(Path file, Properties properties) {
        var name = properties.getProperty("shared");
        if (name == null) {
            return null;
        }
        try {
            return SharedTime.of(file.resolveSibling(name));
        } catch (IllegalStateException | UncheckedIOException e) {
            throw new Trouble("the clock file " + file + " is not one: " + e.getMessage(), e);
        }
    }

    /**
     * Makes sure the running system has the speed that was asked for; a shared time is set to it.
     *
     * @throws Trouble if it has another
     */
    static void demandSpeed(ScaledClock clock, @Nullable Double asked, Path file) {
        if (asked == null) {
            return;
        }
        var shared = shared(file);
        if (shared != null) {
            set(shared, asked);
        } else if (asked != clock.speed()) {
            throw new Trouble(
                    ("the running system's clock (%s) has speed %s, not %s;"
                                    + " start it with ./forbear up --speed %s")
                            .formatted(file, plain(clock.speed()), plain(asked), plain(asked)));
        }
    }

    private static void set(SharedTime shared, double speed) {
        try (var helm = shared.steer()) {
            helm.run(speed);
        } catch (IllegalStateException e) {
            throw new Trouble("another simulation governs the clock", e);
        } catch (IllegalArgumentException e) {
            throw new Trouble("--speed: " + e.getMessage(), e);
        }
    }

    static String plain(double speed) {
        return speed == Math.rint(speed) ? String.valueOf((long) speed) : String.valueOf(speed);
    }

    private static String value(Properties properties, String key, @Nullable String otherwise) {
        var value = properties.getProperty(key, otherwise);
        if (value == null) {
            throw new IllegalArgumentException("it has no " + key);
        }
        return value.strip();
    }
}
