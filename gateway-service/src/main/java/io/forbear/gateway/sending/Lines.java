package io.forbear.gateway.sending;

import io.forbear.gateway.provider.Medium;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The lines to all providers. */
record Lines(List<Line> all) {
    Lines {
        all = List.copyOf(all);
    }

    /** Those whose commands come together. */
    Collection<List<Line>> byMedium() {
        return all.stream()
                .collect(
                        Collectors.groupingBy(
                                line -> line.provider().medium(),
                                () -> new EnumMap<>(Medium.class),
                                Collectors.toList()))
                .values();
    }

    /** Names of the providers that can be called. */
    Set<String> well() {
        return all.stream()
                .filter(line -> line.stand().isWell())
                .map(line -> line.provider().name())
                .collect(Collectors.toSet());
    }
}
