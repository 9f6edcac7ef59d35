package io.forbear.account.terms;

import io.forbear.account.terms.Contract.Allocation;
import io.forbear.account.terms.Contract.Interest;
import io.forbear.account.terms.Contract.LateFee;
import io.forbear.account.terms.Contract.Rate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks for contract terms that cannot be meant. */
final class ContractLint {
    private static final BigDecimal DAYS = BigDecimal.valueOf(365);
    private static final Set<Component> PAYABLE =
            EnumSet.of(Component.PRINCIPAL, Component.INTEREST, Component.FEES, Component.PENALTY);

    private final List<String> faults = new ArrayList<>();
    private String place = "";

    private ContractLint() {}

    /** What is wrong; empty: nothing. */
    static List<String> faults(List<Contract> contracts) {
        var lint = new ContractLint();
        var ids = new HashSet<String>();
        var accounts = new HashSet<String>();
        for (var contract : contracts) {
            lint.place = "contract " + contract.id();
            lint.check(ids.add(contract.id()), "id is there twice");
            var account = contract.product() + " in " + contract.jurisdiction();
            lint.check(accounts.add(account), "there are terms for " + account + " already");
            lint.look(contract);
        }
        return List.copyOf(lint.faults);
    }

    private void check(boolean right, String fault) {
        if (!right) {
            faults.add(place + ": " + fault);
        }
    }

    private void look(Contract contract) {
        check(!contract.product().isBlank(), "product is blank");
        wording("title", contract.title());
        interest(contract.interest());
        if (contract.lateFee() != null) {
            lateFee(contract.lateFee());
        }
        allocation(contract.allocation());
        cap(contract);
        check(contract.tolerance().signum() >= 0, "tolerance is negative");
        check(
                contract.rounding() != RoundingMode.UNNECESSARY,
                "rounding is UNNECESSARY, which fails on most amounts");
        guidance("waysToPay", contract.waysToPay());
        guidance("howToObject", contract.howToObject());
    }

    private void guidance(String field, List<Wording> paragraphs) {
        check(!paragraphs.isEmpty(), field + " is empty");
        paragraphs.forEach(paragraph -> wording(field, paragraph));
    }

    private void wording(String field, Wording wording) {
        check(
                !wording.chinese().isBlank() && !wording.english().isBlank(),
                field + " is not written in both languages");
    }

    private void interest(Interest interest) {
        wording("interest.clause", interest.clause());
        check(!interest.rates().isEmpty(), "interest.rates is empty");
        var starts = new HashSet<>();
        for (var rate : interest.rates()) {
            check(starts.add(rate.from()), "two rates begin on " + rate.from());
            rate(rate, interest.dayCount());
        }
        var free = interest.freeWithinDays();
        check(free == null || free >= 0, "interest.freeWithinDays is negative");
        var compounding = interest.compounding();
        if (compounding != null) {
            wording("interest.compounding.clause", compounding.clause());
            check(
                    compounding.dayOfMonth() >= 1 && compounding.dayOfMonth() <= 31,
                    "interest.compounding.dayOfMonth is not from 1 to 31");
        }
    }

    private void rate(Rate rate, DayCount dayCount) {
        var perDay = dayCount == DayCount.DAILY;
        check(
                perDay
                        ? rate.perDay() != null && rate.perYear() == null
                        : rate.perYear() != null && rate.perDay() == null,
                "the rate from %s must be per %s, as dayCount %s says"
                        .formatted(rate.from(), perDay ? "day" : "year", dayCount));
        var limit = perDay ? new BigDecimal("0.01") : BigDecimal.ONE;
        check(
                rate.value().signum() >= 0 && rate.value().compareTo(limit) < 0,
                "the rate from %s is not from 0 to below %s; it is a share, not percent"
                        .formatted(rate.from(), limit));
    }

    private void lateFee(LateFee fee) {
        wording("lateFee.clause", fee.clause());
        check(isShare(fee.rate()), "lateFee.rate is not from 0 to 1");
        check(
                fee.graceDays() >= 0 && fee.graceDays() <= 27,
                "lateFee.graceDays is not from 0 to 27");
        check(fee.forgiven().signum() >= 0, "lateFee.forgiven is negative");
        check(fee.atLeast().signum() >= 0, "lateFee.atLeast is negative");
        var most = fee.atMost();
        check(
                most == null || most.compareTo(fee.atLeast()) >= 0,
                "lateFee.atMost is less than atLeast");
    }

    private static boolean isShare(BigDecimal value) {
        return value.signum() >= 0 && value.compareTo(BigDecimal.ONE) <= 0;
    }

    private void allocation(List<Allocation> bands) {
        @Nullable Integer next = 0;
        for (var band : bands) {
            check(
                    next != null && band.from() == next,
                    "allocation from day %s does not follow the one before".formatted(band.from()));
            var to = band.to();
            check(to == null || to >= band.from(), "allocation ends before day " + band.from());
            next = to == null ? null : to + 1;
            check(
                    band.order().size() == PAYABLE.size()
                            && EnumSet.copyOf(band.order()).equals(PAYABLE),
                    "allocation.order names each of " + PAYABLE + " once, found " + band.order());
            wording("allocation.clause", band.clause());
        }
        check(!bands.isEmpty() && next == null, "the last allocation has no 'to'");
    }

    private void cap(Contract contract) {
        var cap = contract.cap();
        if (cap == null) {
            return;
        }
        wording("cap.clause", cap.clause());
        var share = cap.shareOfPrincipal();
        check(share == null || share.signum() >= 0, "cap.shareOfPrincipal is negative");
        var yearly = cap.yearlyRate();
        for (var rate : contract.interest().rates()) {
            var perDay = rate.perDay();
            var perYear = perDay == null ? rate.value() : perDay.multiply(DAYS);
            check(
                    yearly == null || perYear.compareTo(yearly) <= 0,
                    "the rate from %s is %s a year, above the cap of %s"
                            .formatted(rate.from(), perYear.toPlainString(), yearly));
        }
    }
}
