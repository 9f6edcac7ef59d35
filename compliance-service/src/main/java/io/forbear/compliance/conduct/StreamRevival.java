package io.forbear.compliance.conduct;

import java.time.Duration;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.KafkaStreams.StateListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/**
 * Starts the stream anew, with what lies on its disk, when it has given up as a whole. A thread
 * that fails is replaced by Kafka Streams itself, but the one that reads the rule packs is not: a
 * broker that has not heard of the topic yet would end all judging until somebody came.
 */
final class StreamRevival implements StateListener, ApplicationListener<ContextClosedEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(StreamRevival.class);

    private final StreamsBuilderFactoryBean stream;
    private final Duration pause;
    private boolean ended;

    StreamRevival(StreamsBuilderFactoryBean stream, Duration pause) {
        this.stream = stream;
        this.pause = pause;
    }

    /** The thread that tells is one of the stream's own, which may not close it. */
    @Override
    public void onChange(State now, State before) {
        if (now == State.ERROR) {
            Thread.ofVirtual().name("stream-revival").start(this::reviveLater);
        }
    }

    @Override
    public synchronized void onApplicationEvent(ContextClosedEvent closed) {
        ended = true;
    }

    private void reviveLater() {
        try {
            Thread.sleep(pause);
            while (!isRevived()) {
                Thread.sleep(pause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isRevived() {
        if (ended) {
            return true;
        }
        LOG.warn("The stream that judges contacts had given up and starts anew");
        try {
            stream.stop();
            stream.start();
            return true;
        } catch (KafkaException e) {
            LOG.error("It cannot; that is tried again in {}", pause, e);
            return false;
        }
    }
}
