package io.forbear.compliance.rulepack;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forbear.events.PackMode;
import io.forbear.events.RulePackActivated;
import io.forbear.messaging.EventIds;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Activations as events. */
final class ActivationRecords {
    private ActivationRecords() {}

    /** The id of the event; the same however often the same activation is published. */
    static UUID eventId(Activation activation) {
        var version = UUID.nameUUIDFromBytes(("rule pack " + activation.key()).getBytes(UTF_8));
        return EventIds.derived(version, activation.digest() + " " + mode(activation));
    }

    static RulePackActivated of(Activation activation) {
        return RulePackActivated.newBuilder()
                .setEventId(eventId(activation))
                .setOccurredAt(activation.activatedAt())
                .setPackId(activation.pack())
                .setVersion(activation.version())
                .setEffectiveFrom(activation.effectiveFrom())
                .setDigest(activation.digest())
                .setAuthor(activation.author())
                .setApprover(activation.approver())
                .setMode(mode(activation))
                .setContent(activation.yaml())
                .build();
    }

    /**
     * What a record says.
     *
     * @throws IllegalArgumentException if it is no activation, or one of a kind not known here
     */
    static Activation activation(@Nullable SpecificRecord record) {
        if (!(record instanceof RulePackActivated event)) {
            throw new IllegalArgumentException("expected a RulePackActivated");
        }
        return new Activation(
                event.getPackId(),
                event.getVersion(),
                event.getEffectiveFrom(),
                event.getDigest(),
                event.getAuthor(),
                event.getApprover(),
                event.getOccurredAt(),
                shadow(event),
                event.getContent());
    }

    private static boolean shadow(RulePackActivated event) {
        return switch (event.getMode()) {
            case ACTIVE -> false;
            case SHADOW -> true;
            case UNKNOWN -> throw new IllegalArgumentException("the mode is not known");
        };
    }

    private static PackMode mode(Activation activation) {
        return activation.shadow() ? PackMode.SHADOW : PackMode.ACTIVE;
    }
}
