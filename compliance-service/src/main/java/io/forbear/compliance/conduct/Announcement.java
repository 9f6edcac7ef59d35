package io.forbear.compliance.conduct;

import io.forbear.events.Channel;
import io.forbear.events.ComplianceDeadline;
import io.forbear.events.ComplianceViolation;
import io.forbear.events.ContactDecided;
import org.jspecify.annotations.Nullable;

/** What leaves the stream because of one record or one passing of time. */
sealed interface Announcement {

    /**
     * The gate's answer to a proposal.
     *
     * @param channel by which contact was proposed
     */
    record Decided(ContactDecided event, Channel channel) implements Announcement {}

    /** A violation was raised, restated or retracted. */
    record Violated(ComplianceViolation event) implements Announcement {}

    /** A term set by law came to another status. */
    record DeadlineMoved(ComplianceDeadline event) implements Announcement {}

    /** A record that cannot be used, as it came; why is in its headers. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Parked(byte @Nullable [] value) implements Announcement {}
}
