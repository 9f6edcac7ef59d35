package io.forbear.gateway.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class HandoverTest {
    private final Handover handover = new Handover();

    @Test
    void sendsNothingOnceItIsGivenUp() {
        assertThat(handover.giveUp()).isTrue();
        assertThat(handover.giveUp()).isTrue();

        var failure = catchThrowableOfType(ProviderFailure.class, handover::begin);
        assertThat(failure.mayHaveSent()).isFalse();
    }

    @Test
    void isNotGivenUpOnceTheMessageHasLeft() {
        handover.begin();

        assertThat(handover.giveUp()).isFalse();
        var failure = catchThrowableOfType(ProviderFailure.class, handover::begin);
        assertThat(failure.mayHaveSent()).as("it leaves once").isTrue();
    }

    @Test
    void takesWhatFailsBeforeItHasLeftAsNotSent() {
        assertThat(Line.failure(new TimeoutException(), new Handover()).mayHaveSent()).isFalse();
        assertThat(Line.failure(new IOException(), new Handover()).mayHaveSent()).isFalse();
    }

    @Test
    void doubtsWhatFailsAfterItHasLeft() {
        handover.begin();

        assertThat(Line.failure(new TimeoutException(), handover).mayHaveSent()).isTrue();
        assertThat(Line.failure(new IOException(), handover).mayHaveSent()).isTrue();
    }

    @Test
    void believesAProviderThatSaysWhatItHas() {
        handover.begin();

        assertThat(Line.failure(ProviderFailure.notSent("busy"), handover).mayHaveSent()).isFalse();
    }
}
