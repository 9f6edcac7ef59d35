package io.forbear.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.kubernetes.Acceptance.Source;
import io.forbear.kubernetes.Chart.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class AcceptanceTest {
    private static final Path EXAMPLES = Chart.ROOT.resolve("deploy/kubernetes/examples");

    @ParameterizedTest
    @EnumSource
    void kubernetesTakesWhatTheChartRenders(Values values) {
        var manifests = Chart.render(values);
        assertThat(refusals(manifests)).isEmpty();
        tell(values.name().toLowerCase(Locale.ROOT), manifests);
    }

    @Test
    void operatorsTakeTheExamples() throws IOException {
        try (var files = Files.walk(EXAMPLES)) {
            var examples =
                    files.filter(file -> file.toString().endsWith(".yaml"))
                            .filter(file -> !file.getFileName().toString().startsWith("values-"))
                            .sorted()
                            .toList();
            assertThat(examples).hasSizeGreaterThan(4);
            for (var example : examples) {
                var manifests = Manifests.read(Files.readString(example));
                assertThat(refusals(manifests)).as(example.toString()).isEmpty();
                tell(EXAMPLES.relativize(example).toString(), manifests);
            }
        }
    }

    /** Each kind of mistake, in each kind of schema. */
    @ParameterizedTest(name = "{0}{2}: {3}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # the client of Kubernetes
                    Deployment|account-service|/spec/template/spec/containers/0|livenesProbe|{}|livenesProbe
                    Deployment|account-service|/spec|replicas|"two"|two
                    Deployment|account-service|/spec/template/spec/containers/0/ports/0|containerPort|"http"|http
                    Deployment|account-service|/spec/template/spec/containers/0/env/0|value|8081|8081
                    Deployment|account-service|/metadata/labels|app|true|app
                    Deployment|account-service|/spec/template/spec/containers/0|name|null|name
                    Deployment|account-service|/spec|selector|null|selector
                    StatefulSet|compliance-service|/spec|volumeClaimTemplate|[]|volumeClaimTemplate
                    NetworkPolicy|account-service|/spec/egress/0|form|[]|form
                    PodDisruptionBudget|account-service|/spec|maxUnavailible|1|maxUnavailible
                    HorizontalPodAutoscaler|gateway-service|/spec|maxReplicas|null|maxReplicas
                    Ingress||/spec/rules/0/http/paths/0|pathType|null|pathType
                    Service|account-service|/spec/ports/0|port|"http"|http
                    # models
                    ServiceMonitor||/spec/endpoints/0|tokenSecret|{}|tokenSecret
                    ServiceMonitor||/spec/endpoints/0|honorLabels|"yes"|honorLabels
                    PrometheusRule||/spec/groups/0/rules/0|expresion|"up"|expresion
                    # ours
                    ScaledObject|account-service|/spec|maxReplicas|3|maxReplicas
                    ScaledObject|account-service|/spec/triggers/0/metadata|lagThreshold|1000|lagThreshold
                    ScaledObject|account-service|/spec|triggers|null|triggers
                    TriggerAuthentication||/spec/secretTargetRef/0|key|null|key
                    """)
    void findsAMistake(
            String kind, String name, String at, String field, String value, String named) {
        var object = Chart.render(Values.EVERYTHING).the(kind, name == null ? "" : name);
        assertThat(Acceptance.refusal(object)).isNull();
        change(object, at, field, value);
        assertThat(Acceptance.refusal(object)).contains(named);
    }

    @ParameterizedTest(name = "{0}{2}: {3}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    strimzi/kafka.yaml|Kafka|/spec/kafka/listeners/0|ports|9093|ports
                    strimzi/kafka.yaml|Kafka|/spec/kafka/listeners/0|port|"secure"|secure
                    strimzi/kafka.yaml|Kafka|/spec/kafka/listeners/0/authentication|type|"scram"|scram
                    strimzi/kafka.yaml|KafkaNodePool|/spec|roles|["brokers"]|brokers
                    cloudnative-pg/postgresql.yaml|Cluster|/spec/managed/roles/0|loginn|true|loginn
                    cloudnative-pg/postgresql.yaml|Database|/spec|owner|null|owner
                    external-secrets/databases.yaml|ExternalSecret|/spec/target|nam|"a"|nam
                    """)
    void findsAMistakeInAnExample(
            String file, String kind, String at, String field, String value, String named)
            throws IOException {
        var text = Files.readString(EXAMPLES.resolve(file));
        var object = Manifests.read(text).the(kind, "");
        assertThat(Acceptance.refusal(object)).isNull();
        change(object, at, field, value);
        assertThat(Acceptance.refusal(object)).contains(named);
    }

    @Test
    void refusesAKindOfWhichNothingIsKnown() {
        var unknown = Manifests.read("{apiVersion: v1, kind: Podd, metadata: {name: a}}");
        assertThat(refusals(unknown)).singleElement().asString().contains("no schema is known");
    }

    private static void change(JsonNode object, String at, String field, String value) {
        var place = (ObjectNode) object.at(at);
        if (value.equals("null")) {
            assertThat(place.remove(field)).as(at + "/" + field).isNotNull();
        } else {
            place.set(field, JsonMapper.shared().readTree(value));
        }
    }

    private static List<String> refusals(Manifests manifests) {
        return manifests.all().stream()
                .flatMap(
                        one ->
                                Stream.ofNullable(Acceptance.refusal(one))
                                        .map(why -> Manifests.title(one) + ": " + why))
                .toList();
    }

    /** How many objects of which kinds were held against what. */
    private static void tell(String what, Manifests manifests) {
        var bySource = new TreeMap<String, TreeMap<String, Integer>>();
        for (var one : manifests.all()) {
            var type = one.path("apiVersion").asString("") + " " + Manifests.kind(one);
            bySource.computeIfAbsent(source(type), _ -> new TreeMap<>())
                    .merge(Manifests.kind(one), 1, Integer::sum);
        }
        System.out.printf("[forbear] %s: %d objects%n", what, manifests.all().size());
        bySource.forEach((source, kinds) -> System.out.printf("    %s: %s%n", source, kinds));
    }

    private static String source(String type) {
        return switch (Objects.requireNonNull(Acceptance.SOURCES.get(type))) {
            case Source.OpenApi _ -> "OpenAPI of Kubernetes " + Chart.KUBERNETES;
            case Source.Model model -> "models of " + model.of();
            case Source.OwnSchema _ -> "schemas of ours";
        };
    }
}
