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
 * @param requestRetention how long {@linkplain io.forbear.messaging.RememberedRequests requests
 *     over HTTP} are remembered; longer than any caller tries again
 */
@ConfigurationProperties("forbear.inbox")
public record InboxSettings(
        @DefaultValue("2") int concurrency,
        @DefaultValue("6") int keysAtATime,
        @DefaultValue("4") int retries,
        @DefaultValue("50ms") Duration firstBackOff,
        @DefaultValue("15s") Duration effectTimeout,
        @DefaultValue("10s") Duration outageBackOff,
        @DefaultValue("30d") Duration retention,
        @DefaultValue("90d") Duration requestRetention) {

    /** Kafka's own patience with a consumer that does not ask for more records. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /**
     * How long a consumer may be busy with records of as many keys before Kafka may give its
     * partitions to another: as long as it takes if all of them fail in each try, and are parked.
     */
    Duration patience(int records) {
        var tries = retries + 1;
        var parking = effectTimeout;
        // the pauses before the retries add up to less than this, with the jitter of half of each
        var pauses = firstBackOff.multipliedBy(1L << tries);
        var record = effectTimeout.multipliedBy(tries).plus(pauses).plus(parking);
        var busy = record.multipliedBy(Math.ceilDiv(records, keysAtATime));
        return busy.compareTo(PATIENCE) > 0 ? busy : PATIENCE;
    }
}
