package io.forbear.contact.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.contact.history.Contact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskingTest {
    private static final Instant NOW = Instant.parse("2026-05-07T02:00:00Z");
    private static final Duration LEAD = Duration.ofSeconds(2);
    private static final Instant PLANNED = NOW.plus(LEAD);

    private static Contact.Decided answer(
            String decision, @Nullable Instant notAfter, @Nullable Instant notBefore) {
        return new Contact.Decided(decision, NOW, "p", notAfter, notBefore, List.of(), List.of());
    }

    private static Asking after(Contact.@Nullable Decided answer, boolean reported, boolean held) {
        return Asking.next("id", answer, reported, held, NOW, LEAD);
    }

    @Test
    void asksAheadOfTheContactAndAwaitsTheAnswer() {
        assertThat(Asking.next(null, null, false, false, NOW, LEAD))
                .isEqualTo(new Asking.Ask(PLANNED));
        assertThat(after(null, false, true)).isInstanceOf(Asking.Wait.class);
    }

    @ParameterizedTest
    @CsvSource({"-1, true, ASK", "-1, false, REST", "0, true, WAIT", "1, false, WAIT"})
    void asksAgainWhenAPermitHasEndedOnlyForWhoeverHoldsTheTask(
            long millis, boolean held, String next) {
        var asking = after(answer("PERMITTED", NOW.plusMillis(millis), null), false, held);
        assertThat(asking.getClass().getSimpleName()).isEqualToIgnoringCase(next);
    }

    @ParameterizedTest
    @CsvSource({"1999, ASK", "2000, ASK", "2001, WAIT"})
    void asksAgainAheadOfTheInstantOfADeferral(long millis, String next) {
        var asking = after(answer("DEFERRED", null, NOW.plusMillis(millis)), false, false);
        assertThat(asking.getClass().getSimpleName()).isEqualToIgnoringCase(next);
    }

    @Test
    void restsWhenItIsDeniedOrMade() {
        assertThat(after(answer("DENIED", null, null), false, true))
                .isInstanceOfSatisfying(
                        Asking.Rest.class, rest -> assertThat(rest.obstacle()).contains("denies"));
        assertThat(after(answer("PERMITTED", NOW.minusMillis(1), null), true, true))
                .isEqualTo(new Asking.Rest(null));
    }
}
