package io.forbear.messaging;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.events.PlanAgreed;
import io.forbear.messaging.topics.RegistrySettings;
import io.forbear.messaging.topics.RetentionSettings;
import io.forbear.messaging.topics.TopicPreparation;
import io.forbear.messaging.topics.TopicSettings;
import io.forbear.messaging.wire.EventBytes;
import io.forbear.messaging.wire.KafkaClients;
import io.forbear.testing.Surroundings;
import io.forbear.topics.EventSerdes;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TopicsIT implements WithSampleService {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String COMPATIBLE_API =
            Surroundings.INFRASTRUCTURE.registryUrl() + "/apis/ccompat/v7";

    @Autowired private EventSerdes serdes;
    @Autowired private EventBytes bytes;
    @Autowired private KafkaClients clients;
    @Autowired private RetentionSettings retention;

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

    /** Also of topics that were there before with another retention, and only once. */
    @Test
    void keepsRecordsAsLongAsIsSaidOfEachTopic() throws Exception {
        try (var admin = admin()) {
            var topic = Topics.COMMAND_SMS.name();
            alter(admin, topic, "604800000");
            new TopicPreparation(
                            new TopicSettings(true, 4, (short) 1, null),
                            retention,
                            clients,
                            bytes,
                            new RegistrySettings(Surroundings.INFRASTRUCTURE.registryUrl(), false),
                            "none")
                    .start();
            assertThat(config(admin, topic, "retention.ms")).isEqualTo("259200000");
            for (var one : Topics.all()) {
                var kept = retention.of(one).map(Duration::toMillis).map(String::valueOf);
                if (kept.isPresent()) {
                    assertThat(config(admin, one.name(), "retention.ms")).isEqualTo(kept.get());
                    assertThat(config(admin, one.name(), "segment.ms")).isEqualTo("21600000");
                }
                assertThat(config(admin, one.parkedName(), "retention.ms")).isEqualTo("2592000000");
            }
        }
    }

    private static void alter(Admin admin, String topic, String retention) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        var entry = new ConfigEntry("retention.ms", retention);
        var change = new AlterConfigOp(entry, AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(resource, List.of(change))).all().get();
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
    void registersWholeSchemas() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var subjects = Topics.all().stream().map(Topic::subject).toList();
            var registered = JSON.readTree(get(http, "/subjects")).valueStream();
            assertThat(registered.map(JsonNode::stringValue)).hasSameElementsAs(subjects);
        }
    }

    @Test
    void letsTheRegistryRefuseASchemaThatReadersOfTodayCannotRead() throws Exception {
        var next = planAgreedWith("{\"name\":\"added\",\"type\":\"string\"}");
        try (var http = HttpClient.newHttpClient()) {
            var answer = post(http, "/subjects/plan.agreed-value/versions", next);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        }
    }

    @Test
    void letsTheRegistryTakeASchemaWithAnOptionalFieldMore() throws Exception {
        var next =
                planAgreedWith(
                        "{\"name\":\"added\",\"type\":[\"null\",\"string\"],\"default\":null}");
        try (var http = HttpClient.newHttpClient()) {
            var answer = post(http, "/compatibility/subjects/plan.agreed-value/versions", next);
            assertThat(JSON.readTree(answer.body()).path("is_compatible").booleanValue())
                    .as(answer.body())
                    .isTrue();
        }
    }

    @Test
    void registersSchemasAlsoWhereTopicsAreMadeByOthers() throws Exception {
        var subject = "/config/" + Topics.PLAN_COMPLETED.subject();
        try (var http = HttpClient.newHttpClient()) {
            put(http, subject, "{\"compatibility\":\"BACKWARD\"}");
            prepare(false);
            assertThat(get(http, subject)).contains("\"BACKWARD\"");
            prepare(true);
            assertThat(get(http, subject)).contains("FULL_TRANSITIVE");
        }
    }

    private void prepare(boolean register) {
        var registry = new RegistrySettings(Surroundings.INFRASTRUCTURE.registryUrl(), register);
        new TopicPreparation(
                        new TopicSettings(false, 4, (short) 1, null),
                        retention,
                        clients,
                        bytes,
                        registry,
                        "none")
                .start();
    }

    @Test
    void registersNoSchemaWhenAnEventIsWritten() throws Exception {
        var event = Samples.payment(Samples.newDebtor(), "p1");
        try (var http = HttpClient.newHttpClient();
                var serializer = serdes.serializer()) {
            assertThatThrownBy(() -> serializer.serialize("unheard.of", event))
                    .isInstanceOf(RuntimeException.class);
            assertThat(get(http, "/subjects")).doesNotContain("unheard.of");
        }
    }

    private static String planAgreedWith(String field) {
        var today = PlanAgreed.getClassSchema().toString();
        var end = "]}";
        return today.substring(0, today.length() - end.length()) + "," + field + end;
    }

    private static HttpResponse<String> post(HttpClient http, String path, String schema)
            throws Exception {
        var address = URI.create(COMPATIBLE_API + path);
        var body = JSON.writeValueAsString(Map.of("schema", schema));
        var request =
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static void put(HttpClient http, String path, String body) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(COMPATIBLE_API + path))
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
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
        var address = URI.create(COMPATIBLE_API + path);
        return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
    }
}
