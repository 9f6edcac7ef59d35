package io.forbear.contact.task;

import io.forbear.contact.task.WorkQueues.Queue;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Publishes how the queues stand, by kind of task; the same on every instance. */
@Component
class TaskMetrics {
    private final WorkQueues work;
    private final Clock clock;
    private final MultiGauge waiting;
    private final MultiGauge oldest;
    private final MultiGauge locked;

    TaskMetrics(WorkQueues work, MeterRegistry meters, Clock clock) {
        this.work = work;
        this.clock = clock;
        waiting =
                MultiGauge.builder("forbear.contact.tasks.waiting")
                        .description("tasks that somebody could take now")
                        .register(meters);
        oldest =
                MultiGauge.builder("forbear.contact.tasks.oldest.seconds")
                        .description("how long the task that waits longest could have been taken")
                        .register(meters);
        locked =
                MultiGauge.builder("forbear.contact.tasks.locked")
                        .description("tasks that somebody is at")
                        .register(meters);
    }

    @Scheduled(fixedDelayString = "${forbear.contact.figures-every}")
    Mono<Void> publish() {
        return Mono.defer(
                () -> {
                    var now = clock.instant();
                    return work.queues(now)
                            .collectList()
                            .doOnNext(queues -> register(queues, now))
                            .then();
                });
    }

    private void register(List<Queue> queues, Instant now) {
        waiting.register(rows(queues, Queue::waiting), true);
        locked.register(rows(queues, Queue::locked), true);
        oldest.register(rows(queues, queue -> age(queue, now)), true);
    }

    private static double age(Queue queue, Instant now) {
        var since = queue.oldest();
        return since == null ? 0 : Duration.between(since, now).toMillis() / 1e3;
    }

    private static List<MultiGauge.Row<?>> rows(List<Queue> queues, ToDoubleFunction<Queue> value) {
        return queues.stream()
                .<MultiGauge.Row<?>>map(
                        queue ->
                                MultiGauge.Row.of(
                                        Tags.of("kind", queue.kind()), value.applyAsDouble(queue)))
                .toList();
    }
}
