package io.forbear.gateway.sending;

import io.forbear.gateway.command.Command;
import io.forbear.gateway.command.Result;
import reactor.core.publisher.Mono;

/** How a provider is spoken to. */
interface Transport {
    /**
     * Hands a message over, once per subscription.
     *
     * @return fails with a {@link ProviderFailure} if the provider did not answer, or not as it
     *     should
     */
    Mono<Result> send(Command command);

    /** Whether a message sent twice with one command id reaches the person once. */
    boolean isIdempotent();

    /**
     * Whether the provider has the message of a command.
     *
     * @return empty if it cannot be asked; else {@link Result.Accepted} or {@link Result.NotSent};
     *     fails with a {@link ProviderFailure} if it does not answer
     */
    Mono<Result> find(Command command);
}
