package io.forbear.account.debt;

import static io.forbear.account.fact.FactExamples.ACCOUNT;
import static io.forbear.account.fact.FactExamples.CARD;
import static io.forbear.account.fact.FactExamples.DEBTOR;
import static io.forbear.account.fact.FactExamples.SHANGHAI;
import static io.forbear.account.fact.FactExamples.cny;
import static io.forbear.account.fact.FactExamples.noon;

import io.forbear.account.fact.Breakdown;
import io.forbear.account.fact.Fact;
import io.forbear.account.fact.Posting;
import io.forbear.account.fact.PostingKind;
import io.forbear.account.fact.Statement;
import io.forbear.account.terms.Component;
import io.forbear.account.terms.Contract;
import io.forbear.account.terms.Contract.Allocation;
import io.forbear.account.terms.Contract.Compounding;
import io.forbear.account.terms.Contract.Interest;
import io.forbear.account.terms.Contract.LateFee;
import io.forbear.account.terms.Contract.Rate;
import io.forbear.account.terms.DayCount;
import io.forbear.account.terms.Wording;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A card with 0.05 % a day and 5 % late fee, and what the bank and the debtor may do to it. */
final class DebtExamples {
    static final Wording CLAUSE = new Wording("条款", "clause");
    static final LateFee FEE =
            new LateFee(new BigDecimal("0.05"), 3, BigDecimal.TEN, BigDecimal.ZERO, null, CLAUSE);
    static final List<Component> CHARGES_FIRST =
            List.of(Component.INTEREST, Component.PENALTY, Component.FEES, Component.PRINCIPAL);
    static final List<Component> PRINCIPAL_FIRST =
            List.of(Component.PRINCIPAL, Component.INTEREST, Component.PENALTY, Component.FEES);

    /** No compounding, no late fee. */
    static final Contract PLAIN = contract(perDay("0.0005", null, null), null, null);

    /** Interest compounds on the 20th, and a minimum not paid within three days costs 5 %. */
    static final Contract FULL =
            contract(perDay("0.0005", new Compounding(20, CLAUSE), null), FEE, null);

    private DebtExamples() {}

    static Interest perDay(
            String rate, @Nullable Compounding compounding, @Nullable Integer freeWithinDays) {
        return new Interest(
                List.of(new Rate(LocalDate.of(2000, 1, 1), new BigDecimal(rate), null)),
                DayCount.DAILY,
                compounding,
                freeWithinDays,
                CLAUSE);
    }

    static Contract contract(Interest interest, @Nullable LateFee fee, Contract.@Nullable Cap cap) {
        return new Contract(
                "TEST",
                "CREDIT_CARD",
                "CN",
                CLAUSE,
                interest,
                fee,
                List.of(
                        new Allocation(0, 90, CHARGES_FIRST, CLAUSE),
                        new Allocation(91, null, PRINCIPAL_FIRST, CLAUSE)),
                cap,
                RoundingMode.HALF_UP,
                new BigDecimal("0.05"),
                List.of(CLAUSE),
                List.of(CLAUSE));
    }

    /** Stated at noon; the parts sum to the balance. */
    static Statement stated(
            LocalDate date,
            @Nullable LocalDate overdueSince,
            String principal,
            String interest,
            String fees,
            String penalty) {
        var parts = new Breakdown(cny(principal), cny(interest), cny(fees), cny(penalty));
        var balance =
                parts.principal().plus(parts.interest()).plus(parts.fees()).plus(parts.penalty());
        return new Statement(
                UUID.randomUUID(),
                noon(date),
                DEBTOR,
                ACCOUNT,
                CARD,
                overdueSince,
                overdueSince == null ? cny("0") : cny("400"),
                balance,
                parts,
                overdueSince == null ? null : cny("400"));
    }

    static Statement withoutBreakdown(LocalDate date, LocalDate overdueSince, String balance) {
        return new Statement(
                UUID.randomUUID(),
                noon(date),
                DEBTOR,
                ACCOUNT,
                CARD,
                overdueSince,
                cny("400"),
                cny(balance),
                null,
                null);
    }

    static Posting posted(String id, PostingKind kind, LocalDate date, String amount) {
        return reversing(id, kind, date, amount, null);
    }

    static Posting reversing(
            String id,
            PostingKind kind,
            LocalDate date,
            String amount,
            @Nullable String reversesPaymentId) {
        return new Posting(
                UUID.randomUUID(),
                noon(date),
                DEBTOR,
                ACCOUNT,
                id,
                kind,
                cny(amount),
                date,
                reversesPaymentId,
                null);
    }

    static DebtFacts facts(Fact... facts) {
        return facts(Arrays.asList(facts));
    }

    static DebtFacts facts(List<? extends Fact> facts) {
        return new DebtFacts(
                facts.stream()
                        .filter(Statement.class::isInstance)
                        .map(Statement.class::cast)
                        .toList(),
                facts.stream().filter(Posting.class::isInstance).map(Posting.class::cast).toList(),
                SHANGHAI);
    }
}
