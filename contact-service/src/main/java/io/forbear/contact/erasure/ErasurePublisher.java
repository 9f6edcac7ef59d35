package io.forbear.contact.erasure;

import io.forbear.events.PersonalDataErased;
import io.forbear.messaging.Outbox;
import io.forbear.packs.retention.DataClass;
import io.forbear.topics.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Tells others that somebody's personal data were erased, on {@code debtor.personal-data-erased}.
 */
@Component
class ErasurePublisher {
    private final Outbox outbox;

    ErasurePublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    /**
     * @param left the classes of data that are kept
     * @param kept why
     */
    Mono<Void> publish(
            UUID eventId, String debtorId, Set<DataClass> left, List<Kept> kept, Instant now) {
        return outbox.publish(
                Topics.PERSONAL_DATA_ERASED,
                PersonalDataErased.newBuilder()
                        .setEventId(eventId)
                        .setOccurredAt(now)
                        .setDebtorId(debtorId)
                        .setKeptClasses(left.stream().sorted().map(Enum::name).toList())
                        .setRules(kept.stream().map(Kept::rule).distinct().toList())
                        .build());
    }
}
