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
 * @param everOverdue whether any statement said that something was overdue
 * @param postings in no particular order
 * @param plans in no particular order
 */
public record AccountFacts(
        @Nullable Statement newest,
        boolean everOverdue,
        List<Posting> postings,
        List<PlanFact> plans) {
    public AccountFacts {
        postings = List.copyOf(postings);
        plans = List.copyOf(plans);
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
        for (var fact : facts.values()) {
            switch (fact) {
                case Statement statement -> statements.add(statement);
                case Posting posting -> postings.add(posting);
                case PlanFact plan -> plans.add(plan);
            }
        }
        return new AccountFacts(
                statements.stream().max(Statement.BY_EVENT_TIME).orElse(null),
                statements.stream().anyMatch(statement -> statement.overdueSince() != null),
                postings,
                plans);
    }
}
