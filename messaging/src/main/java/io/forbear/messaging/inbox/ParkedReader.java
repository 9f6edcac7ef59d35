package io.forbear.messaging.inbox;

import io.forbear.messaging.inbox.Decoder.Reading;
import io.forbear.messaging.wire.RegistryProbe;
import io.forbear.topics.EventJson;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import org.jspecify.annotations.Nullable;

/** Reads parked records for people. May ask the schema registry, which blocks. */
final class ParkedReader {
    private final Decoder decoder;

    ParkedReader(Decoder decoder) {
        this.decoder = decoder;
    }

    /**
     * A record and why it failed, without what is personal.
     *
     * @throws RegistryProbe.Outage if the registry does not answer
     */
    ParkedContent masked(Received received, String message) {
        var topic = topic(received);
        if (topic == null) {
            return ParkedContent.maskedBytes(null, received.value(), message);
        }
        return switch (decoder.read(topic, received)) {
            case Reading.Understood<?>(_, var event) -> ParkedContent.masked(event, message);
            case Reading.Unreadable<?> _ ->
                    ParkedContent.maskedBytes(topic, received.value(), message);
        };
    }

    /**
     * The same with everything.
     *
     * @throws RegistryProbe.Outage if the registry does not answer
     */
    ParkedContent whole(Received received, String message) {
        var topic = topic(received);
        if (topic == null) {
            return ParkedContent.wholeBytes(received.value(), message);
        }
        return switch (decoder.read(topic, received)) {
            case Reading.Understood<?>(_, var event) -> ParkedContent.whole(event, message);
            case Reading.Unreadable<?> _ -> ParkedContent.wholeBytes(received.value(), message);
        };
    }

    /** Why a record failed, without what is personal; nothing of it while nobody can tell that. */
    String maskedMessage(Received received, String message) {
        try {
            return masked(received, message).message();
        } catch (RegistryProbe.Outage unknown) {
            return EventJson.MASK;
        }
    }

    private static @Nullable Topic<?> topic(Received received) {
        return Topics.all().stream()
                .filter(topic -> topic.name().equals(received.topic()))
                .findAny()
                .orElse(null);
    }
}
