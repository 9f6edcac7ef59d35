package io.forbear.standalone.part;

import io.forbear.standalone.data.Refusal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** How many processes each part has. */
public record Scale(Map<Part, Integer> counts) {
    /** Of each part one. */
    public static final Scale ONE = new Scale(Map.of());

    public Scale {
        counts = Map.copyOf(counts);
    }

    /**
     * What options ask for.
     *
     * @param brokers 1 or 3: of two, none may be missing
     * @param instances a number for all services, or {@code SERVICE=N} for some
     * @throws Refusal for what cannot be had
     */
    public static Scale of(int brokers, List<String> instances) {
        if (brokers != 1 && brokers != 3) {
            throw new Refusal(
                    "--brokers is 1 or 3, for of two none may be missing; found " + brokers);
        }
        var counts = new EnumMap<Part, Integer>(Part.class);
        counts.put(Part.KAFKA, brokers);
        instances.forEach(word -> count(word, counts));
        return new Scale(counts);
    }

    private static void count(String word, Map<Part, Integer> counts) {
        var pair = word.split("=", 2);
        var number = pair[pair.length - 1];
        if (!number.matches("[1-%d]".formatted(Instance.MOST))) {
            throw new Refusal(
                    "--instances is N or SERVICE=N with N from 1 to %d, found %s"
                            .formatted(Instance.MOST, word));
        }
        var meant =
                Arrays.stream(Part.values())
                        .filter(Part::isService)
                        .filter(part -> pair.length == 1 || part.title().equals(pair[0]))
                        .toList();
        if (meant.isEmpty()) {
            throw new Refusal("--instances: there is no service " + pair[0]);
        }
        meant.forEach(part -> counts.put(part, Integer.parseInt(number)));
    }

    /**
     * Of every topic; it stays the same as long as the data does. On one machine as many as its
     * cores can work on, and few to start and stop; in a cluster more, for the threads of three
     * instances.
     */
    int partitions() {
        return of(Part.KAFKA) == 1 ? 4 : 6;
    }

    /** How many processes a part has. */
    public int of(Part part) {
        return counts.getOrDefault(part, 1);
    }

    /** All processes of a part. */
    public List<Instance> instances(Part part) {
        return IntStream.rangeClosed(1, of(part))
                .mapToObj(number -> new Instance(part, number))
                .toList();
    }

    /** All processes of parts. */
    public SortedSet<Instance> instances(Set<Part> parts) {
        var all = new TreeSet<Instance>();
        parts.forEach(part -> all.addAll(instances(part)));
        return all;
    }
}
