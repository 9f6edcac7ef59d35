package io.forbear.contact.casework;

import io.forbear.contact.proposal.PlannedContact;
import io.forbear.contact.secrecy.SealedValue;
import org.jspecify.annotations.Nullable;

/**
 * A contact that is to be ordered from a gateway.
 *
 * @param decision that permits it
 * @param trace W3C {@code traceparent} of the decision; null: not traced
 * @param endpoint the number or address, sealed for the gateway; null: not known here
 */
record Order(
        Decision decision,
        PlannedContact contact,
        @Nullable String trace,
        @Nullable SealedValue endpoint) {
    Order with(SealedValue sealed) {
        return new Order(decision, contact, trace, sealed);
    }
}
