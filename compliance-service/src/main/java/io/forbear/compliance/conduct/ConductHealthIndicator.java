package io.forbear.compliance.conduct;

import io.forbear.compliance.rulepack.Horizon;
import io.forbear.compliance.rulepack.PacksInForce;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KafkaStreams.State;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.stereotype.Component;

/**
 * Ready only while the stream runs, since before that its state is not complete, and while every
 * rule pack that the topic names can be read, since without one of them nothing is judged; and
 * while the horizon is long enough for all of them.
 */
@Component
class ConductHealthIndicator implements HealthIndicator {
    private final StreamsBuilderFactoryBean streams;
    private final PacksInForce packs;

    private final Horizon horizon;

    ConductHealthIndicator(StreamsBuilderFactoryBean streams, PacksInForce packs, Horizon horizon) {
        this.streams = streams;
        this.packs = packs;
        this.horizon = horizon;
    }

    @Override
    public Health health() {
        var running = streams.getKafkaStreams();
        var state = running == null ? State.CREATED : running.state();
        var health = state == State.RUNNING ? Health.up() : Health.outOfService();
        try {
            var shortfall = horizon.shortfall(packs.current().book());
            if (shortfall != null) {
                health = Health.down().withDetail("horizon", shortfall);
            }
            return health.withDetail("state", state).build();
        } catch (KafkaException unreadable) {
            return Health.down(unreadable).withDetail("state", state).build();
        }
    }
}
