package io.forbear.console.cluster;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;
import org.jspecify.annotations.Nullable;

/** Waits for what Kafka's administration answers; the client itself gives up before. */
final class Answers {
    private static final long LIMIT_MILLIS = 30_000;

    private Answers() {}

    /**
     * The answer.
     *
     * @throws Outage if there is none
     */
    static <T> T of(KafkaFuture<T> asked) throws Outage {
        try {
            return asked.get(LIMIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new Outage(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Outage(e);
        }
    }

    /**
     * Those answers that came: a topic may have been deleted since it was listed.
     *
     * @throws Outage if none came
     */
    static <K, T> Map<K, T> thatCame(Map<K, KafkaFuture<T>> asked) throws Outage {
        var answers = new HashMap<K, T>();
        var last = collect(asked, answers);
        if (answers.isEmpty() && last != null) {
            throw last;
        }
        return answers;
    }

    /** Those answers that came, or none: one that coordinates groups may be away for a while. */
    static <K, T> Map<K, T> ifAny(Map<K, KafkaFuture<T>> asked) {
        var answers = new HashMap<K, T>();
        var _ = collect(asked, answers);
        return answers;
    }

    private static <K, T> @Nullable Outage collect(
            Map<K, KafkaFuture<T>> asked, Map<K, T> answers) {
        Outage last = null;
        for (var one : asked.entrySet()) {
            try {
                answers.put(one.getKey(), of(one.getValue()));
            } catch (Outage missing) {
                last = missing;
            }
        }
        return last;
    }
}
