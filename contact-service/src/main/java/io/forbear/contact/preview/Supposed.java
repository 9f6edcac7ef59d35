package io.forbear.contact.preview;

import io.forbear.contact.channel.Outcome;
import io.forbear.contact.proposal.PlannedContact;
import java.time.Instant;

/** A contact that is supposed to have been made. */
public record Supposed(PlannedContact contact, Instant at, Outcome outcome) {}
