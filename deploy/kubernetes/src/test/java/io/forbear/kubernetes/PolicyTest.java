package io.forbear.kubernetes;

import static io.forbear.kubernetes.Manifests.containers;
import static io.forbear.kubernetes.Manifests.elements;
import static io.forbear.kubernetes.Manifests.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.kubernetes.Chart.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PolicyTest {

    @ParameterizedTest
    @EnumSource
    void whatIsRenderedKeepsThePolicies(Values values) {
        assertThat(Policies.breaches(Chart.render(values))).isEmpty();
    }

    /** What breaks one policy, and what is said of it. */
    static Stream<Arguments> breaches() {
        return Stream.of(
                breach("runs as root", pod("securityContext", "{\"runAsUser\": 0}")),
                breach("seccomp", pod("securityContext", "{\"runAsNonRoot\": true}")),
                breach("token of the service account", pod("automountServiceAccountToken", "true")),
                breach("spread", pod("topologySpreadConstraints", "[]")),
                breach("host", pod("hostNetwork", "true")),
                breach(
                        "host",
                        pod("volumes", "[{\"name\": \"a\", \"hostPath\": {\"path\": \"/\"}}]")),
                breach("root file system", security("readOnlyRootFilesystem", "false")),
                breach("escalate", security("allowPrivilegeEscalation", "true")),
                breach("privileged", security("privileged", "true")),
                breach("capabilities", security("capabilities", "{\"drop\": []}")),
                breach(
                        "capabilities",
                        security("capabilities", "{\"drop\": [\"ALL\"], \"add\": [\"NET_RAW\"]}")),
                breach(
                        "limit of memory",
                        container(
                                "resources",
                                "{\"requests\": {\"cpu\": \"1\", \"memory\": \"1Gi\"}}")),
                breach("request", container("resources", "{\"limits\": {\"memory\": \"1Gi\"}}")),
                breach("tag", container("image", "\"forbear/account-service:latest\"")),
                breach("tag", container("image", "\"registry:5000/account-service\"")),
                breach("livenessProbe", container("livenessProbe", null)),
                breach("readinessProbe", container("readinessProbe", null)),
                breach("startupProbe", container("startupProbe", null)),
                breach("port without a name", container("ports", "[{\"containerPort\": 8081}]")),
                breach(
                        "secret in the environment",
                        container(
                                "env",
                                "[{\"name\": \"SPRING_R2DBC_PASSWORD\", \"value\": \"x\"}]")),
                breach(
                        "secret in the environment",
                        container(
                                "env",
                                "[{\"name\": \"A\", \"valueFrom\": {\"secretKeyRef\": {\"name\": \"a\", \"key\": \"b\"}}}]")),
                breach("grace", pod("terminationGracePeriodSeconds", "20")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaches")
    void findsABreach(String said, Consumer<ObjectNode> change) {
        var manifests = Chart.render(Values.MINIMAL);
        change.accept((ObjectNode) manifests.the("Deployment", "account-service"));
        assertThat(Policies.breaches(manifests))
                .isNotEmpty()
                .allMatch(breach -> breach.startsWith("Deployment/bank-forbear-account-service"))
                .anyMatch(breach -> breach.contains(said));
    }

    @Test
    void findsASecretAmongTheObjects() {
        var all = new ArrayList<>(Chart.render(Values.MINIMAL).all());
        all.addAll(Manifests.read("{apiVersion: v1, kind: Secret, metadata: {name: a}}").all());
        assertThat(Policies.breaches(new Manifests(all))).containsExactly("Secret/a: is a secret");
    }

    @Test
    void findsAMissingBudget() {
        var rendered = Chart.render(Values.MINIMAL, Map.of("podDisruptionBudget.enabled", false));
        assertThat(Policies.breaches(rendered))
                .hasSize(5)
                .allMatch(breach -> breach.contains("no budget"));
    }

    @Test
    void budgetsAreOnlyForWhatRunsMoreThanOnce() {
        var rendered = Chart.render(Values.MINIMAL);
        assertThat(rendered.of("PodDisruptionBudget").map(Manifests::name))
                .doesNotContain("bank-forbear-console")
                .hasSize(5);
    }

    /** An outage of Kafka or PostgreSQL must not start pods anew. */
    @ParameterizedTest
    @EnumSource
    void livenessAsksNothingOutsideTheProcess(Values values) {
        for (var workload : Chart.render(values).workloads().toList()) {
            for (var container : containers(workload).toList()) {
                for (var probe : List.of("livenessProbe", "startupProbe")) {
                    assertThat(container.at("/" + probe + "/httpGet/path").asString(""))
                            .isEqualTo("/actuator/health/liveness");
                }
                assertThat(container.at("/readinessProbe/httpGet/path").asString(""))
                        .isEqualTo("/actuator/health/readiness");
            }
        }
    }

    @Test
    void aNamedInstanceKeepsItsStateAndItsName() {
        var service = Chart.render(Values.MINIMAL).the("StatefulSet", "compliance-service");
        var container = containers(service).findFirst().orElseThrow();
        assertThat(service.at("/spec/volumeClaimTemplates/0/metadata/name").asString(""))
                .isEqualTo("state");
        assertThat(
                        elements(container.path("volumeMounts"))
                                .filter(one -> one.path("name").asString("").equals("state"))
                                .map(one -> one.path("mountPath").asString("")))
                .containsExactly(Environment.of(container).get("SPRING_KAFKA_STREAMS_STATE_DIR"));
        assertThat(Environment.of(container))
                .containsEntry("SPRING_KAFKA_STREAMS_PROPERTIES_GROUP_INSTANCE_ID", "$(POD_NAME)")
                .containsEntry("SPRING_KAFKA_STREAMS_PROPERTIES_NUM_STANDBY_REPLICAS", "1");
        var without =
                Chart.render(
                        Values.MINIMAL,
                        Map.of(
                                "services.compliance-service.streams.staticMembership.enabled",
                                false));
        assertThat(
                        Environment.of(
                                containers(without.the("StatefulSet", "compliance-service"))
                                        .findFirst()
                                        .orElseThrow()))
                .doesNotContainKey("SPRING_KAFKA_STREAMS_PROPERTIES_GROUP_INSTANCE_ID");
    }

    @Test
    void aChangedSettingIsANewPod() {
        var one = checksum(Map.of());
        var other = checksum(Map.of("services.account-service.config.forbear.account.zone", "UTC"));
        assertThat(other).isNotEqualTo(one);
    }

    private static String checksum(Map<String, Object> settings) {
        return Chart.render(Values.MINIMAL, settings)
                .the("Deployment", "account-service")
                .at("/spec/template/metadata/annotations/checksum~1config")
                .asString();
    }

    private static Arguments breach(String said, Consumer<ObjectNode> change) {
        return Arguments.of(said, change);
    }

    private static Consumer<ObjectNode> pod(String field, String value) {
        return workload -> set((ObjectNode) Manifests.pod(workload), field, value);
    }

    private static Consumer<ObjectNode> container(String field, @Nullable String value) {
        return workload ->
                set((ObjectNode) Manifests.pod(workload).at("/containers/0"), field, value);
    }

    private static Consumer<ObjectNode> security(String field, String value) {
        return workload ->
                set(
                        (ObjectNode) Manifests.pod(workload).at("/containers/0/securityContext"),
                        field,
                        value);
    }

    private static void set(ObjectNode at, String field, @Nullable String value) {
        if (value == null) {
            at.remove(field);
        } else {
            at.set(field, JsonMapper.shared().readTree(value));
        }
    }
}
