package io.forbear.account.debt;

import io.forbear.account.debt.Charges.Charge;
import io.forbear.account.debt.DebtLine.Kind;
import io.forbear.account.debt.PaymentLine.Part;
import io.forbear.account.debt.StatementOfDebt.Remark;
import io.forbear.account.fact.Breakdown;
import io.forbear.account.fact.DaysPastDue;
import io.forbear.account.fact.Posting;
import io.forbear.account.fact.PostingKind;
import io.forbear.account.fact.Statement;
import io.forbear.account.terms.Component;
import io.forbear.account.terms.Contract;
import io.forbear.account.terms.Wording;
import io.forbear.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is owed from a statement of the bank on, day by day: charges what the contract says, and
 * allocates payments. Of what happens on one day, interest of the days before comes first, then
 * late fees, then payments; interest is written down in one line over a late fee while the cap has
 * room for both.
 */
final class Ledger {
    private final Owed owed;
    private final List<DebtLine> lines = new ArrayList<>();
    private final List<PaymentLine> payments = new ArrayList<>();
    private final Set<Remark> remarks = EnumSet.noneOf(Remark.class);
    private final Map<String, List<Part>> allocated = new HashMap<>();
    private final @Nullable Contract contract;
    private final @Nullable Charges charges;
    private Statement statement;
    private LocalDate day;
    private Money bearingInterest;

    /** Opens with what the bank stated. */
    Ledger(Statement statement, LocalDate day, @Nullable Contract contract) {
        this.owed = new Owed(statement.currency());
        this.contract = contract;
        this.statement = statement;
        this.day = day;
        this.bearingInterest = Money.zero(statement.currency());
        var breakdown = statement.breakdown();
        if (breakdown == null) {
            open(
                    statement.balance().sign() < 0 ? Component.CREDIT : Component.OTHER,
                    statement.balance());
        } else {
            open(breakdown, statement.balance());
        }
        this.charges =
                contract == null ? null : new Charges(contract, owed.of(Component.PRINCIPAL));
    }

    private void open(Breakdown breakdown, Money balance) {
        open(Component.PRINCIPAL, breakdown.principal());
        open(Component.INTEREST, breakdown.interest());
        open(Component.FEES, breakdown.fees());
        open(Component.PENALTY, breakdown.penalty());
        open(Component.OTHER, balance.minus(owed.total()));
    }

    private void open(Component component, Money amount) {
        add(component, Kind.OPENING, amount);
    }

    private void add(Component component, Kind kind, Money amount) {
        if (amount.sign() != 0) {
            owed.add(component, amount);
            lines.add(new DebtLine(component, kind, day, day, amount, null));
        }
    }

    /** From here on another statement counts; what its balance has beyond ours becomes a line. */
    void restate(Statement newer) {
        statement = newer;
        add(Component.OTHER, Kind.RESTATED, newer.balance().minus(owed.total()));
    }

    /** Passes through all that happens until a day. */
    void pass(Course course) {
        var free = course.freeUntil();
        if (free != null) {
            remarks.add(Remark.INTEREST_FREE);
        }
        for (var occurrence : course.occurrences()) {
            if (!(occurrence instanceof Occurrence.LateFeeDue late) || isCapped(late)) {
                passTo(occurrence.date(), free);
            }
            switch (occurrence) {
                case Occurrence.LateFeeDue late -> chargeLateFee(late);
                case Occurrence.InterestCompounds _ ->
                        bearingInterest = owed.chargeable(Component.INTEREST);
                case Occurrence.Posted posted -> post(posted.posting());
                case Occurrence.RateChanges _, Occurrence.End _ -> {}
            }
        }
    }

    /**
     * Whether the cap leaves too little for the interest until a late fee and the fee itself. Then
     * the order decides which of both is cut short, and the interest, which is older, comes first.
     * Otherwise the interest goes on over the fee as one line, and every amount is the same.
     */
    private boolean isCapped(Occurrence.LateFeeDue late) {
        var fee = charges == null ? null : charges.contract().lateFee();
        var room = charges == null ? null : charges.room(owed.charges());
        if (charges == null || fee == null || room == null) {
            return false;
        }
        var interest = charges.contract().interest();
        var rate = interest.rateOn(day);
        var bearing = owed.chargeable(Component.PRINCIPAL).plus(bearingInterest);
        var accruing =
                rate == null
                        ? Money.zero(room.currency())
                        : charges.interest(bearing, rate, day, late.date(), interest.clause(), null)
                                .amount();
        var unpaid = late.unpaid().min(owed.total().atLeastZero());
        return room.isLessThan(accruing.plus(charges.lateFee(fee, unpaid, null).amount()));
    }

    private void passTo(LocalDate date, @Nullable LocalDate free) {
        if (free == null || date.isAfter(free)) {
            accrue(date);
        }
        day = date;
    }

