package io.forbear.compliance.rulepack;

import io.forbear.compliance.rulepack.PackVersion.Status;
import io.forbear.packs.RulePacks;
import io.forbear.service.digest.Sha256;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sees to it, when the service starts, that the topic tells of every pack that runs: those shipped,
 * and those approved. Safe to do by several instances, and any number of times.
 */
@Component
class PackPublication implements SmartLifecycle {
    /** After the topics have been made, before the stream starts. */
    private static final int PHASE = 500;

    private final PackVersions versions;
    private final RulePackPublisher publisher;
    private final PackTopic topic;
    private final TransactionalOperator transaction;
    private final Clock clock;
    private volatile boolean running;

    PackPublication(
            PackVersions versions,
            RulePackPublisher publisher,
            PackTopic topic,
            TransactionalOperator transaction,
            Clock clock) {
        this.versions = versions;
        this.publisher = publisher;
        this.topic = topic;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void start() {
        var told = topic.read();
        // the one place where starting waits for the database: no request is served before
        publish(told).toFuture().join();
        running = true;
    }

    private Mono<Void> publish(List<Activation> told) {
        return versions.lock()
                .thenMany(Flux.fromIterable(RulePacks.shippedTexts()).map(this::shipped))
                .concatMap(versions::storeShipped)
                .thenMany(versions.running().collectList().flatMapIterable(PackPublication::byKey))
                .filter(activation -> told.stream().noneMatch(activation::says))
                .concatMap(publisher::activated)
                .then()
                .as(transaction::transactional);
    }

    /** One order for all: each event locks its key until the transaction ends. */
    private static List<Activation> byKey(List<PackVersion> running) {
        return running.stream()
                .map(PackVersion::activation)
                .sorted(Comparator.comparing(Activation::key))
                .toList();
    }

    private PackVersion shipped(RulePacks.Text text) {
        var pack = text.pack();
        var digest = Sha256.hex(text.yaml());
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new PackVersion(
                PackVersion.id(pack.id(), pack.version(), digest),
                pack.id(),
                pack.version(),
                pack.title(),
                pack.effectiveFrom(),
                digest,
                text.yaml(),
                PackVersion.SHIPPED,
                now,
                Status.ACTIVE,
                PackVersion.SHIPPED,
                now);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
