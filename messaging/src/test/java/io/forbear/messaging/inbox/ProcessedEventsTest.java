package io.forbear.messaging.inbox;

import static io.forbear.messaging.inbox.ProcessedEvents.Admission.DUPLICATE;
import static io.forbear.messaging.inbox.ProcessedEvents.Admission.KNOWN;
import static io.forbear.messaging.inbox.ProcessedEvents.Admission.NEW;
import static io.forbear.messaging.inbox.ProcessedEvents.Admission.PARKED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.events.PaymentPosted;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class ProcessedEventsTest {
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    @Test
    void readsALetterPerEvent() {
        var arrivals =
                List.<Arrival<?>>of(
                        arrival(ONE, 1), arrival(OTHER, 1), arrival(ONE, 2), arrival(OTHER, 2));

        assertThat(ProcessedEvents.admissions("NDPK", arrivals))
                .containsExactly(NEW, DUPLICATE, PARKED, KNOWN);
    }

    @Test
    void admitsAnEventOnceThatIsAmongThemTwice() {
        var twice = List.<Arrival<?>>of(arrival(ONE, 1), arrival(OTHER, 1), arrival(ONE, 1));

        assertThat(ProcessedEvents.admissions("NNN", twice)).containsExactly(NEW, NEW, DUPLICATE);
    }

    @Test
    void admitsACorrectionOfTheSameId() {
        var corrected = List.<Arrival<?>>of(arrival(ONE, 1), arrival(ONE, 2));

        assertThat(ProcessedEvents.admissions("NN", corrected)).containsExactly(NEW, NEW);
    }

    @Test
    void refusesALetterItDoesNotKnow() {
        assertThatThrownBy(
                        () -> ProcessedEvents.admissions("X", List.<Arrival<?>>of(arrival(ONE, 1))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("found X");
    }

    private static Arrival<PaymentPosted> arrival(UUID id, int digest) {
        var received =
                Received.of("g", new ConsumerRecord<>("t.x", 1, 7, new byte[] {'k'}, new byte[0]));
        return new Arrival<>(
                received,
                new Decoded.Event<>("k", id, new byte[] {(byte) digest}, new PaymentPosted()));
    }
}
