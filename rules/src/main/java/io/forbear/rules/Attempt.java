package io.forbear.rules;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A contact as rules see it: made, or in flight. The known outcome is used where there is one;
 * where there is none, the contact counts as the worst it may become.
 *
 * @param id the attempt's id, or the proposal's while nobody has reported an attempt
 * @param at event time, or the planned instant
 * @param outcome null while not known, or never reported
 */
public record Attempt(String id, Instant at, Contact contact, @Nullable Outcome outcome)
        implements Comparable<Attempt> {

    public Attempt {
        outcome =
                outcome == null || outcome == Outcome.UNREPORTED
                        ? null
                        : contact.channel().heardAs(outcome);
    }

    /** The attempt made from a reported contact. */
    public static Attempt of(Fact.ContactAttempted fact) {
        return new Attempt(fact.id(), fact.occurredAt(), fact.contact(), fact.outcome());
    }

    /** Whether its outcome is this one, or may become so. */
    public boolean mayBe(Outcome wanted) {
        return outcome == wanted || (isOpen() && contact.channel().mayEndWith(wanted));
    }

    /** Whether it is still open what came of it: nobody has said, or it is only known as sent. */
    public boolean isOpen() {
        return outcome == null || outcome == Outcome.SENT;
    }

    /**
     * Event time first; equal instants are told apart by id, so that the order is always the same.
     */
    @Override
    public int compareTo(Attempt other) {
        int byTime = at.compareTo(other.at);
        return byTime != 0 ? byTime : id.compareTo(other.id);
    }
}
