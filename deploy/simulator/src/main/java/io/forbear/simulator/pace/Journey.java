package io.forbear.simulator.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How fast simulated time went, and what held it back. For several threads. */
final class Journey {
    private static final Duration REMEMBERED = Duration.ofMinutes(3);
    private static final double NANOS_PER_SECOND = 1e9;

    private final Deque<Stop> lately = new ArrayDeque<>();
    private final Map<String, Long> heldNanos = new TreeMap<>();
    private final Stop begin;
    private @Nullable Step last;
    private Collection<String> passedOver = Set.of();

    /** Where time was. */
    private record Stop(Instant at, long nanos) {}

    Journey(Instant begin, long nanos) {
        this.begin = new Stop(begin, nanos);
        lately.add(this.begin);
    }

    /** Takes down a look; what was farthest behind is charged with the real time since the last. */
    synchronized void note(Instant now, long nanos, Step step, Collection<String> notWaitedFor) {
        heldNanos.merge(step.behind().part(), nanos - lately.getLast().nanos(), Long::sum);
        lately.addLast(new Stop(now, nanos));
        while (lately.size() > 2 && nanos - lately.getFirst().nanos() > REMEMBERED.toNanos()) {
            lately.removeFirst();
        }
        last = step;
        passedOver = notWaitedFor;
    }

    synchronized String inWords(Instant end, double speed) {
        var step = last;
        if (step == null) {
            return "";
        }
        var now = lately.getLast();
        var behind = Duration.between(step.behind().doneUntil(), now.at());
        double average = average(lately.getFirst(), now);
        var left = seconds(Duration.between(now.at(), end)) / Math.max(average, 1e-9);
        return String.format(
                Locale.ROOT,
                "%.0f times as fast (lately %.0f), %s behind: %s%s, %s left",
                speed,
                average,
                step.behind().part(),
                brief(behind),
                passedOver.isEmpty() ? "" : ", not waited for " + String.join(", ", passedOver),
                brief(Duration.ofSeconds(Math.round(Math.max(0, left)))));
    }

    synchronized String summary() {
        var now = lately.getLast();
        double real = (now.nanos() - begin.nanos()) / NANOS_PER_SECOND;
        var text = new StringBuilder();
        text.append(
                String.format(
                        Locale.ROOT,
                        "simulated time went %.0f times as fast as real time, %s in %s;"
                                + " farthest behind was",
                        average(begin, now),
                        brief(Duration.between(begin.at(), now.at())),
                        brief(Duration.ofSeconds(Math.round(real)))));
        heldNanos.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(6)
                .forEach(
                        one ->
                                text.append(
                                        String.format(
                                                Locale.ROOT,
                                                "%n  %3.0f %% of the time %s",
                                                one.getValue() / NANOS_PER_SECOND / real * 100,
                                                one.getKey())));
        return text.toString();
    }

    private static double average(Stop from, Stop to) {
        double real = (to.nanos() - from.nanos()) / NANOS_PER_SECOND;
        return real <= 0 ? 0 : seconds(Duration.between(from.at(), to.at())) / real;
    }

    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / NANOS_PER_SECOND;
    }

    private static String brief(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds >= 172_800) {
            return duration.toDays() + " d";
        }
        if (seconds >= 7200) {
            return duration.toHours() + " h";
        }
        return seconds >= 120 ? duration.toMinutes() + " min" : seconds + " s";
    }
}
