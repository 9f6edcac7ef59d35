package io.forbear.account.fact;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * Something about the debtor or the account came into force, or ended.
 *
 * <p>None can be made if the subject is blank.
 *
 * @param subject which one of its kind, so that an end finds its start
 * @param effectiveAt when it came into force or ended, however late it becomes known
 */
public record Circumstance(
        UUID eventId,
        AccountId accountId,
        Kind kind,
        String subject,
        State state,
        Instant effectiveAt)
        implements Fact {

    /** What it is. */
    public enum Kind {
        /** The debtor has declared hardship. */
        HARDSHIP,
        /** A moratorium such as a breathing space or a bankruptcy. */
        MORATORIUM,
        /** The account has been referred to court. */
        LEGAL_REFERRAL,
        /** The account has been written off here, beside what core banking states. */
        WRITE_OFF
    }

    /** What became of it. Of two at one instant the later constant counts. */
    public enum State {
        STARTED,
        ENDED
    }

    /** The one that holds at the end is the greatest. */
    public static final Comparator<Circumstance> BY_EVENT_TIME =
            Comparator.comparing(Circumstance::effectiveAt)
                    .thenComparing(Circumstance::state)
                    .thenComparing(fact -> fact.eventId().toString());

    public Circumstance {
        if (subject.isBlank()) {
            throw new IllegalArgumentException("the subject of a " + kind + " is blank");
        }
    }

    /** What makes a start and an end belong together. */
    public Identity identity() {
        return new Identity(kind, subject);
    }

    /** One circumstance, from its start to its end. */
    public record Identity(Kind kind, String subject) {}

    /**
     * That an account was referred to court.
     *
     * @param referralId names the referral, so that its end can be told
     */
    public static Circumstance referred(
            UUID eventId, AccountId account, String referralId, Instant effectiveAt) {
        return new Circumstance(
                eventId, account, Kind.LEGAL_REFERRAL, referralId, State.STARTED, effectiveAt);
    }

    /**
     * That an account was written off.
     *
     * @param writeOffId names the write-off, and is the event id too: told again, it is the same
     * @param effectiveAt when it took effect, however late it was approved
     */
    public static Circumstance writtenOff(UUID writeOffId, AccountId account, Instant effectiveAt) {
        return new Circumstance(
                writeOffId,
                account,
                Kind.WRITE_OFF,
                writeOffId.toString(),
                State.STARTED,
                effectiveAt);
    }

    /** That a referral has ended: withdrawn, decided, or enforced. */
    public static Circumstance referralEnded(
            UUID eventId, AccountId account, String referralId, Instant effectiveAt) {
        return new Circumstance(
                eventId, account, Kind.LEGAL_REFERRAL, referralId, State.ENDED, effectiveAt);
    }
}
