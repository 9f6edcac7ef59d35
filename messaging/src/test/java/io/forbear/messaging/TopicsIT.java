package io.forbear.messaging;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

class TopicsIT implements WithSampleService {

    @Test
    void createsEveryTopicAndItsTwinWithTheSameNumberOfPartitions() throws Exception {
        var names =
                Topics.all().stream().flatMap(t -> Stream.of(t.name(), t.parkedName())).toList();
        try (var admin = admin()) {
            assertThat(admin.describeTopics(names).allTopicNames().get().values())
                    .hasSize(names.size())
                    .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(4));
        }
    }

    @Test
    void compactsWhatIsCompactedAndKeepsAllThatIsParked() throws Exception {
        try (var admin = admin()) {
            assertThat(config(admin, Topics.DEBTOR_PROFILE.name(), "cleanup.policy"))
                    .isEqualTo("compact");
            assertThat(config(admin, Topics.DEBTOR_PROFILE.parkedName(), "cleanup.policy"))
                    .isEqualTo("delete");
            assertThat(config(admin, Topics.ACCOUNT_OVERDUE.name(), "cleanup.policy"))
                    .isEqualTo("delete");
        }
    }

    @Test
    void tellsTheRegistryToAcceptOnlySchemasThatReadEachOther() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            for (Topic<?> topic : Topics.all()) {
                var answer = get(http, "/config/" + topic.subject());
                assertThat(answer).as(topic.name()).contains("FULL_TRANSITIVE");
            }
        }
    }

    @Test
    void registersOneVersionPerSubject() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            assertThat(get(http, "/subjects/" + Topics.PLAN_AGREED.subject() + "/versions"))
                    .isEqualTo("[1]");
        }
    }

    @Test
    void letsTheRegistryRefuseASchemaThatReadersOfTodayCannotRead() throws Exception {
        var incompatible =
                """
                {"schema": "{\\"type\\": \\"record\\", \\"name\\": \\"PlanAgreed\\",
                \\"namespace\\": \\"io.forbear.events\\", \\"fields\\": [
                {\\"name\\": \\"new\\", \\"type\\": \\"string\\"}]}"}"""
                        .replace("\n", "");
        var address =
                URI.create(
                        Surroundings.INFRASTRUCTURE.registryUrl()
                                + "/apis/ccompat/v7/subjects/"
                                + Topics.PLAN_AGREED.subject()
                                + "/versions");
        var request =
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(incompatible))
                        .build();
        try (var http = HttpClient.newHttpClient()) {
            assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(409);
        }
    }

    private static Admin admin() {
        return Admin.create(
                Map.of("bootstrap.servers", Surroundings.INFRASTRUCTURE.bootstrapServers()));
    }

    private static String config(Admin admin, String topic, String name) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        var configs = admin.describeConfigs(List.of(resource)).all().get();
        return requireNonNull(configs.get(resource)).get(name).value();
    }

    private static String get(HttpClient http, String path) throws Exception {
        var address =
                URI.create(Surroundings.INFRASTRUCTURE.registryUrl() + "/apis/ccompat/v7" + path);
        return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
    }
}
