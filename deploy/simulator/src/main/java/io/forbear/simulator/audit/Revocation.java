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

    /** What was revoked. */
    public enum Kind {
        OPT_OUT,
        CEASE,
        REPRESENTATION,
        PLAN
    }

    /**
     * Whether the law lets a purpose go on: one confirmation of an opt-out (12 CFR 1006.14(h)(2));
     * after a request to cease, that efforts end and that a remedy may be or is invoked (12 CFR
     * 1006.6(c)(2)); nothing when an attorney is known (12 CFR 1006.6(b)(2)); the service of a plan
     * (card measures 2011, art. 70).
     */
    private boolean goesOn(ContactPurpose purpose) {
        return switch (kind) {
            case OPT_OUT -> purpose == ContactPurpose.OPT_OUT_CONFIRMATION;
            case CEASE ->
                    purpose == ContactPurpose.TERMINATION_NOTICE
                            || purpose == ContactPurpose.REMEDY_MAY
                            || purpose == ContactPurpose.REMEDY_INTENDED;
            case REPRESENTATION -> false;
            case PLAN ->
                    purpose == ContactPurpose.PLAN_SERVICING
                            || purpose == ContactPurpose.RESPONSE_TO_REQUEST;
        };
    }

    /** Whether it forbids a contact of this command at an instant. */
    public boolean forbids(Ordered order, Instant at) {
        return order.debtorId().equals(debtorId)
                && at.isAfter(knownAt)
                && (until == null || at.isBefore(until))
                && !goesOn(order.purpose())
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
