package io.forbear.gateway.sending;

import io.forbear.gateway.command.Command;
import io.forbear.gateway.command.Result;
import reactor.core.publisher.Mono;

/** How a provider is spoken to. */
interface Transport {
    /**
     * Hands a message over, once per subscription.
     *
     * @param handover is told when the message begins to leave; whatever fails before that, or is
     *     cancelled, was not sent
     * @return fails with a {@link ProviderFailure} if the provider did not answer as it should
     */
    Mono<Result> send(Command command, Handover handover);

    /** Whether a message sent twice with one command id reaches the person once. */
    boolean isIdempotent();

    /** Whether the provider has the message of a command; fails if it does not answer. */
    Mono<Found> find(Command command);
}
