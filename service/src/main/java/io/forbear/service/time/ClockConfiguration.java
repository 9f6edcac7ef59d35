package io.forbear.service.time;

import io.forbear.clock.ScaledClock;
import io.forbear.clock.SharedTime;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Gives a service its clock: real time, or the simulated time that all services share. */
@AutoConfiguration
@EnableConfigurationProperties(ClockConfiguration.ClockProperties.class)
@Import({InstantParameter.class, DateParameter.class})
public class ClockConfiguration {

    /**
     * Settings of the clock.
     *
     * @param anchor the real instant at which simulated time began; unset: real time
     * @param start the simulated instant at the anchor; unset: the anchor
     * @param speed simulated seconds per real second
     * @param file holds the time that all services of this machine share and that somebody steers
     *     while they run; unset: the speed is fixed
     */
    @ConfigurationProperties("forbear.clock")
    public record ClockProperties(
            @Nullable Instant anchor,
            @Nullable Instant start,
            @DefaultValue("1") double speed,
            @Nullable Path file) {
        public ClockProperties {
            if (file != null && (anchor != null || start != null || speed != 1)) {
                throw new IllegalArgumentException(
                        "forbear.clock.file tells the time alone; forbear.clock.anchor, start and"
                                + " speed cannot be set beside it");
            }
            if (anchor == null && (start != null || speed != 1)) {
                throw new IllegalArgumentException(
                        "forbear.clock.start and forbear.clock.speed need forbear.clock.anchor,"
                                + " the real instant at which simulated time began");
            }
        }
    }

    @Bean
    @ConditionalOnMissingBean
    ScaledClock clock(ClockProperties properties) {
        var file = properties.file();
        if (file != null) {
            return new ScaledClock(SharedTime.of(file));
        }
        var anchor = properties.anchor();
        if (anchor == null) {
            return ScaledClock.realTime();
        }
        var start = properties.start();
        return new ScaledClock(
                Clock.systemUTC(), anchor, start == null ? anchor : start, properties.speed());
    }
}
