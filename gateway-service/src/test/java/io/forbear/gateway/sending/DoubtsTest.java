package io.forbear.gateway.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.gateway.command.Because;
import io.forbear.gateway.command.CommandState;
import io.forbear.gateway.command.Result;
import io.forbear.gateway.provider.ProviderSettings.Query;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoubtsTest {
    private static final Found NONE_SUCH = new Found.HasNot();

    @Test
    void neverSendsAgainWhatNobodyCanTell() {
        var silent = new Found.NoAnswer("");

        assertThat(Doubts.after(new Found.Has("m"), false, true, true))
                .isEqualTo(CommandState.SENT);
        assertThat(Doubts.after(silent, true, false, false)).isEqualTo(CommandState.UNCERTAIN);
        assertThat(Doubts.after(silent, true, true, false)).isEqualTo(CommandState.UNKNOWN);
        assertThat(Doubts.after(new Found.CannotBeAsked(), true, false, false))
                .isEqualTo(CommandState.UNKNOWN);
    }

    @Test
    void sendsAgainAfterANoOnlyWhenItCounts() {
        assertThat(Doubts.after(NONE_SUCH, false, false, false)).isEqualTo(CommandState.UNCERTAIN);
        assertThat(Doubts.after(NONE_SUCH, false, true, true)).isEqualTo(CommandState.UNCERTAIN);
        assertThat(Doubts.after(NONE_SUCH, true, true, false)).isEqualTo(CommandState.TAKEN);
        assertThat(Doubts.after(NONE_SUCH, true, false, true)).isEqualTo(CommandState.NOT_MADE);
    }

    @ParameterizedTest(name = "{0} times no, {1} s after the call: counts {2}")
    @CsvSource({"3, 299, false", "3, 300, true", "2, 301, false", "4, 301, true", "1, 9999, false"})
    void believesANoOfAQueueWhenItWasSaidOftenAndLateEnough(int noes, int since, boolean counts) {
        var query = new Query("https://sms.example/{commandId}", false, Duration.ofMinutes(5), 3);

        assertThat(query.believes(noes, Duration.ofSeconds(since))).isEqualTo(counts);
    }

    @Test
    void believesAtOnceAProviderWhoseNoIsFinal() {
        var query = new Query("https://sms.example/{commandId}", true, Duration.ofMinutes(5), 3);

        assertThat(query.believes(1, Duration.ZERO)).isTrue();
    }

    @Test
    void asksWhenASecondCallSaysNothingOfTheFirst() {
        assertThat(Doubts.saysNothingOfTheFirst(new Result.Withheld(Because.EXPIRED))).isTrue();
        assertThat(Doubts.saysNothingOfTheFirst(new Result.Refused(false, ""))).isTrue();
        assertThat(Doubts.saysNothingOfTheFirst(new Result.Refused(true, ""))).isFalse();
        assertThat(Doubts.saysNothingOfTheFirst(new Result.Accepted(null))).isFalse();
        assertThat(Doubts.saysNothingOfTheFirst(new Result.NotSent(""))).isFalse();
        assertThat(Doubts.saysNothingOfTheFirst(new Result.Uncertain(""))).isFalse();
    }
}
