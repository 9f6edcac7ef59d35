package io.forbear.simulator.audit;

import io.forbear.events.Channel;
import io.forbear.events.ContactOutcome;
import io.forbear.events.ContactPurpose;
import io.forbear.events.PartyKind;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Commands of a Monday morning, and what came of them. */
final class Examples {
    static final Instant GIVEN = Instant.parse("2026-11-16T02:00:00Z");
    static final Instant FROM = GIVEN.plusSeconds(30);
    static final Instant UNTIL = FROM.plus(Duration.ofMinutes(15));
    static final Instant NEXT_WEEK = GIVEN.plus(Duration.ofDays(7));
    static final String MESSAGE =
            "Example Bank for Example Bank: you owe CNY 1,234.50 in total. Reply STOP.";

    static final Approved APPROVED =
            new Approved(
                    "demand",
                    3,
                    "digest",
                    Map.of(
                            "en",
                            "{collector} for {creditor}: you owe {amount} in total. {optOut}",
                            "zh-CN",
                            "【{creditor}】您欠{amount}。{optOut}{{cardholderName}}"),
                    Map.of("optOut", Map.of("en", "Reply STOP.", "zh-CN", "回复R。")),
                    Map.of("amount", "MONEY", "creditor", "NAME", "collector", "NAME"));

    private Examples() {}

    static Ordered order(String id) {
        return order(id, Channel.SMS, ContactPurpose.COLLECTION);
    }

    static Ordered order(String id, Channel channel, ContactPurpose purpose) {
        return new Ordered(
                id,
                "proposal of " + id,
                "C1",
                channel,
                purpose,
                PartyKind.DEBTOR,
                "C1",
                "mobile-1",
                List.of("A1"),
                GIVEN,
                FROM,
                UNTIL,
                new BigDecimal("1234.5000"),
                "CNY",
                new Ordered.Wording("demand", 3, "digest", "en", "BANK", "BANK", MESSAGE));
    }

    static Made made(String id, Instant at) {
        return new Made(id, "simulated-sms", "mobile-1", MESSAGE, at);
    }

    static Reported report(String id, ContactOutcome outcome) {
        return report(id, id, outcome);
    }

    static Reported report(String id, String event, ContactOutcome outcome) {
        var eventId = UUID.nameUUIDFromBytes(event.getBytes(StandardCharsets.UTF_8));
        return new Reported(id, eventId, outcome, FROM);
    }

    static Map<String, Ordered> byId(Ordered... orders) {
        return List.of(orders).stream()
                .collect(Collectors.toMap(Ordered::commandId, Function.identity()));
    }

    static Revocation revocation(Revocation.Kind kind, Instant knownAt) {
        return new Revocation(kind, "C1", "C1", knownAt, null, Set.of(), List.of());
    }
}
