package io.forbear.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.messaging.RememberedRequests;
import io.forbear.messaging.Subscription;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

class CatalogueIT implements WithContactService {
    @Autowired private List<Subscription<?>> subscriptions;
    @Autowired private List<RememberedRequests> remembered;
    @Autowired private DatabaseClient database;

    @Test
    void readsTheTopicsThatTheCatalogueSaysItReads() {
        assertThat(subscriptions.stream().map(subscription -> subscription.topic().name()))
                .containsExactlyInAnyOrderElementsOf(
                        Topics.all().stream()
                                .filter(topic -> topic.readers().contains("contact-service"))
                                // read whole when strategies are examined
                                .filter(topic -> !topic.equals(Topics.RULE_PACK))
                                .map(Topic::name)
                                .toList());
    }

    @Test
    void remembersRequestsInTablesThatTellTheirAge() {
        assertThat(remembered).isNotEmpty();
        for (var requests : remembered) {
            var table = requests.table();
            var young =
                    database.sql(
                                    "select count(*) from "
                                            + table
                                            + " where remembered_at > now() - interval '1 day'")
                            .mapValue(Long.class)
                            .one()
                            .block();
            assertThat(young).as(table).isNotNull();
        }
    }
}
