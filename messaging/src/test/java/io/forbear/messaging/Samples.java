package io.forbear.messaging;

import io.forbear.events.DebtorNotice;
import io.forbear.events.Money;
import io.forbear.events.NoticeKind;
import io.forbear.events.PaymentKind;
import io.forbear.events.PaymentPosted;
import io.forbear.messaging.topics.RetentionSettings;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Events to publish. */
public final class Samples {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    /** A week for every topic, for a month what was parked. */
    public static final RetentionSettings RETENTION =
            new RetentionSettings(
                    List.of("CN"),
                    List.of(kept(false, Map.of("ANY", WEEK)), kept(true, Map.of())),
                    Map.of("ANY", Duration.ofDays(30)),
                    Duration.ofHours(6));

    private Samples() {}

    private static RetentionSettings.Kept kept(boolean compacted, Map<String, Duration> keep) {
        return new RetentionSettings.Kept(
                Topics.all().stream()
                        .filter(topic -> topic.compacted() == compacted)
                        .map(Topic::name)
                        .toList(),
                keep);
    }

    /** An id no other test uses. */
    public static String newDebtor() {
        return "debtor-" + EventIds.next(Clock.systemUTC());
    }

    public static PaymentPosted payment(String debtor, String paymentId) {
        return payment(debtor, paymentId, 100);
    }

    /** The same payment id is the same event id. */
    public static PaymentPosted payment(String debtor, String paymentId, int amount) {
        return PaymentPosted.newBuilder()
                .setEventId(EventIds.derived(new UUID(0, 0), debtor + "/" + paymentId))
                .setOccurredAt(NOON)
                .setDebtorId(debtor)
                .setAccountId("account of " + debtor)
                .setPaymentId(paymentId)
                .setKind(PaymentKind.PAYMENT)
                .setAmount(new Money(new BigDecimal(amount).setScale(4), "EUR"))
                .setEffectiveDate(LocalDate.of(2026, 3, 2))
                .build();
    }

    public static DebtorNotice notice(String debtor, UUID eventId) {
        return DebtorNotice.newBuilder()
                .setEventId(eventId)
                .setOccurredAt(NOON)
                .setDebtorId(debtor)
                .setKind(NoticeKind.HARDSHIP_DECLARED)
                .build();
    }
}
