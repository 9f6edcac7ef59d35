package io.forbear.gateway.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forbear.gateway.command.Aftermath;
import io.forbear.gateway.command.Replies;
import io.forbear.gateway.command.Reply;
import io.forbear.gateway.provider.Provider;
import io.forbear.gateway.provider.ProviderSettings.Webhook;
import io.forbear.gateway.provider.Providers;
import io.forbear.service.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Lets in what a provider has signed. */
@Component
class WebhookService {
    private final Providers providers;
    private final Aftermath aftermath;
    private final Replies replies;
    private final Clock clock;

    WebhookService(Providers providers, Aftermath aftermath, Replies replies, Clock clock) {
        this.providers = providers;
        this.aftermath = aftermath;
        this.replies = replies;
        this.clock = clock;
    }

    /**
     * The webhook settings of a provider, if it has signed the body.
     *
     * @return fails with a {@link Problem} 401; a provider that there is not is answered like one
     *     that has not signed
     */
    Mono<Webhook> verified(String provider, @Nullable String header, byte[] body) {
        return Mono.fromCallable(() -> verify(provider, header, body))
                .subscribeOn(Schedulers.boundedElastic());
    }

    private Webhook verify(String provider, @Nullable String header, byte[] body) {
        var webhook = providers.find(provider).map(one -> one.settings().webhook()).orElse(null);
        var signature = Signature.read(header);
        if (webhook == null
                || signature == null
                || !signature.holds(secret(webhook), body, clock.instant(), webhook.tolerance())) {
            throw Problem.unauthorized(
                    "This address needs the header %s with a signature that holds now."
                            .formatted(Signature.HEADER));
        }
        return webhook;
    }

    /** The file may be replaced while we run. */
    private static byte[] secret(Webhook webhook) {
        try {
            return webhook.secret().getContentAsString(UTF_8).strip().getBytes(UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the secret of a webhook cannot be read", e);
        }
    }

    /** Whether a receipt changes anything. */
    Mono<Boolean> take(Receipt receipt) {
        return aftermath
                .receipt(receipt.message(), receipt.fate(), receipt.at())
                .switchIfEmpty(Mono.error(() -> unknown(receipt.message().toString())));
    }

    /**
     * What to answer to an answer. Whose stop it was may not be known; it is heard all the same.
     */
    Mono<WebhookController.Answer> take(String name, Reply reply) {
        var provider = providers.find(name).orElseThrow();
        return replies.take(provider, reply).map(taken -> answer(provider, reply, taken));
    }

    private static WebhookController.Answer answer(
            Provider provider, Reply reply, Reply.Taken taken) {
        var webhook = provider.settings().webhook();
        var isNewStop = reply.stop() && taken != Reply.Taken.KNOWN;
        return new WebhookController.Answer(
                taken.name(), isNewStop && webhook != null ? webhook.acknowledgment() : null);
    }

    private static Problem unknown(String message) {
        return Problem.notFound("We have given you no message like " + message + ".");
    }
}
