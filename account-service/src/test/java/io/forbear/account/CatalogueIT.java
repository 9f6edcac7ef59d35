package io.forbear.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.messaging.Subscription;
import io.forbear.messaging.retention.TableRetention;
import io.forbear.messaging.retention.TableRetentionSettings;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

class CatalogueIT implements WithAccountService {
    @Autowired private List<Subscription<?>> subscriptions;
    @Autowired private TableRetentionSettings retention;
    @Autowired private TableRetention tables;
    @Autowired private DatabaseClient database;

    @Test
    void saysOfEveryTableAboutDebtorsHowLongItIsKept() {
        var found =
                database.sql(
                                """
                                SELECT DISTINCT table_name::text FROM information_schema.columns
                                WHERE column_name = 'debtor_id' AND table_schema = 'public'
                                """)
                        .mapValue(String.class)
                        .all()
                        .collectList()
                        .block();
        assertThat(retention.tables().stream().map(TableRetentionSettings.Table::name))
                .containsExactlyInAnyOrderElementsOf(found);
        tables.delete().block();
    }

    @Test
    void readsTheTopicsThatTheCatalogueSaysItReads() {
        assertThat(subscriptions.stream().map(subscription -> subscription.topic().name()))
                .containsExactlyInAnyOrderElementsOf(
                        Topics.all().stream()
                                .filter(topic -> topic.readers().contains("account-service"))
                                .map(Topic::name)
                                .toList());
    }
}
