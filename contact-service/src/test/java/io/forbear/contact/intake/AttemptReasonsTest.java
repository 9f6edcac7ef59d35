package io.forbear.contact.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.contact.Events;
import io.forbear.contact.channel.Outcome;
import io.forbear.contact.debtor.Facts;
import io.forbear.contact.reach.ReachedAttempt;
import io.forbear.events.AttemptReason;
import io.forbear.events.Channel;
import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactOutcome;
import io.forbear.events.ContactPurpose;
import io.forbear.events.Direction;
import io.forbear.events.Party;
import io.forbear.events.PartyKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the reason of a report makes of its outcome. */
class AttemptReasonsTest {
    private static ContactAttempted attempted(
            ContactOutcome outcome, @Nullable AttemptReason reason) {
        return ContactAttempted.newBuilder()
                .setEventId(new UUID(0, 1))
                .setOccurredAt(Instant.parse("2026-05-04T02:00:00Z"))
                .setDebtorId("C1")
                .setDirection(Direction.OUTBOUND)
                .setOutcome(outcome)
                .setReason(reason)
                .setChannel(Channel.SMS)
                .setActor(Events.bank())
                .setParty(Party.newBuilder().setPersonId("C1").setKind(PartyKind.DEBTOR).build())
                .setEndpoint("mobile")
                .setPurpose(ContactPurpose.COLLECTION)
                .build();
    }

    @ParameterizedTest(name = "{0} {1}: {2}, the number is wrong: {3}")
    @CsvSource({
        "BOUNCED, , BOUNCED, true",
        "BOUNCED, NO_SUCH_RECIPIENT, BOUNCED, true",
        "BOUNCED, NOT_DELIVERED, UNDELIVERED, false",
        "NOT_MADE, , NOT_MADE, false",
        "NOT_MADE, EXPIRED, NOT_MADE, false",
        "NOT_MADE, CANCELLED, NOT_MADE, false",
        "NOT_MADE, REFUSED, REFUSED, false",
        "NOT_MADE, UNKNOWN, NOT_MADE, false",
        "DELIVERED, , DELIVERED, false",
        "DELIVERED, ANSWERED, ANSWERED, false",
        "SENT, , SENT, false",
    })
    void condemnsANumberOnlyWhenThereIsNoSuchRecipient(
            ContactOutcome told, @Nullable AttemptReason reason, Outcome outcome, boolean wrong) {
        var report = AttemptListener.report(attempted(told, reason));

        assertThat(report.attempt().outcome()).isEqualTo(outcome);
        assertThat(report.happened().outcome()).isEqualTo(outcome);
        var reached = ReachedAttempt.of(Facts.about("C1"), report.entry());
        assertThat(reached.wrong()).isEqualTo(wrong);
        assertThat(reached.outbound()).isEqualTo(told != ContactOutcome.NOT_MADE);
    }
}
