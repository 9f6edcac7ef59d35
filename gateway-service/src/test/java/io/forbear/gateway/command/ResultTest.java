package io.forbear.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResultTest {
    private static final List<Result> ALL =
            List.of(
                    new Result.Accepted("m"),
                    new Result.Refused(true, "no such number"),
                    new Result.Refused(false, "a duplicate reference"),
                    new Result.NotSent("busy"),
                    new Result.Uncertain("no answer"),
                    new Result.Withheld(Because.EXPIRED));

    @Test
    void isWhatItIsWithoutADoubt() {
        assertThat(ALL).allSatisfy(one -> assertThat(one.given(false)).isSameAs(one));
    }

    @Test
    void undoesNoEarlierCallThatMayHaveSentTheMessage() {
        assertThat(ALL.stream().map(one -> Standing.after(one, true)))
                .containsExactly(
                        CommandState.SENT,
                        CommandState.BOUNCED,
                        CommandState.UNCERTAIN,
                        CommandState.UNCERTAIN,
                        CommandState.UNCERTAIN,
                        CommandState.UNCERTAIN);
    }

    @Test
    void tellsTheReasonAndTheDoubt() {
        assertThat(new Result.Refused(false, "the provider answered 400").given(true))
                .isEqualTo(
                        new Result.Uncertain("the provider answered 400, while it was in doubt"));
    }
}
