package io.forbear.simulator.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.simulator.provider.Outages;
import io.forbear.simulator.provider.Outages.Outage;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BreakersTest {
    private static final Instant DOWN = Instant.parse("2026-11-17T03:00:00Z");
    private static final Instant UP = DOWN.plus(Duration.ofHours(6));
    private static final Outages OUTAGES = new Outages(List.of(new Outage(DOWN, UP)));
    private static final Duration SETTLING = Duration.ofMinutes(1);

    private static final Breaker BEFORE = breaker(DOWN.minusSeconds(60), "CLOSED", true);
    private static final Breaker OPEN = breaker(DOWN.plusSeconds(60), "OPEN", false);
    private static final Breaker CLOSED = breaker(UP.plusSeconds(60), "CLOSED", true);

    @Test
    void acceptsABreakerThatOpensAndCloses() {
        assertThat(breakers(List.of(BEFORE, OPEN, CLOSED), List.of()).wrong()).isEmpty();
    }

    @Test
    void expectsNothingOfAProviderThatWasHardlyAsked() {
        var breakers = Breakers.of(OUTAGES, List.of(BEFORE), asked(14), List.of(), SETTLING);

        assertThat(breakers.wrong()).isEmpty();
        assertThat(breakers.unnoticed()).isEqualTo(1);
    }

    @Test
    void findsABreakerThatNeverOpened() {
        assertThat(breakers(List.of(BEFORE, CLOSED), List.of()).wrong()).hasSize(1);
    }

    @Test
    void findsConsumptionThatWentOn() {
        var open = breaker(DOWN.plusSeconds(60), "OPEN", true);
        assertThat(breakers(List.of(BEFORE, open, CLOSED), List.of()).wrong()).hasSize(1);
    }

    @Test
    void findsABreakerThatNeverClosedAgain() {
        assertThat(breakers(List.of(BEFORE, OPEN), List.of()).wrong()).hasSize(1);
        assertThat(breakers(List.of(BEFORE, OPEN), sentAfterwards(15)).wrong()).hasSize(1);
    }

    @Test
    void doesNotExpectABreakerToCloseThatHadTooLittleToTry() {
        var trying = breaker(UP.plusSeconds(60), "HALF_OPEN", true);
        assertThat(breakers(List.of(BEFORE, OPEN, trying), sentAfterwards(14)).wrong()).isEmpty();
    }

    @Test
    void findsWhatWasSentByWhoWasDown() {
        var made = new Made("1", "sms", "mobile-1", "text", DOWN.plus(SETTLING));
        assertThat(breakers(List.of(BEFORE, OPEN, CLOSED), List.of(made)).wrong()).hasSize(1);
    }

    private static Breakers breakers(List<Breaker> seen, List<Made> made) {
        return Breakers.of(OUTAGES, seen, asked(15), made, SETTLING);
    }

    private static List<Made> sentAfterwards(int times) {
        return Collections.nCopies(times, new Made("1", "sms", "mobile-1", "text", UP));
    }

    private static List<TurnedAway> asked(int times) {
        return Collections.nCopies(times, new TurnedAway("sms", DOWN));
    }

    private static Breaker breaker(Instant at, String state, boolean consuming) {
        return new Breaker("sms", at, state, consuming);
    }
}
