package io.forbear.account.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.forbear.account.contact.ContactAttempt;
import io.forbear.account.contact.ContactAttempt.Result;
import io.forbear.events.Actor;
import io.forbear.events.ActorKind;
import io.forbear.events.Channel;
import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactOutcome;
import io.forbear.events.ContactPurpose;
import io.forbear.events.DeviceOwnership;
import io.forbear.events.Direction;
import io.forbear.events.Party;
import io.forbear.events.PartyKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AttemptListenerTest {
    private static final Instant NOW = Instant.parse("2026-05-11T04:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void takesWhatAClockADayAheadReports() {
        assertThat(AttemptListener.attempt(call(NOW.plus(DAY)), NOW))
                .extracting(ContactAttempt::result)
                .isEqualTo(Result.REACHED);
    }

    @Test
    void refusesWhatCannotHaveHappenedYet() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AttemptListener.attempt(call(NOW.plus(DAY).plusMillis(1)), NOW))
                .withMessageContaining("cannot have been made at 2026-05-12T04:00:00.001Z");
    }

    private static ContactAttempted call(Instant at) {
        return ContactAttempted.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(at)
                .setDebtorId("P-1")
                .setDirection(Direction.OUTBOUND)
                .setOutcome(ContactOutcome.CONVERSATION)
                .setChannel(Channel.VOICE_HUMAN)
                .setActor(
                        new Actor(
                                "BANK",
                                ActorKind.ISSUER,
                                "BANK",
                                List.of(),
                                DeviceOwnership.COMPANY))
                .setParty(new Party("P-1", PartyKind.DEBTOR))
                .setEndpoint("mobile")
                .setPurpose(ContactPurpose.COLLECTION)
                .build();
    }
}
