package io.forbear.simulator.desk;

import io.forbear.simulator.portfolio.Debtor;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A debtor asks for instalments.
 *
 * @param at when he comes to the desk
 * @param debtor who asks, for his first account
 * @param instalments how many
 */
public record PlanRequest(Instant at, Debtor debtor, int instalments) {
    /** More than any household is reckoned to need, in any currency. */
    private static final BigDecimal LIVING = BigDecimal.valueOf(20_000);

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** What the debtor has: enough for such instalments, and not for all at once. */
    String means() {
        var each =
                debtor.account()
                        .balance()
                        .divide(BigDecimal.valueOf(instalments), 0, RoundingMode.UP);
        return """
        {"currency": "%s", "dependants": 0,
         "income": [{"source": "WAGES", "amount": %s, "every": "MONTH", "evidence": ["payslip"]}],
         "outgoings": [{"purpose": "living", "amount": %s, "every": "MONTH"}]}
        """
                .formatted(
                        debtor.currency(),
                        LIVING.add(each).add(each.divide(TWO, 0, RoundingMode.UP)).toPlainString(),
                        LIVING);
    }

    /**
     * The proposal as plan-service takes it; a lawful one.
     *
     * @param affordabilityId what the debtor was found able to afford
     */
    String json(String affordabilityId) {
        var account = debtor.account();
        return """
        {"debtorId": "%s", "accountIds": ["%s"],
         "total": {"amount": %s, "currency": "%s"}, "instalments": %d,
         "firstDueOn": "%s", "frequency": "MONTHLY",
         "contents": ["BALANCE_STRUCTURE_CURRENCY", "PERIOD_METHOD_DATES_AMOUNTS",
           "FEES_DURING_PLAN", "NO_NEW_CARD_PLEDGE", "RIGHTS_DUTIES_BREACH", "OTHER"],
         "exceedsAbility": true, "willing": true, "oral": false,
         "affordabilityId": "%s", "willingnessEvidence": ["letter of the debtor"],
         "fees": {"ANNUAL_FEE": 0, "INTEREST": 0, "OTHER": 0}}
        """
                .formatted(
                        debtor.debtorId(),
                        account.accountId(),
                        account.balance().toPlainString(),
                        debtor.currency(),
                        instalments,
                        firstDueOn(debtor.region().zone()),
                        affordabilityId);
    }

    private LocalDate firstDueOn(ZoneId zone) {
        return LocalDate.ofInstant(at, zone).plusMonths(1);
    }
}
