package io.forbear.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.messaging.Subscription;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CatalogueIT implements WithPlanService {
    @Autowired private List<Subscription<?>> subscriptions;

    @Test
    void readsTheTopicsThatTheCatalogueSaysItReads() {
        assertThat(
                        subscriptions.stream()
                                .map(subscription -> subscription.topic().name())
                                .distinct())
                .containsExactlyInAnyOrderElementsOf(
                        Topics.all().stream()
                                .filter(topic -> topic.readers().contains("plan-service"))
                                .map(Topic::name)
                                .toList());
    }
}
