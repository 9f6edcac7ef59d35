package io.forbear.account.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Accounts and an amount of theirs, being counted. */
final class Tally {
    private static final int DIGITS = 6;

    private long accounts;
    private BigDecimal amount = BigDecimal.ZERO.setScale(4);

    void add(long some, BigDecimal amountOfThem) {
        accounts += some;
        amount = amount.add(amountOfThem);
    }

    void addAll(Tally other) {
        accounts += other.accounts;
        amount = amount.add(other.amount);
    }

    long accounts() {
        return accounts;
    }

    BigDecimal amount() {
        return amount;
    }

    /** What share of the accounts of a whole these are; null of none. */
    @Nullable BigDecimal shareOfAccounts(Tally whole) {
        return share(BigDecimal.valueOf(accounts), BigDecimal.valueOf(whole.accounts));
    }

    /** What share of the amount of a whole theirs is; null of nothing. */
    @Nullable BigDecimal shareOfAmount(Tally whole) {
        return share(amount, whole.amount);
    }

    private static @Nullable BigDecimal share(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? null : part.divide(whole, DIGITS, RoundingMode.HALF_UP);
    }
}
