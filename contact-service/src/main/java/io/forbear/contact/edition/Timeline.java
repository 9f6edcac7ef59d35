package io.forbear.contact.edition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which versions hold when: a pure reading of all activations. */
public record Timeline(List<Activation> activations) {
    public Timeline {
        activations = activations.stream().sorted(Activation.BY_BEGINNING).toList();
    }

    /** The activation that holds at an instant. */
    public Optional<Activation> at(Kind kind, Instant instant) {
        return activations.stream()
                .filter(one -> one.kind() == kind && !one.effectiveFrom().isAfter(instant))
                .reduce((_, later) -> later);
    }

    /** An instant and all later ones at which something changes. */
    public List<Instant> changesFrom(Instant instant) {
        var changes = new ArrayList<Instant>();
        changes.add(instant);
        activations.stream()
                .map(Activation::effectiveFrom)
                .filter(at -> at.isAfter(instant))
                .distinct()
                .forEach(changes::add);
        return changes;
    }

    /** Without one that is withdrawn. */
    Timeline without(Activation withdrawn) {
        return new Timeline(
                activations.stream().filter(one -> one.number() != withdrawn.number()).toList());
    }

    /** With one more activation, made after all others. */
    public Timeline with(Kind kind, String version, Instant effectiveFrom) {
        var all = new ArrayList<>(activations);
        all.add(
                new Activation(
                        Long.MAX_VALUE, kind, version, effectiveFrom, "", effectiveFrom, null));
        return new Timeline(all);
    }
}
