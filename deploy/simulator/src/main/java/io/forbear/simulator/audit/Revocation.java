package io.forbear.simulator.audit;

import io.forbear.events.Channel;
import io.forbear.events.ContactPurpose;
import io.forbear.events.PartyKind;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something after which a person is not to be contacted any more as before.
 *
 * @param knownAt from when the bank knew
 * @param until when it ended; null: it has not
 * @param channels those concerned; none: all
 * @param accountIds those concerned; none: all
 */
public record Revocation(
        Kind kind,
        String debtorId,
        String personId,
        Instant knownAt,
        @Nullable Instant until,
        Set<Channel> channels,
        List<String> accountIds) {
    public Revocation {
        channels = Set.copyOf(channels);
        accountIds = List.copyOf(accountIds);
    }

    /** What was revoked, and what the law lets go on. */
    public enum Kind {
        /** 12 CFR 1006.14(h)(2): one confirmation of the opt-out. */
        OPT_OUT(Set.of(ContactPurpose.OPT_OUT_CONFIRMATION)),
        /** 12 CFR 1006.6(c)(2): that efforts end, that a remedy may be or is invoked. */
        CEASE(
                Set.of(
                        ContactPurpose.TERMINATION_NOTICE,
                        ContactPurpose.REMEDY_MAY,
                        ContactPurpose.REMEDY_INTENDED)),
        /** 12 CFR 1006.6(b)(2): with the attorney only. */
        REPRESENTATION(Set.of()),
        /** Card measures 2011 art. 70: the plan is served, nobody collects. */
        PLAN(Set.of(ContactPurpose.PLAN_SERVICING, ContactPurpose.RESPONSE_TO_REQUEST));

        private final Set<ContactPurpose> goesOn;

        Kind(Set<ContactPurpose> goesOn) {
            this.goesOn = goesOn;
        }
    }

    /** Whether it forbids a contact of this command at an instant. */
    public boolean forbids(Ordered order, Instant at) {
        return order.debtorId().equals(debtorId)
                && at.isAfter(knownAt)
                && (until == null || at.isBefore(until))
                && !kind.goesOn.contains(order.purpose())
                && (channels.isEmpty() || channels.contains(order.channel()))
                && (accountIds.isEmpty()
                        || order.accountIds().stream().anyMatch(accountIds::contains))
                && concerns(order);
    }

    private boolean concerns(Ordered order) {
        return switch (kind) {
            case OPT_OUT, CEASE -> order.personId().equals(personId);
            case REPRESENTATION -> order.party() != PartyKind.ATTORNEY;
            case PLAN -> true;
        };
    }
}
