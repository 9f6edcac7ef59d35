package io.forbear.account.terms;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a kind of contract says about interest, fees and payments.
 *
 * @param jurisdiction the jurisdiction it is for, ISO 3166; one without a subdivision covers its
 *     subdivisions; null: every jurisdiction
 * @param lateFee null: none
 * @param allocation what a payment is set against
 * @param cap null: none
 * @param rounding of each charge, to the currency's smallest unit
 * @param tolerance by how much, in the account's currency, the bank's amounts may differ from
 *     computed ones without being marked
 */
public record Contract(
        String id,
        String product,
        @Nullable String jurisdiction,
        Wording title,
        Interest interest,
        @Nullable LateFee lateFee,
        List<Allocation> allocation,
        @Nullable Cap cap,
        RoundingMode rounding,
        BigDecimal tolerance,
        List<Wording> waysToPay,
        List<Wording> howToObject) {

    public Contract {
        Given.require("id", id);
        Given.require("product", product);
        Given.require("title", title);
        Given.require("interest", interest);
        Given.require("allocation", allocation);
        Given.require("rounding", rounding);
        Given.require("tolerance", tolerance);
        Given.require("waysToPay", waysToPay);
        Given.require("howToObject", howToObject);
        allocation = List.copyOf(allocation);
        waysToPay = List.copyOf(waysToPay);
        howToObject = List.copyOf(howToObject);
    }

    /** What a payment is set against, so many days past due. */
    public Allocation allocationAt(int daysPastDue) {
        return allocation.stream()
                .filter(band -> band.covers(daysPastDue))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Interest on what is owed.
     *
     * @param rates in force one after the other
     * @param compounding null: no interest on interest
     * @param freeWithinDays nothing is charged if the whole balance is paid at most so many days
     *     after the due date; null: it is charged anyway
     */
    public record Interest(
            List<Rate> rates,
            DayCount dayCount,
            @Nullable Compounding compounding,
            @Nullable Integer freeWithinDays,
            Wording clause) {
        public Interest {
            Given.require("rates", rates);
            Given.require("dayCount", dayCount);
            Given.require("clause", clause);
            rates = rates.stream().sorted(Comparator.comparing(Rate::from)).toList();
        }

        /** The rate of a day; null: none was agreed for it. */
        public @Nullable Rate rateOn(LocalDate date) {
            return rates.stream()
                    .filter(rate -> !rate.from().isAfter(date))
                    .reduce((_, last) -> last)
                    .orElse(null);
        }
    }

    /**
     * A rate, either per day or per year.
     *
     * @param from its first day
     */
    public record Rate(LocalDate from, @Nullable BigDecimal perDay, @Nullable BigDecimal perYear) {
        public Rate {
            Given.require("from", from);
        }

        /** The rate, whichever it is. */
        public BigDecimal value() {
            return perDay != null ? perDay : perYear != null ? perYear : BigDecimal.ZERO;
        }
    }

    /**
     * Unpaid interest bears interest from a day of each month on; that of shorter months is their
     * last.
     */
    public record Compounding(int dayOfMonth, Wording clause) {
        public Compounding {
            Given.require("clause", clause);
        }
    }

    /**
     * A fee for the part of the minimum payment that is unpaid after a due date.
     *
     * @param rate of the unpaid part
     * @param graceDays a payment so many days after the due date is in time
     * @param forgiven an unpaid part of at most this much counts as paid
     * @param atMost null: no limit
     */
    public record LateFee(
            BigDecimal rate,
            int graceDays,
            BigDecimal forgiven,
            BigDecimal atLeast,
            @Nullable BigDecimal atMost,
            Wording clause) {
        public LateFee {
            Given.require("rate", rate);
            Given.require("forgiven", forgiven);
            Given.require("atLeast", atLeast);
            Given.require("clause", clause);
        }
    }

    /**
     * What a payment is set against, in this order, while so many days are past due.
     *
     * @param to included; null: no end
     */
    public record Allocation(
            int from, @Nullable Integer to, List<Component> order, Wording clause) {
        public Allocation {
            Given.require("order", order);
            Given.require("clause", clause);
            order = List.copyOf(order);
        }

        boolean covers(int daysPastDue) {
            return daysPastDue >= from && (to == null || daysPastDue <= to);
        }
    }

    /**
     * Unpaid interest, fees and penalty grow no further than to this share of the principal.
     *
     * @param yearlyRate no interest rate of the contract is higher; null: not limited
     */
    public record Cap(
            @Nullable BigDecimal shareOfPrincipal,
            @Nullable BigDecimal yearlyRate,
            Wording clause) {
        public Cap {
            Given.require("clause", clause);
        }
    }
}
