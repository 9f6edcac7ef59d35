package io.forbear.account.fact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that is known about one account, as far as its stage depends on it.
 *
 * @param newest the newest statement by event time, which is the truth; null while none has arrived
 * @param lastOverdue the newest statement that says something is overdue; null: there is none
 * @param clearing the first statement after that one, which says that nothing is overdue any more;
 *     null: there is none
 * @param postings in no particular order
 * @param plans in no particular order
 * @param circumstances in no particular order
 * @param pauses days on which no day past due is counted
 */
public record AccountFacts(
        @Nullable Statement newest,
        @Nullable Statement lastOverdue,
        @Nullable Statement clearing,
        List<Posting> postings,
        List<PlanFact> plans,
        List<Circumstance> circumstances,
        Pauses pauses) {
    public AccountFacts {
        postings = List.copyOf(postings);
        plans = List.copyOf(plans);
        circumstances = List.copyOf(circumstances);
    }

    /** Whether any statement said that something was overdue. */
    public boolean everOverdue() {
        return lastOverdue != null;
    }

    /**
     * Gathers facts of one account in the order in which they became known. The order matters only
     * between facts of one event id, of which the last corrects the others.
     */
    public static AccountFacts of(Collection<? extends Fact> known) {
        var facts = new LinkedHashMap<UUID, Fact>();
        known.forEach(fact -> facts.put(fact.eventId(), fact));
        var statements = new ArrayList<Statement>();
        var postings = new ArrayList<Posting>();
        var plans = new ArrayList<PlanFact>();
        var circumstances = new ArrayList<Circumstance>();
        var pauses = new ArrayList<Pause>();
        for (var fact : facts.values()) {
            switch (fact) {
                case Statement statement -> statements.add(statement);
                case Posting posting -> postings.add(posting);
                case PlanFact plan -> plans.add(plan);
                case PromiseFact _ -> {} // no stage depends on it
                case Circumstance circumstance -> circumstances.add(circumstance);
                case Pause pause -> pauses.add(pause);
            }
        }
        statements.sort(Statement.BY_EVENT_TIME);
        var lastOverdue = lastOverdue(statements);
        return new AccountFacts(
                statements.isEmpty() ? null : statements.getLast(),
                lastOverdue < 0 ? null : statements.get(lastOverdue),
                lastOverdue < 0 || lastOverdue + 1 == statements.size()
                        ? null
                        : statements.get(lastOverdue + 1),
                postings,
                plans,
                circumstances,
                Pauses.of(pauses));
    }

    private static int lastOverdue(List<Statement> sorted) {
        var index = sorted.size() - 1;
        while (index >= 0 && sorted.get(index).overdueSince() == null) {
            index--;
        }
        return index;
    }
}
