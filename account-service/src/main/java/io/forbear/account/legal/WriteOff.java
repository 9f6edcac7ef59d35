package io.forbear.account.legal;

import io.forbear.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That an account is written off: the creditor expects nothing more of it, and it is still owed. It
 * holds once a second person has approved it.
 *
 * @param balance what was owed at the end of the day on which it takes effect
 * @param decision null: it is proposed
 */
record WriteOff(
        UUID writeOffId,
        String accountId,
        String debtorId,
        State state,
        Content content,
        Money balance,
        Hand proposed,
        @Nullable Decision decision) {

    /** Where it stands. */
    enum State {
        PROPOSED,
        APPROVED,
        REJECTED,
        WITHDRAWN,
        /** Its proposer has corrected it: another one stands in its place. */
        REPLACED
    }

    /**
     * What is written off, and why.
     *
     * @param effectiveOn payments valued after this day are recoveries
     */
    record Content(LocalDate effectiveOn, Money amount, String reason, String reference) {}

    /** Who did something, and when. */
    record Hand(String by, Instant at) {}

    /**
     * What became of the proposal.
     *
     * @param reason null: it was approved or replaced
     */
    record Decision(String by, Instant at, @Nullable String reason) {}

    WriteOff decided(State as, Hand hand, @Nullable String reason) {
        return new WriteOff(
                writeOffId,
                accountId,
                debtorId,
                as,
                content,
                balance,
                proposed,
                new Decision(hand.by(), hand.at(), reason));
    }

    /** The same, as the balance is known now. */
    WriteOff of(Money balanceNow) {
        return new WriteOff(
                writeOffId, accountId, debtorId, state, content, balanceNow, proposed, decision);
    }

    /** What is still collected as before; nothing, if the whole balance is written off. */
    Money left() {
        return balance.minus(content.amount());
    }

    boolean isWhole() {
        return left().sign() == 0;
    }
}
