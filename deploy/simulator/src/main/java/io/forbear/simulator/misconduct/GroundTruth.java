package io.forbear.simulator.misconduct;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Everything that was done wrong on purpose. Thread-safe. */
public final class GroundTruth {
    private final List<Planted> planted = new ArrayList<>();

    public synchronized void addAll(Collection<Planted> more) {
        planted.addAll(more);
    }

    /** All of it so far. */
    public synchronized List<Planted> all() {
        return List.copyOf(planted);
    }
}
