package io.forbear.account.debt;

import io.forbear.account.debt.DebtLine.Kind;
import io.forbear.account.debt.DebtLine.RateUnit;
import io.forbear.account.debt.StatementOfDebt.Remark;
import io.forbear.account.fact.PostingKind;
import io.forbear.account.terms.Component;
import io.forbear.account.terms.Contract;
import io.forbear.account.terms.Language;
import io.forbear.account.terms.Wording;
import io.forbear.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement of debt as callers get it.
 *
 * @param openedOn the date of the bank's statement that the lines begin with
 * @param statedOn the date of the bank's newest statement, and its balance
 * @param other parts of the balance of which the bank does not say what they are
 * @param credit paid beyond what is owed; below zero
 * @param lines how the amounts came about, before payments; they sum to the total and the allocated
 *     parts of payments
 * @param comparedSince the bank's statement from which on the newest one was recomputed
 * @param differs whether the bank's amounts differ from the contract's by more than is tolerated
 */
record StatementView(
        String accountId,
        String debtorId,
        String creditor,
        String product,
        LocalDate asOf,
        String language,
        @Nullable ContractView contract,
        LocalDate openedOn,
        LocalDate statedOn,
        Money statedBalance,
        Money principal,
        Money interest,
        Money fees,
        Money penalty,
        Money other,
        Money credit,
        Money total,
        List<LineView> lines,
        List<PaymentView> payments,
        @Nullable LocalDate comparedSince,
        List<Comparison> comparisons,
        boolean differs,
        List<RemarkView> remarks,
        List<String> waysToPay,
        List<String> howToObject) {

    /** The contract terms the statement was computed with. */
    record ContractView(String id, String title) {}

    /**
     * One amount.
     *
     * @param stated whether the bank stated it; otherwise it was computed
     * @param rate of the base; per day, per year or once
     * @param beforeLimit what it came to before a limit of the contract
     */
    record LineView(
            Component component,
            Kind kind,
            boolean stated,
            LocalDate from,
            LocalDate to,
            Money amount,
            @Nullable Money base,
            @Nullable BigDecimal rate,
            @Nullable RateUnit ratePer,
            @Nullable Long days,
            @Nullable Money beforeLimit,
            @Nullable String clause) {

        static LineView of(DebtLine line, Language language) {
            var how = line.calculation();
            return how == null
                    ? new LineView(
                            line.component(),
                            line.kind(),
                            true,
                            line.from(),
                            line.to(),
                            line.amount(),
                            null,
                            null,
                            null,
                            null,
                            null,
                            null)
                    : new LineView(
                            line.component(),
                            line.kind(),
                            false,
                            line.from(),
                            line.to(),
                            line.amount(),
                            how.base(),
                            how.rate(),
                            how.unit(),
                            how.unit() == RateUnit.ONCE ? null : how.days(),
                            how.before(),
                            how.clause().in(language));
        }
    }

    /**
     * A payment, or what took one back.
     *
     * @param containedInStatement the bank's statement contains it, and the bank has allocated it
     * @param clause the order of allocation; null: the bank allocates it
     */
    record PaymentView(
            String paymentId,
            PostingKind kind,
            LocalDate valueDate,
            Money amount,
            boolean containedInStatement,
            List<PaymentLine.Part> allocation,
            @Nullable String clause) {

        static PaymentView of(PaymentLine payment, Language language) {
            var clause = payment.clause();
            return new PaymentView(
                    payment.paymentId(),
                    payment.kind(),
                    payment.date(),
                    payment.amount(),
                    payment.inOpening(),
                    payment.parts(),
                    clause == null ? null : clause.in(language));
        }
    }

    /** What a reader must know about the amounts. */
    record RemarkView(Remark remark, String text) {}

    static StatementView of(StatementOfDebt debt, Language language) {
        var newest = debt.newest();
        var contract = debt.contract();
        return new StatementView(
                newest.accountId().value(),
                newest.debtorId().value(),
                newest.terms().creditor(),
                newest.terms().product(),
                debt.asOf(),
                language.tag(),
                contract == null
                        ? null
                        : new ContractView(contract.id(), contract.title().in(language)),
                debt.openedOn(),
                debt.statedOn(),
                newest.balance(),
                debt.of(Component.PRINCIPAL),
                debt.of(Component.INTEREST),
                debt.of(Component.FEES),
                debt.of(Component.PENALTY),
                debt.of(Component.OTHER),
                debt.of(Component.CREDIT),
                debt.total(),
                debt.lines().stream().map(line -> LineView.of(line, language)).toList(),
                debt.payments().stream().map(paid -> PaymentView.of(paid, language)).toList(),
                debt.comparedSince(),
                debt.comparisons(),
                debt.differs(),
                debt.remarks().stream()
                        .sorted()
                        .map(remark -> new RemarkView(remark, Words.of(remark, language)))
                        .toList(),
                texts(contract == null ? List.of() : contract.waysToPay(), language),
                texts(guidance(contract), language));
    }

    private static List<Wording> guidance(@Nullable Contract contract) {
        return contract == null ? List.of() : contract.howToObject();
    }

    private static List<String> texts(List<Wording> wordings, Language language) {
        return wordings.stream().map(wording -> wording.in(language)).toList();
    }
}
