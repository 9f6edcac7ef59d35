package io.forbear.messaging.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.topics.Topics;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventBytesTest {
    @Test
    void digestsTheContentAndNotTheSchemaId() {
        var event = new byte[] {0, 0, 0, 0, 1, 42, 43};
        var otherSchema = new byte[] {0, 0, 0, 0, 2, 42, 43};
        var otherContent = new byte[] {0, 0, 0, 0, 1, 42, 44};

        assertThat(EventBytes.digest(event))
                .hasSize(32)
                .isEqualTo(EventBytes.digest(otherSchema))
                .isNotEqualTo(EventBytes.digest(otherContent));
    }

    @Test
    void knowsTheBeginningOfAnEvent() {
        assertThat(EventBytes.hasPrefix(new byte[] {0, 0, 0, 1, 2})).isTrue();
        assertThat(EventBytes.schemaId(new byte[] {0, 0, 0, 1, 2})).isEqualTo(258);
        assertThat(EventBytes.hasPrefix(new byte[] {0, 0, 0, 1})).isFalse();
        assertThat(EventBytes.hasPrefix(new byte[] {1, 0, 0, 1, 2})).isFalse();
    }

    @Test
    void makesABlankEventOfEveryTopic() {
        assertThat(Topics.all())
                .allSatisfy(
                        topic ->
                                assertThat(EventBytes.eventId(BlankEvent.of(topic.type())))
                                        .isEqualTo(new UUID(0, 0)));
    }
}
