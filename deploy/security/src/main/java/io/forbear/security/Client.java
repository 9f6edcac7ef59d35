package io.forbear.security;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who comes to Kafka, as {@code acls.yaml} describes it.
 *
 * @param is which parties of the catalogue it is
 * @param as what all of its kind need
 * @param stream its Kafka Streams application; null: it has none
 * @param writesFor parties whose topics it writes too
 * @param groups groups besides those of its kind; {@code name*} for all that begin so
 * @param tunesGroups whether it sets what share groups do
 */
record Client(
        List<String> is,
        @Nullable Kind as,
        @Nullable String stream,
        List<String> writesFor,
        List<String> groups,
        boolean tunesGroups) {

    /** What clients have in common. */
    enum Kind {
        SERVICE,
        OBSERVER
    }

    Client {
        is = copy(is);
        writesFor = copy(writesFor);
        groups = copy(groups);
    }

    /** A list that the file leaves out is empty. */
    private static List<String> copy(@Nullable List<String> list) {
        return List.copyOf(Objects.requireNonNullElse(list, List.of()));
    }
}
