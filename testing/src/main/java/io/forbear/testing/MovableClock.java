package io.forbear.testing;

import io.forbear.clock.ScaledClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** A clock that ticks, and that a test can put forward. */
@TestConfiguration(proxyBeanMethods = false)
public class MovableClock {
    private static final AtomicReference<Duration> AHEAD = new AtomicReference<>(Duration.ZERO);

    @Bean
    ScaledClock clock() {
        return new ScaledClock(new Base(), Instant.EPOCH, Instant.EPOCH, 1);
    }

    /** Lets so much time pass at once, for all that run on this clock. */
    public static void putForward(Duration by) {
        AHEAD.updateAndGet(ahead -> ahead.plus(by));
    }

    private static final class Base extends Clock {
        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().plus(AHEAD.get());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("the base of a scaled clock has no zone");
        }
    }
}
