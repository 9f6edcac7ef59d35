package io.forbear.account.legal;

import io.forbear.account.legal.LegalPolicy.WriteOffRule;
import io.forbear.account.legal.WriteOff.Content;
import io.forbear.account.legal.WriteOff.Hand;
import io.forbear.account.legal.WriteOff.State;
import io.forbear.money.Money;
import io.forbear.service.problem.Problem.FieldError;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What becomes of a write-off when somebody wants something done about it. */
sealed interface WriteOffDecision {
    /**
     * It stands so now.
     *
     * @param replaced the one in whose place it stands; null: there was none
     */
    record Accepted(WriteOff writeOff, @Nullable WriteOff replaced) implements WriteOffDecision {}

    /** Values that make no sense. */
    record Refused(List<FieldError> errors) implements WriteOffDecision {}

    /** It does not stand so that this can be done. */
    record Conflict(String reason) implements WriteOffDecision {}

    /**
     * What is known of the account.
     *
     * @param balance owed at the end of the day on which the write-off takes effect; null: nothing
     *     was stated by then
     * @param today by the account's clock
     */
    record Known(
            String accountId,
            String debtorId,
            String currency,
            @Nullable Money balance,
            WriteOffRule rule,
            LocalDate today) {}

    /**
     * Proposes a write-off.
     *
     * @param open the one that is proposed or approved; null: none is
     */
    static WriteOffDecision propose(
            UUID id, @Nullable WriteOff open, Content content, Known known, Hand hand) {
        return open == null
                ? proposed(id, null, content, known, hand)
                : new Conflict("A write-off of the account is " + open.state() + ".");
    }

    /** Puts another one in the place of a proposal; only its proposer may. */
    static WriteOffDecision correct(
            UUID id, WriteOff open, Content content, Known known, Hand hand) {
        if (open.state() != State.PROPOSED) {
            return isNot(State.PROPOSED, open);
        }
        return open.proposed().by().equals(hand.by())
                ? proposed(id, open.decided(State.REPLACED, hand, null), content, known, hand)
                : new Conflict("Only the proposer corrects a proposal.");
    }

    private static WriteOffDecision proposed(
            UUID id, @Nullable WriteOff replaced, Content content, Known known, Hand hand) {
        var error = error(content, known);
        return error == null
                ? new Accepted(
                        new WriteOff(
                                id,
                                known.accountId(),
                                known.debtorId(),
                                State.PROPOSED,
                                content,
                                Objects.requireNonNull(known.balance()),
                                hand,
                                null),
                        replaced)
                : new Refused(List.of(error));
    }

    /** What is wrong with it; null: nothing. */
    private static @Nullable FieldError error(Content content, Known known) {
        if (content.effectiveOn().isAfter(known.today())) {
            return new FieldError("effectiveOn", "must not be after " + known.today());
        }
        if (known.balance() == null) {
            return new FieldError(
                    "effectiveOn", "nothing was stated of the account by " + content.effectiveOn());
        }
        return error(content.amount(), known.balance(), known);
    }

    private static @Nullable FieldError error(Money amount, Money balance, Known known) {
        if (!amount.currency().equals(known.currency()) || amount.sign() <= 0) {
            return new FieldError("amount", "must be positive, in " + known.currency());
        }
        if (amount.equals(balance)) {
            return null;
        }
        if (!known.rule().partial()) {
            return new FieldError(
                    "amount",
                    "must be the balance of %s on that day, found %s".formatted(balance, amount));
        }
        return amount.amount().compareTo(balance.amount()) > 0
                ? new FieldError(
                        "amount",
                        "must not exceed the balance of %s on that day, found %s"
                                .formatted(balance, amount))
                : null;
    }

    /**
     * Approves a proposal, as a second person. A late fact may have changed the balance of that day
     * since, so the amount is compared again.
     */
    static WriteOffDecision approve(WriteOff open, Known known, Hand hand) {
        var conflict = conflictOfSecond(open, hand);
        if (conflict != null) {
            return conflict;
        }
        var error = error(open.content(), known);
        return error == null
                ? new Accepted(
                        open.of(Objects.requireNonNull(known.balance()))
                                .decided(State.APPROVED, hand, null),
                        null)
                : new Refused(List.of(error));
    }

    /** Rejects a proposal, as a second person. */
    static WriteOffDecision reject(WriteOff open, String reason, Hand hand) {
        var conflict = conflictOfSecond(open, hand);
        return conflict == null
                ? new Accepted(open.decided(State.REJECTED, hand, reason), null)
                : conflict;
    }

    private static @Nullable Conflict conflictOfSecond(WriteOff open, Hand hand) {
        if (open.state() != State.PROPOSED) {
            return isNot(State.PROPOSED, open);
        }
        return open.proposed().by().equals(hand.by())
                ? new Conflict("Proposer and approver are two people.")
                : null;
    }

    /** Takes a proposal back; only its proposer may. */
    static WriteOffDecision withdraw(WriteOff open, String reason, Hand hand) {
        if (open.state() != State.PROPOSED) {
            return isNot(State.PROPOSED, open);
        }
        return open.proposed().by().equals(hand.by())
                ? new Accepted(open.decided(State.WITHDRAWN, hand, reason), null)
                : new Conflict("Only the proposer withdraws a proposal; others reject it.");
    }

    private static Conflict isNot(State wanted, WriteOff found) {
        return new Conflict("The write-off is %s, not %s.".formatted(found.state(), wanted));
    }
}
