package io.forbear.account.stage;

import io.forbear.account.fact.Breakdown;
import io.forbear.account.fact.Coverage;
import io.forbear.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code account}: a component for each of its columns. */
record AccountRow(
        String accountId,
        String debtorId,
        long sequence,
        String stage,
        boolean everOverdue,
        @Nullable LocalDate overdueSince,
        String currency,
        BigDecimal amountOverdue,
        BigDecimal balance,
        @Nullable BigDecimal principal,
        @Nullable BigDecimal interest,
        @Nullable BigDecimal fees,
        @Nullable BigDecimal penalty,
        String creditor,
        String product,
        List<String> jurisdictions,
        Coverage coverage,
        @Nullable LocalDate limitationEndsOn,
        boolean chargedOff,
        @Nullable Instant nextStageAt,
        String paused,
        @Nullable LocalDate reachedSince,
        int reachedDays) {

    static AccountRow of(StoredAccount stored) {
        var staging = stored.staging();
        var account = staging.account();
        var terms = account.terms();
        return new AccountRow(
                account.accountId().value(),
                account.debtorId().value(),
                stored.sequence(),
                account.stage(),
                staging.everOverdue(),
                account.overdueSince(),
                account.balance().currency(),
                account.amountOverdue().amount(),
                account.balance().amount(),
                part(account.breakdown(), Breakdown::principal),
                part(account.breakdown(), Breakdown::interest),
                part(account.breakdown(), Breakdown::fees),
                part(account.breakdown(), Breakdown::penalty),
                terms.creditor(),
                terms.product(),
                terms.jurisdictions(),
                terms.coverage(),
                terms.limitationEndsAt(),
                terms.chargedOff(),
                staging.nextChangeAt(),
                account.paused().text(),
                stored.reached().since(),
                stored.reached().daysPastDue());
    }

    private static @Nullable BigDecimal part(
            @Nullable Breakdown breakdown, Function<Breakdown, Money> partOf) {
        return breakdown == null ? null : partOf.apply(breakdown).amount();
    }
}
