package io.forbear.compliance.conduct;

import java.time.Duration;
import java.time.Instant;

/**
 * How long after the event a violation was raised, and what that time tells of. Only of a violation
 * that was told promptly is it our time; otherwise somebody else's, or the law's.
 *
 * @param latency by the service's clock; never negative
 */
record Detection(Told told, Duration latency) {
    /** What comes later than this after the event was told late. */
    private static final Duration PROMPT = Duration.ofMinutes(5);

    /** What made a violation of it. */
    enum Told {
        /** A record that came soon after the event. */
        PROMPTLY,
        /** A record that came late: a delayed report, a correction, a fact learned afterwards. */
        LATE,
        /** A term that ran out; the latency is that of the look at it. */
        TERM
    }

    Detection {
        if (latency.isNegative()) {
            latency = Duration.ZERO; // a reporter's clock may be ahead of ours
        }
    }

    /**
     * One by a record.
     *
     * @param happenedAt when the contact, plan or complaint was
     * @param raisedAt when the violation was
     * @param waited how long the record had been in Kafka by then: our part of the time
     */
    static Detection byRecord(Instant happenedAt, Instant raisedAt, Duration waited) {
        var latency = Duration.between(happenedAt, raisedAt);
        var toldAfter = latency.minus(waited);
        return new Detection(toldAfter.compareTo(PROMPT) <= 0 ? Told.PROMPTLY : Told.LATE, latency);
    }

    /** One by a term. */
    static Detection byTerm(Instant dueAt, Instant raisedAt) {
        return new Detection(Told.TERM, Duration.between(dueAt, raisedAt));
    }
}
