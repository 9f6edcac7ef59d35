package io.forbear.contact.template;

import io.forbear.contact.debtor.Account;
import io.forbear.contact.debtor.ActorKind;
import io.forbear.contact.debtor.Coverage;
import io.forbear.contact.debtor.Placement;
import io.forbear.contact.debtor.Reminder;
import io.forbear.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Accounts of nobody, to look at wordings with. */
public final class Samples {
    private static final Instant SINCE = Instant.parse("2026-05-04T02:00:00Z");
    private static final LocalDate DUE = LocalDate.parse("2026-05-01");
    private static final Map<String, String> CURRENCIES =
            Map.of("CN", "CNY", "US", "USD", "GB", "GBP", "UK", "GBP", "IN", "INR");

    private Samples() {}

    /**
     * An account a wording is approved for.
     *
     * @param creditor what legal entity
     */
    public static Account account(Template template, String creditor) {
        var scope = template.reach().scope();
        var where = scope.jurisdictions().stream().sorted().findFirst().orElse("CN");
        var first = account(creditor, where, Coverage.FIRST_PARTY);
        return template.isFor(first) ? first : account(creditor, where, Coverage.THIRD_PARTY);
    }

    /** An instalment of such an account. */
    public static Reminder reminder(Account account) {
        var amount = new Money(new BigDecimal("250.00"), account.balance().currency());
        return new Reminder(
                new UUID(0, 2), SINCE, "SAMPLE", 1, account.accountId(), DUE, amount, SINCE);
    }

    private static Account account(String creditor, String where, Coverage coverage) {
        var currency = CURRENCIES.getOrDefault(where.substring(0, 2), "CNY");
        var outside = coverage == Coverage.THIRD_PARTY;
        return new Account(
                "SAMPLE",
                1,
                "M1",
                new UUID(0, 1),
                SINCE,
                3,
                DUE,
                new Money(new BigDecimal("12345.67"), currency),
                creditor,
                "CREDIT_CARD",
                List.of(where),
                coverage,
                outside ? new Placement("AGENCY", ActorKind.AGENCY) : null);
    }
}
