package io.forbear.gateway.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forbear.gateway.command.Aftermath;
import io.forbear.gateway.command.Replies;
import io.forbear.gateway.command.Reply;
import io.forbear.gateway.provider.Providers;
import io.forbear.gateway.provider.WebhookSettings;
import io.forbear.service.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
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
     * The webhook settings of a provider, if it has signed what came.
     *
     * @return fails with a {@link Problem} 401; a provider that there is not is answered like one
     *     that has not signed
     */
    Mono<WebhookSettings> verified(String provider, Delivery delivery) {
        return Mono.fromCallable(() -> verify(provider, delivery))
                .subscribeOn(Schedulers.boundedElastic());
    }

    private WebhookSettings verify(String provider, Delivery delivery) {
        var webhook = providers.find(provider).map(one -> one.settings().webhook()).orElse(null);
        if (webhook == null || !holds(webhook, delivery)) {
            throw Problem.unauthorized(
                    "This address needs a header with a signature that holds now: "
                            + (webhook == null || webhook.signature() == null
                                    ? Signature.HEADER
                                    : webhook.signature().header()));
        }
        return webhook;
    }

    private boolean holds(WebhookSettings webhook, Delivery delivery) {
        var keys = webhook.secrets().stream().map(WebhookService::key).toList();
        var scheme = webhook.signature();
        if (scheme != null) {
            return ForeignSignature.holds(
                    scheme, keys, delivery, clock.instant(), webhook.tolerance());
        }
        var signature = Signature.read(delivery.header().apply(Signature.HEADER));
        return signature != null
                && keys.stream()
                        .anyMatch(
                                key ->
                                        signature.holds(
                                                key,
                                                delivery.body(),
                                                clock.instant(),
                                                webhook.tolerance()));
    }

    /** The file may be replaced while we run. */
    private static byte[] key(Resource secret) {
        try {
            return secret.getContentAsString(UTF_8).strip().getBytes(UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the secret of a webhook cannot be read", e);
        }
    }

    /** By what an item is known again that has no id of its own. */
    String digest(String raw) {
        return replies.digest(raw);
    }

    /** What came of an item that a provider wrote in its own form. */
    record Done(String result, @Nullable String acknowledgment) {}

    /**
     * Takes all items of a webhook, in their order; each stands for itself. A stop among others is
     * not confirmed: the provider is answered once, and could not tell to whom the text goes.
     */
    Mono<List<Done>> takeAll(String name, List<Heard> items) {
        var mayConfirm = items.size() == 1;
        return Flux.fromIterable(items)
                .concatMap(item -> take(name, item, mayConfirm))
                .collectList();
    }

    private Mono<Done> take(String name, Heard item, boolean mayConfirm) {
        return switch (item) {
            case Heard.Told told -> take(told.receipt()).map(WebhookService::done);
            case Heard.Pending pending ->
                    aftermath.learn(pending.message()).map(WebhookService::done);
            case Heard.Unread unread ->
                    aftermath.keep(name, unread.reason(), unread.raw()).map(WebhookService::done);
            case Heard.Answered answered ->
                    take(name, answered.reply(), mayConfirm)
                            .map(heard -> new Done(heard.taken().name(), heard.acknowledgment()));
        };
    }

    private static Done done(Aftermath.Taken taken) {
        return new Done(taken.name(), null);
    }

    /** What came of a receipt. */
    Mono<Aftermath.Taken> take(Receipt receipt) {
        return aftermath.receipt(
                receipt.message(), receipt.fate(), receipt.at(), receipt.undated());
    }

    /** Whose stop it was may not be known; it is heard all the same. */
    Mono<Reply.Heard> take(String name, Reply reply) {
        return take(name, reply, true);
    }

    private Mono<Reply.Heard> take(String name, Reply reply, boolean mayConfirm) {
        return replies.take(providers.find(name).orElseThrow(), reply, mayConfirm);
    }
}
