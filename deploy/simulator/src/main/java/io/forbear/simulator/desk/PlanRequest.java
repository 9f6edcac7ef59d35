package io.forbear.simulator.desk;

import io.forbear.simulator.portfolio.Debtor;
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

    /** The proposal as plan-service takes it; a lawful one. */
    String json() {
        var account = debtor.account();
        return """
        {"debtorId": "%s", "accountIds": ["%s"],
         "total": {"amount": %s, "currency": "%s"}, "instalments": %d,
         "firstDueOn": "%s", "frequency": "MONTHLY",
         "contents": ["BALANCE_STRUCTURE_CURRENCY", "PERIOD_METHOD_DATES_AMOUNTS",
           "FEES_DURING_PLAN", "NO_NEW_CARD_PLEDGE", "RIGHTS_DUTIES_BREACH", "OTHER"],
         "exceedsAbility": true, "willing": true, "oral": false,
         "abilityEvidence": ["income statement"], "willingnessEvidence": ["letter of the debtor"],
         "fees": {"ANNUAL_FEE": 0, "INTEREST": 0, "OTHER": 0}}
        """
                .formatted(
                        debtor.debtorId(),
                        account.accountId(),
                        account.balance().toPlainString(),
                        debtor.currency(),
                        instalments,
                        firstDueOn(debtor.region().zone()));
    }

    private LocalDate firstDueOn(ZoneId zone) {
        return LocalDate.ofInstant(at, zone).plusMonths(1);
    }
}
