package io.forbear.messaging.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.messaging.Samples;
import org.junit.jupiter.api.Test;

class TopicCreationTest {
    private static final short BROKERS_DEFAULT = -1;

    @Test
    void leavesCopiesToTheBrokersUnlessItIsToldOtherwise() {
        var settings = new TopicSettings(true, 4, BROKERS_DEFAULT, null);
        var made = new TopicCreation(settings, Samples.RETENTION).wanted();

        assertThat(made)
                .allSatisfy(
                        topic -> {
                            assertThat(topic.replicationFactor()).isEqualTo(BROKERS_DEFAULT);
                            assertThat(topic.configs()).doesNotContainKey("min.insync.replicas");
                        });
    }

    @Test
    void makesEveryTopicWithTheCopiesAskedFor() {
        var settings = new TopicSettings(true, 12, (short) 3, 2);
        var made = new TopicCreation(settings, Samples.RETENTION).wanted();

        assertThat(made)
                .allSatisfy(
                        topic -> {
                            assertThat(topic.replicationFactor()).isEqualTo((short) 3);
                            assertThat(topic.configs()).containsEntry("min.insync.replicas", "2");
                        });
    }
}
