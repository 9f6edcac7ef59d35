package io.forbear.messaging.inbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events are consumed.
 *
 * @param concurrency consumer threads per group
 * @param keysAtATime how many debtors' events a thread works on side by side
 * @param retries how often an event that failed is tried again before it is parked
 * @param firstBackOff before the first retry; doubles with each
 * @param effectTimeout how long one try may take
 * @param outageBackOff the longest pause while the database or the registry does not answer
 * @param retention how long it is remembered that an event was processed or a record was parked;
 *     longer than the topics keep records
 */
@ConfigurationProperties("forbear.inbox")
public record InboxSettings(
        @DefaultValue("2") int concurrency,
        @DefaultValue("6") int keysAtATime,
        @DefaultValue("4") int retries,
        @DefaultValue("50ms") Duration firstBackOff,
        @DefaultValue("15s") Duration effectTimeout,
        @DefaultValue("10s") Duration outageBackOff,
        @DefaultValue("30d") Duration retention) {}
