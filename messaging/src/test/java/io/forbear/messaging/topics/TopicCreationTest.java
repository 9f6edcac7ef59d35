package io.forbear.messaging.topics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopicCreationTest {
    private static final short BROKERS_DEFAULT = -1;

    @Test
    void leavesCopiesToTheBrokersUnlessItIsToldOtherwise() {
        var made = new TopicCreation(new TopicSettings(true, 4, BROKERS_DEFAULT, null)).wanted();

        assertThat(made)
                .allSatisfy(
                        topic -> {
                            assertThat(topic.replicationFactor()).isEqualTo(BROKERS_DEFAULT);
                            assertThat(topic.configs()).doesNotContainKey("min.insync.replicas");
                        });
    }

    @Test
    void makesEveryTopicWithTheCopiesAskedFor() {
        var made = new TopicCreation(new TopicSettings(true, 12, (short) 3, 2)).wanted();

        assertThat(made)
                .allSatisfy(
                        topic -> {
                            assertThat(topic.replicationFactor()).isEqualTo((short) 3);
                            assertThat(topic.configs()).containsEntry("min.insync.replicas", "2");
                        });
    }
}
