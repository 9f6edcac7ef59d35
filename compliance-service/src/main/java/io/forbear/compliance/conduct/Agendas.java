package io.forbear.compliance.conduct;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The agendas of all partitions that this instance has at present. */
final class Agendas {
    private final Set<Agenda> open = ConcurrentHashMap.newKeySet();

    void opened(Agenda agenda) {
        open.add(agenda);
    }

    void closed(Agenda agenda) {
        open.remove(agenda);
    }

    /** About how many subjects have a term that runs. */
    long size() {
        return open.stream().mapToLong(Agenda::size).sum();
    }

    /** Since when the subject that waits longest is to be looked at; null if none is. */
    @Nullable Instant dueSince(Instant now) {
        Instant since = null;
        for (var agenda : open) {
            var next = agenda.next();
            if (next != null && !next.isAfter(now) && (since == null || next.isBefore(since))) {
                since = next;
            }
        }
        return since;
    }
}
