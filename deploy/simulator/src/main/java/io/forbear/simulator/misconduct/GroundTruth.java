package io.forbear.simulator.misconduct;

import io.forbear.events.ContactAttempted;
import io.forbear.events.DebtorNotice;
import io.forbear.events.PlanAgreed;
import io.forbear.simulator.agenda.Due;
import io.forbear.simulator.portfolio.Debtor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Everything that the detector must find, known from what the simulator did itself and from nothing
 * else: what was done wrong on purpose, and contacts that a word of the debtor overtook.
 * Thread-safe.
 */
public final class GroundTruth {
    /** The kind of what nobody did on purpose. */
    public static final String OVERTAKEN = "a command overtaken by the debtor's word";

    private final Map<String, Debtor> debtors;
    private final Map<String, ArrayList<DebtorNotice>> notices;
    private final Map<String, List<PlanAgreed>> plans = new HashMap<>();
    private final List<ContactAttempted> contacts = new ArrayList<>();
    private final List<Planted> planted = new ArrayList<>();

    /**
     * The truth of a run.
     *
     * @param dues all that is declared about the debtors
     */
    public GroundTruth(Collection<Debtor> debtors, Collection<Due> dues) {
        this.debtors =
                debtors.stream().collect(Collectors.toMap(Debtor::debtorId, Function.identity()));
        this.notices =
                dues.stream()
                        .map(due -> due.what().event())
                        .filter(DebtorNotice.class::isInstance)
                        .map(DebtorNotice.class::cast)
                        .collect(
                                Collectors.groupingBy(
                                        DebtorNotice::getDebtorId,
                                        HashMap::new,
                                        Collectors.toCollection(ArrayList::new)));
    }

    /** The debtor has declared something that was not known beforehand. */
    public synchronized void declared(DebtorNotice notice) {
        var known = notices.computeIfAbsent(notice.getDebtorId(), _ -> new ArrayList<>());
        if (known.stream().noneMatch(one -> one.getEventId().equals(notice.getEventId()))) {
            known.add(notice);
        }
    }

    /** Something is done wrong on purpose. */
    public synchronized void plant(Collection<Planted> more) {
        planted.addAll(more);
    }

    /** Contacts are made as commanded. */
    public synchronized void made(Collection<ContactAttempted> more) {
        contacts.addAll(more);
    }

    /** A plan that the desk agreed to with the debtor. */
    public synchronized void agreed(PlanAgreed plan) {
        plans.computeIfAbsent(plan.getDebtorId(), _ -> new ArrayList<>()).add(plan);
    }

    private List<DebtorNotice> declaredBy(String debtorId) {
        var declared = notices.get(debtorId);
        return declared == null ? List.of() : declared;
    }

    /** All of it so far. */
    public synchronized List<Planted> all() {
        var all = new ArrayList<>(planted);
        for (var contact : contacts) {
            var debtorId = contact.getDebtorId();
            var debtor = debtors.get(debtorId);
            if (debtor == null) {
                continue;
            }
            var rules =
                    Overtaken.rules(
                            debtor,
                            contact,
                            declaredBy(debtorId),
                            plans.getOrDefault(debtorId, List.of()));
            if (!rules.isEmpty()) {
                all.add(new Planted(OVERTAKEN, debtorId, contact.getEventId().toString(), rules));
            }
        }
        return all;
    }
}
