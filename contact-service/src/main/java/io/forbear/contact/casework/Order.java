package io.forbear.contact.casework;

import io.forbear.contact.proposal.PlannedContact;
import org.jspecify.annotations.Nullable;

/**
 * A contact that is to be ordered from a gateway.
 *
 * @param decision that permits it
 * @param trace W3C {@code traceparent} of the decision; null: not traced
 */
record Order(Decision decision, PlannedContact contact, @Nullable String trace) {}
