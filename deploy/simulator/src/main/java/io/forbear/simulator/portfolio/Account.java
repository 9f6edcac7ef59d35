package io.forbear.simulator.portfolio;

import io.forbear.events.DebtCoverage;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An overdue account as core banking knows it; amounts in the currency of the debtor's country.
 *
 * @param accountId pseudonymous id
 * @param creditor the legal entity the debt is owed to
 * @param product for example CREDIT_CARD
 * @param coverage who collects
 * @param overdueSince oldest unpaid due date
 * @param principal principal owed
 * @param interest interest owed
 * @param fees fees owed
 * @param penalty penalty owed
 * @param amountOverdue unpaid and due, at most the balance
 * @param limitationEndsAt last day on which the debt can be sued for
 * @param chargedOff written off
 */
public record Account(
        String accountId,
        String creditor,
        String product,
        DebtCoverage coverage,
        LocalDate overdueSince,
        BigDecimal principal,
        BigDecimal interest,
        BigDecimal fees,
        BigDecimal penalty,
        BigDecimal amountOverdue,
        @Nullable LocalDate limitationEndsAt,
        boolean chargedOff) {

    public Account {
        if (amountOverdue.signum() <= 0) {
            throw new IllegalArgumentException(
                    "an overdue account owes something, found " + amountOverdue);
        }
    }

    /** All that is owed. */
    public BigDecimal balance() {
        return principal.add(interest).add(fees).add(penalty);
    }

    /** The same account after interest was charged. */
    public Account withInterest(BigDecimal charged) {
        return with(
                interest.add(charged), amountOverdue.add(charged), limitationEndsAt, chargedOff);
    }

    /** The same account with another end of limitation. */
    public Account limitedTo(LocalDate end) {
        return with(interest, amountOverdue, end, chargedOff);
    }

    /** The same account after the creditor wrote it off. */
    public Account writtenOff() {
        return with(interest, amountOverdue, limitationEndsAt, true);
    }

    private Account with(
            BigDecimal newInterest,
            BigDecimal newOverdue,
            @Nullable LocalDate newLimitation,
            boolean isChargedOff) {
        return new Account(
                accountId,
                creditor,
                product,
                coverage,
                overdueSince,
                principal,
                newInterest,
                fees,
                penalty,
                newOverdue,
                newLimitation,
                isChargedOff);
    }
}
