package io.forbear.plan.affordability;

import io.forbear.money.Money;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a debtor has, needs and owes to others; all amounts of one currency.
 *
 * @param otherDebts what he pays on other debts
 * @param dependants whom he has to provide for, himself not counted
 * @param evidence ids of what shows it, beside that of the items
 */
record Means(
        String currency,
        List<Income> income,
        List<Outgoing> outgoings,
        List<Outgoing> otherDebts,
        int dependants,
        Set<String> evidence) {
    Means {
        income = List.copyOf(income);
        outgoings = List.copyOf(outgoings);
        otherDebts = List.copyOf(otherDebts);
        evidence = Set.copyOf(evidence);
    }

    /** Where money comes from. */
    enum Source {
        WAGES,
        SELF_EMPLOYMENT,
        BENEFITS,
        PENSION,
        MAINTENANCE,
        RENT,
        OTHER,
        /** Borrowed; nobody is made to pay by borrowing (CONC 7.3.10R). */
        LOAN,
        /** Property sold; nobody is made to pay by selling it (CONC 7.3.10R). */
        SALE_OF_PROPERTY;

        boolean counts() {
            return this != LOAN && this != SALE_OF_PROPERTY;
        }
    }

    record Income(Source source, Money amount, Every every, Set<String> evidence) {
        Income {
            evidence = Set.copyOf(evidence);
        }
    }

    record Outgoing(String purpose, Money amount, Every every, Set<String> evidence) {
        Outgoing {
            evidence = Set.copyOf(evidence);
        }
    }

    /** The ids of all evidence. */
    Set<String> allEvidence() {
        var all = new HashSet<>(evidence);
        income.forEach(item -> all.addAll(item.evidence()));
        outgoings.forEach(item -> all.addAll(item.evidence()));
        otherDebts.forEach(item -> all.addAll(item.evidence()));
        return Set.copyOf(all);
    }
}
