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
 * @param expiries after so many commands for one step that expired at their gateway it is not asked
 *     for again on the same day
 * @param governed what takes the place of the real spans where simulated time waits for the system:
 *     there no real span has a length in simulated time
 */
@ConfigurationProperties("forbear.contact")
public record ContactSettings(
        Resource pacing,
        Duration lead,
        Duration settling,
        Duration unreportedAfter,
        Duration backOff,
        Duration chaseAfter,
        Duration chaseEvery,
        int expiries,
        Governed governed) {

    /**
     * Spans of simulated time.
     *
     * @param lead takes the place of the lead; less than the governor lets time run ahead of work
     *     is too little
     * @param settling takes the place of the settling
     * @param look how far time may have gone on between two looks
     */
    public record Governed(Duration lead, Duration settling, Duration look) {}

    /** The spans of simulated time that follow from them. */
    public Timing timing(ScaledClock clock) {
        return new Timing(
                simulated(lead, governed.lead(), clock),
                simulated(settling, governed.settling(), clock),
                unreportedAfter,
                backOff,
                chaseAfter,
                chaseEvery,
                expiries);
    }

    /** The longest time between two looks. */
    Duration look(Duration real, ScaledClock clock) {
        return simulated(real, governed.look(), clock);
    }

    private static Duration simulated(Duration real, Duration ifGoverned, ScaledClock clock) {
        return clock.isSteered()
                ? ifGoverned
                : Duration.ofMillis(Math.round(real.toMillis() * clock.speed()));
    }
}
