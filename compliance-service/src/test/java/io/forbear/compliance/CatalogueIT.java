package io.forbear.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.messaging.RememberedRequests;
import io.forbear.messaging.Subscription;
import io.forbear.messaging.retention.TableRetention;
import io.forbear.messaging.retention.TableRetentionSettings;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.util.List;
import java.util.TreeSet;
import org.apache.kafka.streams.TopologyDescription.Source;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.r2dbc.core.DatabaseClient;

class CatalogueIT implements WithComplianceService {
    @Autowired private List<Subscription<?>> subscriptions;
    @Autowired private TableRetentionSettings retention;
    @Autowired private TableRetention tables;
    @Autowired private List<RememberedRequests> remembered;
    @Autowired private DatabaseClient database;
    @Autowired private StreamsBuilderFactoryBean streams;

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
        var read = new TreeSet<>(streamed());
        subscriptions.forEach(subscription -> read.add(subscription.topic().name()));
        assertThat(read)
                .containsExactlyInAnyOrderElementsOf(
                        Topics.all().stream()
                                .filter(topic -> topic.readers().contains("compliance-service"))
                                .map(Topic::name)
                                .toList());
    }

    private List<String> streamed() {
        var topology = streams.getTopology();
        assertThat(topology).isNotNull();
        var sources = new TreeSet<String>();
        for (var part : topology.describe().subtopologies()) {
            for (var node : part.nodes()) {
                if (node instanceof Source source && source.topicSet() != null) {
                    sources.addAll(source.topicSet());
                }
            }
        }
        topology.describe()
                .globalStores()
                .forEach(store -> sources.addAll(store.source().topicSet()));
        return List.copyOf(sources);
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
