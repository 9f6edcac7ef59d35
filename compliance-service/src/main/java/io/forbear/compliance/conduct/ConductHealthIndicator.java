package io.forbear.compliance.conduct;

import org.apache.kafka.streams.KafkaStreams.State;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.stereotype.Component;

/** Ready only while the stream runs: before that its state is not complete. */
@Component
class ConductHealthIndicator implements HealthIndicator {
    private final StreamsBuilderFactoryBean streams;

    ConductHealthIndicator(StreamsBuilderFactoryBean streams) {
        this.streams = streams;
    }

    @Override
    public Health health() {
        var running = streams.getKafkaStreams();
        var state = running == null ? State.CREATED : running.state();
        var health = state == State.RUNNING ? Health.up() : Health.outOfService();
        return health.withDetail("state", state).build();
    }
}
