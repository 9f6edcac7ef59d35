package io.forbear.simulator.agenda;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Events in the order of their time, those of one instant as they were added. Thread-safe. */
public final class Agenda {
    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(
                    Comparator.<Entry, Instant>comparing(entry -> entry.due().at())
                            .thenComparingLong(Entry::sequence));
    private long added;

    private record Entry(Due due, long sequence) {}

    public synchronized void addAll(Collection<Due> dues) {
        for (var due : dues) {
            entries.add(new Entry(due, added++));
        }
    }

    /** Removes and returns what is due at {@code now}. */
    public synchronized List<Due> takeDue(Instant now) {
        var due = new ArrayList<Due>();
        while (!entries.isEmpty() && !entries.element().due().at().isAfter(now)) {
            due.add(entries.remove().due());
        }
        return due;
    }

    /** When the next event is due; null if none waits. */
    public synchronized @Nullable Instant next() {
        return entries.isEmpty() ? null : entries.element().due().at();
    }

    /** How many events still wait. */
    public synchronized int size() {
        return entries.size();
    }
}
