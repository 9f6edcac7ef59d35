package io.forbear.compliance.conduct;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.KafkaStreams.StateListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/**
 * Starts the stream anew, with what lies on its disk, when it has given up as a whole. A thread
 * that fails is replaced by Kafka Streams itself, but the one that reads the rule packs is not: its
 * end would end all judging until somebody came.
 */
final class StreamRevival
        implements StateListener, ApplicationListener<ContextClosedEvent>, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(StreamRevival.class);

    private final StreamsBuilderFactoryBean stream;
    private final Duration pause;
    private final AtomicBoolean reviving = new AtomicBoolean();
    private volatile boolean ended;
    private volatile @Nullable Thread worker;

    StreamRevival(StreamsBuilderFactoryBean stream, Duration pause) {
        this.stream = stream;
        this.pause = pause;
    }

    /** The thread that tells is one of the stream's own, which may not close it. */
    @Override
    public void onChange(State now, State before) {
        if (now == State.ERROR) {
            begin();
        }
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent closed) {
        destroy();
    }

    /** A context that could not start is destroyed without having been closed. */
    @Override
    public void destroy() {
        ended = true;
        var working = worker;
        if (working != null) {
            working.interrupt();
        }
    }

    /** A try that fails tells of an error too; one worker goes on until it is none. */
    private void begin() {
        if (!ended && reviving.compareAndSet(false, true)) {
            worker = Thread.ofVirtual().name("stream-revival").start(this::work);
        }
    }

    private void work() {
        try {
            Thread.sleep(pause);
            while (hasGivenUp()) {
                revive();
                Thread.sleep(pause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            reviving.set(false);
        }
        // told of before the flag was taken down
        if (hasGivenUp()) {
            begin();
        }
    }

    private void revive() {
        LOG.warn("The stream that judges contacts had given up and starts anew");
        try {
            stream.stop();
            stream.start();
        } catch (KafkaException e) {
            LOG.error("It cannot; that is tried again in {}", pause, e);
        }
        if (ended) {
            stream.stop();
        }
    }

    private boolean hasGivenUp() {
        var given = stream.getKafkaStreams();
        return !ended && (given == null || given.state().hasCompletedShutdown());
    }
}
