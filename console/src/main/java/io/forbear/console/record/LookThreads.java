package io.forbear.console.record;

import io.forbear.service.problem.Problem;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import org.apache.kafka.common.KafkaException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The few threads that look into topics, which blocks. */
@Component
class LookThreads {
    private static final int AT_ONCE = 4;
    private static final int WAITING = 20;
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Scheduler threads = Schedulers.newBoundedElastic(AT_ONCE, WAITING, "records");

    /** What was seen; empty for null. */
    <T> Mono<T> look(Callable<T> looking) {
        return Mono.fromCallable(looking)
                .subscribeOn(threads)
                .onErrorMap(
                        KafkaException.class,
                        _ -> Problem.unavailable("Kafka does not answer.", RETRY))
                .onErrorMap(
                        RejectedExecutionException.class,
                        _ -> Problem.unavailable("Too many look into topics now.", RETRY));
    }
}
