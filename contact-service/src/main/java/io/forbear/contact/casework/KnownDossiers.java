package io.forbear.contact.casework;

import io.forbear.contact.proposal.Dossier;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * The dossiers that were read or written last, so that one need not be read again when the next
 * event about a debtor comes soon, as the gate's decision does. Each has a stamp, which no other
 * content has: one that is not the row's says that somebody else has written since, or that the
 * transaction came to nothing. So nothing has to be taken back here.
 */
@Component
final class KnownDossiers {
    private final Map<String, Known> longestUntouchedFirst = new LinkedHashMap<>(16, 0.75f, true);
    private final long limit;
    private long size;

    KnownDossiers(@Value("${forbear.contact.known-dossiers}") DataSize limit) {
        this.limit = limit.toBytes();
    }

    /**
     * A dossier as it was.
     *
     * @param stamp of the row then
     * @param size characters it is written with
     */
    record Known(Dossier dossier, long stamp, int size) {}

    /** Those that are known of some debtors. */
    synchronized Map<String, Known> of(Collection<String> debtorIds) {
        var known = new HashMap<String, Known>();
        for (var debtorId : debtorIds) {
            var one = longestUntouchedFirst.get(debtorId);
            if (one != null) {
                known.put(debtorId, one);
            }
        }
        return known;
    }

    synchronized void put(String debtorId, Known known) {
        var before = longestUntouchedFirst.put(debtorId, known);
        size += known.size() - (before == null ? 0 : before.size());
        var eldest = longestUntouchedFirst.values().iterator();
        while (size > limit) {
            size -= eldest.next().size();
            eldest.remove();
        }
    }
}
