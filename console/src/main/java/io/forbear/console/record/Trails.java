package io.forbear.console.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The partitions of a topic, looked through side by side so that the newest records come first. */
final class Trails {
    private final List<Trail> all;

    Trails(List<Trail> all) {
        this.all = List.copyOf(all);
    }

    /** The partition to look further into: the one in which the youngest may come. */
    @Nullable Trail next() {
        return all.stream()
                .filter(trail -> !trail.isEnded())
                .max(Comparator.comparing(trail -> Objects.requireNonNull(trail.youngestToCome())))
                .orElse(null);
    }

    /** How many found records are younger than whatever may still come. */
    long certain() {
        var youngest =
                all.stream()
                        .map(Trail::youngestToCome)
                        .filter(Objects::nonNull)
                        .max(Instant::compareTo)
                        .orElse(Instant.MIN);
        return all.stream()
                .flatMap(trail -> trail.found().stream())
                .filter(hit -> !hit.order().isBefore(youngest))
                .count();
    }

    /** Takes the newest of what was found. */
    List<RecordView> take(int limit) {
        var taken = new ArrayList<RecordView>();
        for (var from = newest(); from != null && taken.size() < limit; from = newest()) {
            taken.add(from.take().record());
        }
        return taken;
    }

    private @Nullable Trail newest() {
        return all.stream()
                .filter(trail -> trail.head() != null)
                .max(Comparator.comparing(trail -> Objects.requireNonNull(trail.head()).order()))
                .orElse(null);
    }

    /** Where to go on, by partition; null: everything was looked at and taken. */
    @Nullable Map<Integer, Long> rest() {
        var rest = new TreeMap<Integer, Long>();
        var open = false;
        for (var trail : all) {
            rest.put(trail.partition(), trail.resumeAt());
            open |= !trail.isEnded() || trail.head() != null;
        }
        return open ? rest : null;
    }
}
