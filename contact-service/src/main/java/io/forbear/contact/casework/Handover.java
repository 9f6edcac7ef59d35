package io.forbear.contact.casework;

import io.forbear.contact.proposal.Advance;
import java.time.Instant;
import java.util.Collection;
import reactor.core.publisher.Mono;

/**
 * Hands over to persons what strategies leave to them, and takes back what is over. It is called
 * within the transaction of the look, for every look anew, and makes nothing twice.
 */
@FunctionalInterface
public interface Handover {
    Mono<Void> of(Collection<Advance> advances, Instant now);
}
