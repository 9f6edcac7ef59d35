package io.forbear.account.debt;

import io.forbear.account.fact.Statement;
import io.forbear.account.terms.Component;
import io.forbear.account.terms.Contract;
import io.forbear.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is owed on an account on a day, and how it came about. The lines less the allocated parts of
 * payments are the total, and so are the components.
 *
 * @param newest the bank's newest statement by that day
 * @param statedOn its date
 * @param openedOn the date of the bank's statement that the lines begin with: the newest, or one
 *     before it that says what the balance consists of
 * @param comparedSince the date of the bank's statement that the comparison begins with; null:
 *     nothing is compared
 * @param contract null: no contract terms are known, and nothing is computed
 */
public record StatementOfDebt(
        LocalDate asOf,
        Statement newest,
        LocalDate statedOn,
        LocalDate openedOn,
        @Nullable Contract contract,
        Map<Component, Money> components,
        Money total,
        List<DebtLine> lines,
        List<PaymentLine> payments,
        @Nullable LocalDate comparedSince,
        List<Comparison> comparisons,
        Set<Remark> remarks) {
    public StatementOfDebt {
        components = Map.copyOf(components);
        lines = List.copyOf(lines);
        payments = List.copyOf(payments);
        comparisons = List.copyOf(comparisons);
        remarks = Set.copyOf(remarks);
    }

    /** How much of a component is owed. */
    public Money of(Component component) {
        return components.getOrDefault(component, Money.zero(total.currency()));
    }

    /** All that was charged, before payments. */
    public Money charged() {
        return lines.stream()
                .map(DebtLine::amount)
                .reduce(Money.zero(total.currency()), Money::plus);
    }

    /** Whether the bank's amounts differ from the contract's by more than is tolerated. */
    public boolean differs() {
        return comparisons.stream().anyMatch(Comparison::differs);
    }

    /** What a reader must know about the amounts. */
    public enum Remark {
        /** No contract terms are known for the product: nothing is computed. */
        NO_CONTRACT,
        /** The bank has not said what the balance consists of. */
        NOT_BROKEN_DOWN,
        /** What the balance consists of follows from an earlier statement of the bank. */
        BREAKDOWN_COMPUTED,
        /** The parts that the bank stated do not sum to the balance it stated. */
        BREAKDOWN_DOES_NOT_SUM,
        /** Nothing is overdue, so nothing is charged. */
        NOTHING_OVERDUE,
        /** The whole balance was paid in time, so that no interest was charged. */
        INTEREST_FREE,
        /** Postings in another currency are left aside. */
        OTHER_CURRENCY,
        /** For a time no interest rate was agreed, so that none was charged. */
        NO_RATE
    }
}
