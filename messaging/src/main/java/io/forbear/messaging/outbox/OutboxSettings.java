package io.forbear.messaging.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the outbox is published.
 *
 * @param relay whether this process publishes; false where Debezium does
 * @param batchSize from how many records on a Kafka transaction is full
 * @param poll how long the relay sleeps when nobody wakes it
 * @param backOff how long the relay waits before it starts again after a failure
 * @param retention how long rows stay when Debezium publishes them; the relay deletes its rows
 */
@ConfigurationProperties("forbear.outbox")
public record OutboxSettings(
        @DefaultValue("true") boolean relay,
        @DefaultValue("2000") int batchSize,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("1s") Duration backOff,
        @DefaultValue("3d") Duration retention) {}
