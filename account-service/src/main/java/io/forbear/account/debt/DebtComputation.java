package io.forbear.account.debt;

import io.forbear.account.debt.StatementOfDebt.Remark;
import io.forbear.account.fact.Breakdown;
import io.forbear.account.fact.Posting;
import io.forbear.account.fact.Statement;
import io.forbear.account.terms.Component;
import io.forbear.account.terms.Contract;
import io.forbear.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Works out what is owed on a day. What the bank stated is the truth on the day it stated it; what
 * happened since follows from the contract. Where the bank stated amounts twice, the newer ones
 * count, and stand beside what the contract makes of the older ones.
 */
public final class DebtComputation {
    private DebtComputation() {}

    /**
     * The statement of debt of a day.
     *
     * @param all facts of the account; those that took effect later are left aside
     * @param contract null: none is known, and nothing is computed
     * @throws IllegalArgumentException if the bank had stated nothing by that day
     */
    public static StatementOfDebt of(DebtFacts all, @Nullable Contract contract, LocalDate asOf) {
        var facts = all.effectiveBy(asOf);
        if (facts.statements().isEmpty()) {
            throw new IllegalArgumentException("nothing was stated by " + asOf);
        }
        var newest = facts.newest();
        var earlier = contract == null ? null : facts.brokenDownBefore(newest).orElse(null);
        var begun = newest.breakdown() == null && earlier != null ? earlier : newest;
        var ledger = new Ledger(begun, facts.dateOf(begun), contract);
        if (!begun.equals(newest)) {
            ledger.pass(between(begun, newest, facts, contract));
        }
        var comparisons = comparisons(earlier, newest, facts, contract, ledger);
        ledger.restate(newest);
        ledger.pass(new Course(newest, facts.dateOf(newest), asOf, facts.after(newest), contract));
        return new StatementOfDebt(
                asOf,
                newest,
                facts.dateOf(newest),
                facts.dateOf(begun),
                contract,
                ledger.owed().amounts(),
                ledger.owed().total(),
                ledger.lines(),
                payments(begun, facts, ledger),
                earlier == null ? null : facts.dateOf(earlier),
                comparisons,
                remarks(begun, newest, facts, contract, ledger.remarks()));
    }

    /** From one statement to another; the postings that only the other one contains. */
    private static Course between(
            Statement from, Statement to, DebtFacts facts, @Nullable Contract contract) {
        var later = facts.after(to);
        var postings = new ArrayList<Posting>(facts.after(from));
        postings.removeAll(later);
        return new Course(from, facts.dateOf(from), facts.dateOf(to), postings, contract);
    }

    private static List<PaymentLine> payments(Statement begun, DebtFacts facts, Ledger ledger) {
        return Stream.concat(
                        facts.in(begun).stream().map(DebtComputation::contained),
                        ledger.payments().stream())
                .toList();
    }

    private static PaymentLine contained(Posting posting) {
        return new PaymentLine(
                posting.paymentId(),
                posting.kind(),
                posting.effectiveDate(),
                posting.amount(),
                true,
                List.of(),
                null);
    }

    private static List<Comparison> comparisons(
            @Nullable Statement earlier,
            Statement newest,
            DebtFacts facts,
            @Nullable Contract contract,
            Ledger begun) {
        if (earlier == null || contract == null) {
            return List.of();
        }
        var breakdown = newest.breakdown();
        var computed =
                breakdown == null ? begun : new Ledger(earlier, facts.dateOf(earlier), contract);
        if (breakdown != null) {
            computed.pass(between(earlier, newest, facts, contract));
        }
        var all = compared(null, newest.balance(), computed.owed().total(), contract.tolerance());
        return breakdown == null
                ? List.of(all)
                : Stream.concat(
                                compared(breakdown, computed.owed(), contract.tolerance()),
                                Stream.of(all))
                        .toList();
    }

    private static Stream<Comparison> compared(
            Breakdown stated, Owed computed, BigDecimal tolerance) {
        return Stream.of(Component.PRINCIPAL, Component.INTEREST, Component.FEES, Component.PENALTY)
                .map(
                        component ->
                                compared(
                                        component,
                                        stated(stated, component),
                                        computed.of(component),
                                        tolerance));
    }

    private static Money stated(Breakdown breakdown, Component component) {
        return switch (component) {
            case PRINCIPAL -> breakdown.principal();
            case INTEREST -> breakdown.interest();
            case FEES -> breakdown.fees();
            case PENALTY -> breakdown.penalty();
            case OTHER, CREDIT -> Money.zero(breakdown.principal().currency());
        };
    }

    private static Comparison compared(
            @Nullable Component component, Money stated, Money computed, BigDecimal tolerance) {
        var difference = stated.minus(computed);
        return new Comparison(
                component,
                stated,
                computed,
                difference,
                difference.amount().abs().compareTo(tolerance) > 0);
    }

    private static Set<Remark> remarks(
            Statement begun,
            Statement newest,
            DebtFacts facts,
            @Nullable Contract contract,
            Set<Remark> found) {
        var remarks = EnumSet.noneOf(Remark.class);
        remarks.addAll(found);
        var breakdown = begun.breakdown();
        if (contract == null) {
            remarks.add(Remark.NO_CONTRACT);
        }
        if (breakdown == null) {
            remarks.add(Remark.NOT_BROKEN_DOWN);
        } else if (!begun.equals(newest)) {
            remarks.add(Remark.BREAKDOWN_COMPUTED);
        } else if (!sum(breakdown).equals(begun.balance())) {
            remarks.add(Remark.BREAKDOWN_DOES_NOT_SUM);
        }
        if (newest.overdueSince() == null) {
            remarks.add(Remark.NOTHING_OVERDUE);
        }
        if (facts.haveOtherCurrency(newest.currency())) {
            remarks.add(Remark.OTHER_CURRENCY);
        }
        return remarks;
    }

    private static Money sum(Breakdown breakdown) {
        return breakdown
                .principal()
                .plus(breakdown.interest())
                .plus(breakdown.fees())
                .plus(breakdown.penalty());
    }
}
