package io.forbear.compliance.conduct;

import io.forbear.compliance.casefile.CaseFileStore;
import io.forbear.compliance.rulepack.Horizon;
import io.forbear.compliance.rulepack.PacksInForce.Rules;
import io.forbear.compliance.rulepack.PacksInForce.Shadow;
import io.forbear.rules.CaseFile;
import io.forbear.rules.Retention;
import io.forbear.rules.Retention.Forgettable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes the rows that no rule needs any more. What was published about them stands, so nothing is
 * told. Where the horizon is too short for the rules, nothing is removed.
 */
final class Forgetting {
    /** So many contacts at once, that no event waits long. */
    private static final int AT_ONCE = 100;

    private final Retention retention;
    private final boolean isAllowed;
    private final CaseFileStore files;
    private final Agenda agenda;

    Forgetting(Rules rules, Horizon horizon, CaseFileStore files, Agenda agenda) {
        this.retention =
                new Retention(rules.book(), rules.shadows().stream().map(Shadow::book).toList());
        this.isAllowed = horizon.length().compareTo(retention.leastHorizon()) >= 0;
        this.files = files;
        this.agenda = agenda;
    }

    /** What a file that has been loaded anyway may forget, if it is worth it. */
    Forgettable crowding(CaseFile file, Instant since) {
        return isAllowed && retention.isCrowded(file, since)
                ? retention.forgettable(file, since, AT_ONCE)
                : Forgettable.NOTHING;
    }

    /** What there is to remove of the debtor whom a sweep comes by. */
    Removal sweep(Sweep sweep, Instant since) {
        var debtorId = isAllowed ? sweep.next(files, retention.mark(since)) : null;
        if (debtorId == null) {
            return Removal.NONE;
        }
        var file = files.load(debtorId);
        var unneeded = retention.forgettable(file, since, AT_ONCE);
        if (unneeded.facts().isEmpty()) {
            return Removal.NONE;
        }
        var removal = removal(file, unneeded);
        return () -> {
            removal.run();
            sweep.stay();
        };
    }

    /**
     * What removes something from a file, and its rows.
     *
     * <p>Everything is read now: what cannot be read leaves the rows as they are, and only a write
     * can fail later.
     */
    Removal removal(CaseFile file, Forgettable unneeded) {
        var debtorId = file.debtorId();
        var looks = new ArrayList<Agenda.Entry>();
        for (var fact : unneeded.facts()) {
            var look = files.standing(debtorId, fact.id()).nextLook();
            if (look != null) {
                looks.add(new Agenda.Entry(look, debtorId, fact.id()));
            }
        }
        return () -> remove(file, unneeded, looks);
    }

    private void remove(CaseFile file, Forgettable unneeded, List<Agenda.Entry> looks) {
        unneeded.forget(file);
        for (var id : unneeded.settled().keySet()) {
            var contact = file.fact(id);
            if (contact != null) {
                files.put(file, contact);
            }
        }
        looks.forEach(agenda::remove);
        unneeded.facts().forEach(fact -> files.remove(file.debtorId(), fact));
    }

    /** Writes that belong together: all of them or none. */
    @FunctionalInterface
    interface Removal {
        Removal NONE = () -> {};

        void run();
    }
}
