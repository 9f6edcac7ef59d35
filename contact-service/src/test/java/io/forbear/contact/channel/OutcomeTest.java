package io.forbear.contact.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.contact.channel.Outcome.Why;
import io.forbear.events.AttemptReason;
import io.forbear.events.ContactOutcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OutcomeTest {
    @ParameterizedTest
    @EnumSource
    void saysNoMoreAndNoLessThanWhatHappenedAndWhy(Outcome outcome) {
        var happened = outcome.happened();
        var why = outcome.why();
        assertThat(why == null ? happened : happened.because(why)).isEqualTo(outcome);
        assertThat(happened.why()).isNull();
        assertThat(happened.happened()).isEqualTo(happened);
    }

    @ParameterizedTest
    @EnumSource
    void happensAsTheEventNamesIt(Outcome outcome) {
        assertThat(ContactOutcome.values())
                .extracting(Enum::name)
                .contains(outcome.happened().name());
    }

    @ParameterizedTest
    @EnumSource
    void hasReasonsThatTheEventHas(Why why) {
        assertThat(AttemptReason.values()).extracting(Enum::name).contains(why.name());
    }

    @ParameterizedTest
    @CsvSource({"CONVERSATION, REFUSED", "BOUNCED, ANSWERED", "NOT_MADE, NOT_DELIVERED"})
    void isNotChangedByAReasonThatDoesNotBelongToIt(Outcome outcome, Why why) {
        assertThat(outcome.because(why)).isEqualTo(outcome);
    }
}
