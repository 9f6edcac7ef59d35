package io.forbear.compliance.conduct;

import io.forbear.compliance.rulepack.PacksInForce;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KafkaStreams.State;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.stereotype.Component;

/**
 * Ready only while the stream runs, since before that its state is not complete, and while every
 * rule pack that the topic names can be read, since without one of them nothing is judged.
 */
@Component
class ConductHealthIndicator implements HealthIndicator {
    private final StreamsBuilderFactoryBean streams;
    private final PacksInForce packs;

    ConductHealthIndicator(StreamsBuilderFactoryBean streams, PacksInForce packs) {
        this.streams = streams;
        this.packs = packs;
    }

    @Override
    public Health health() {
        var running = streams.getKafkaStreams();
        var state = running == null ? State.CREATED : running.state();
        var health = state == State.RUNNING ? Health.up() : Health.outOfService();
        try {
            packs.current();
            return health.withDetail("state", state).build();
        } catch (KafkaException unreadable) {
            return Health.down(unreadable).withDetail("state", state).build();
        }
    }
}