    private void accrue(LocalDate to) {
        if (charges == null || statement.overdueSince() == null || !day.isBefore(to)) {
            return;
        }
        var interest = charges.contract().interest();
        var rate = interest.rateOn(day);
        if (rate == null) {
            remarks.add(Remark.NO_RATE);
            return;
        }
        var principal = owed.chargeable(Component.PRINCIPAL);
        var simple =
                charges.interest(
                        principal, rate, day, to, interest.clause(), charges.room(owed.charges()));
        charge(Component.INTEREST, Kind.INTEREST, day, to, simple);
        var compounding = interest.compounding();
        if (compounding != null) {
            var room = charges.room(owed.charges());
            var compound =
                    charges.interest(bearingInterest, rate, day, to, compounding.clause(), room);
            charge(Component.PENALTY, Kind.COMPOUND_INTEREST, day, to, compound);
        }
    }

    private void chargeLateFee(Occurrence.LateFeeDue late) {
        var fee = charges == null ? null : charges.contract().lateFee();
        if (charges != null && fee != null) {
            var unpaid = late.unpaid().min(owed.total().atLeastZero());
            var charge = charges.lateFee(fee, unpaid, charges.room(owed.charges()));
            charge(Component.FEES, Kind.LATE_FEE, late.due(), late.date(), charge);
        }
    }

    private void charge(
            Component component, Kind kind, LocalDate from, LocalDate to, Charge charge) {
        var limited = charge.calculation().before() != null;
        if (charge.amount().sign() != 0 || limited) {
            owed.add(component, charge.amount());
            lines.add(
                    new DebtLine(component, kind, from, to, charge.amount(), charge.calculation()));
        }
    }

    private void post(Posting posting) {
        var clause = clauseOf(posting);
        var parts =
                switch (posting.kind()) {
                    case PAYMENT -> take(posting.amount(), posting);
                    case ADJUSTMENT ->
                            posting.amount().sign() < 0
                                    ? settled(posting.amount())
                                    : take(posting.amount(), posting);
                    case REVERSAL, CHARGEBACK -> takeBack(posting);
                };
        bearingInterest = bearingInterest.min(owed.chargeable(Component.INTEREST));
        payments.add(
                new PaymentLine(
                        posting.paymentId(),
                        posting.kind(),
                        posting.effectiveDate(),
                        posting.amount(),
                        false,
                        parts,
                        clause));
    }

    private @Nullable Wording clauseOf(Posting posting) {
        var usesOrder =
                switch (posting.kind()) {
                    case PAYMENT -> true;
                    case ADJUSTMENT -> posting.amount().sign() >= 0;
                    case REVERSAL, CHARGEBACK -> false;
                };
        return contract == null || !usesOrder ? null : allocation(contract, posting).clause();
    }

    private Contract.Allocation allocation(Contract known, Posting posting) {
        return known.allocationAt(
                DaysPastDue.on(posting.effectiveDate(), statement.overdueSince()));
    }

    private List<Part> take(Money amount, Posting posting) {
        var parts = new ArrayList<Part>();
        if (contract == null) {
            // which part of the debt it pays is the bank's to say
            var unallocated = amount.min(owed.total().atLeastZero());
            owed.settle(Component.OTHER, unallocated, parts);
            owed.settle(Component.CREDIT, amount.minus(unallocated), parts);
        } else {
            parts.addAll(owed.take(amount, allocation(contract, posting).order()));
        }
        if (posting.kind() == PostingKind.PAYMENT) {
            allocated.put(posting.paymentId(), List.copyOf(parts));
        }
        return parts;
    }

    private List<Part> settled(Money amount) {
        var parts = new ArrayList<Part>();
        owed.settle(Component.OTHER, amount, parts);
        return parts;
    }

    /**
     * A payment that is taken back is owed again as what it was set against, what came last first;
     * where that is not known, as something else.
     */
    private List<Part> takeBack(Posting posting) {
        var reversed = posting.reversesPaymentId();
        var id = reversed == null ? posting.paymentId() : reversed;
        var left = posting.amount();
        var parts = new ArrayList<Part>();
        var kept = new ArrayList<Part>();
        for (var part : allocated.getOrDefault(id, List.of()).reversed()) {
            var back = left.min(part.amount());
            left = left.minus(back);
            owed.settle(part.component(), back.negated(), parts);
            kept.addFirst(new Part(part.component(), part.amount().minus(back)));
        }
        allocated.put(id, List.copyOf(kept));
        owed.settle(Component.OTHER, left.negated(), parts);
        return parts;
    }

    Owed owed() {
        return owed;
    }

    List<DebtLine> lines() {
        return List.copyOf(lines);
    }

    List<PaymentLine> payments() {
        return List.copyOf(payments);
    }

    Set<Remark> remarks() {
        return Set.copyOf(remarks);
    }
}
