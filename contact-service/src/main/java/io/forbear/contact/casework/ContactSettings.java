package io.forbear.contact.casework;

import io.forbear.clock.ScaledClock;
import io.forbear.contact.proposal.Timing;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.io.Resource;

/**
 * The settings of the service.
 *
 * @param pacing the file of paces
 * @param lead real time the way of a proposal to the gate and of its permit to the gateway takes:
 *     contacts are planned that much ahead
 * @param settling real time after which the gate knows what we know
 * @param unreportedAfter simulated time after which a report is no longer awaited
 * @param backOff simulated time before a lapsed permit is asked for again
 * @param chaseAfter simulated time after a command until its report is asked for
 * @param chaseEvery simulated time until it is asked for again
 */
@ConfigurationProperties("forbear.contact")
public record ContactSettings(
        Resource pacing,
        Duration lead,
        Duration settling,
        Duration unreportedAfter,
        Duration backOff,
        Duration chaseAfter,
        Duration chaseEvery) {

    /** The spans of simulated time that follow from them. */
    public Timing timing(ScaledClock clock) {
        return new Timing(
                simulated(lead, clock),
                simulated(settling, clock),
                unreportedAfter,
                backOff,
                chaseAfter,
                chaseEvery);
    }

    static Duration simulated(Duration real, ScaledClock clock) {
        return Duration.ofMillis(Math.round(real.toMillis() * clock.speed()));
    }
}
