package io.forbear.kubernetes;

import static io.forbear.kubernetes.Manifests.elements;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Strimzi's users may write what the catalogue of topics says they write. */
class KafkaUsersTest {
    private static final List<String> SERVICES =
            List.of(
                    "account-service",
                    "contact-service",
                    "plan-service",
                    "compliance-service",
                    "gateway-service");

    private final Manifests users = read();

    private static Manifests read() {
        try {
            return Manifests.read(
                    Files.readString(
                            Chart.ROOT.resolve(
                                    "deploy/kubernetes/examples/strimzi/kafka-users.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyServiceWritesItsOwnTopicsAndNoOther() {
        for (var service : SERVICES) {
            assertThat(may(service, "Write").filter(KafkaUsersTest::isOfTheCatalogue))
                    .as(service)
                    .containsExactlyInAnyOrderElementsOf(written(service));
        }
    }

    /** compliance-service besides publishes again what its stream had parked. */
    private static Set<String> written(String service) {
        return Topics.all().stream()
                .filter(
                        topic ->
                                topic.writers().contains(service)
                                        || (service.equals("compliance-service")
                                                && topic.readers().contains(service)))
                .map(Topic::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyServiceReadsItsTopics() {
        for (var service : SERVICES) {
            assertThat(may(service, "Read").filter(KafkaUsersTest::isOfTheCatalogue))
                    .as(service)
                    .containsExactlyInAnyOrderElementsOf(
                            Topics.all().stream()
                                    .filter(topic -> topic.readers().contains(service))
                                    .map(Topic::name)
                                    .toList());
        }
    }

    @Test
    void onlyTheGateDecidesAndOnlyContactServiceCommands() {
        assertThat(whoMayWrite("contact.decided")).containsExactly("compliance-service");
        var commands =
                Topics.all().stream()
                        .map(Topic::name)
                        .filter(name -> name.startsWith("contact.command."))
                        .toList();
        assertThat(commands).hasSize(5);
        assertThat(commands)
                .allSatisfy(
                        topic -> assertThat(whoMayWrite(topic)).containsExactly("contact-service"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"All", "ClusterAction", "Alter"})
    void nobodyMayDoWhatAnAdministratorDoes(String operation) {
        assertThat(users.of("KafkaUser").filter(user -> mayAnything(user, operation))).isEmpty();
    }

    /** The chart names the Secret that the User Operator makes for each. */
    @Test
    void whomeverTheChartStartsIsAUser() {
        var started =
                Chart.render(Chart.Values.PRODUCTION)
                        .workloads()
                        .map(one -> one.at("/spec/template/spec/containers/0/name").asString());
        assertThat(users.of("KafkaUser").map(Manifests::name))
                .containsAll(started.toList())
                .contains("operator");
    }

    private static boolean isOfTheCatalogue(String topic) {
        return Topics.all().stream().anyMatch(one -> one.name().equals(topic));
    }

    private Stream<String> whoMayWrite(String topic) {
        return users.of("KafkaUser")
                .filter(user -> topics(user, "Write").anyMatch(one -> covers(one, topic)))
                .map(Manifests::name);
    }

    private Stream<String> may(String name, String operation) {
        var user =
                users.of("KafkaUser")
                        .filter(one -> Manifests.name(one).equals(name))
                        .findFirst()
                        .orElseThrow();
        return topics(user, operation).map(one -> one.path("name").asString());
    }

    private static boolean covers(JsonNode resource, String topic) {
        var name = resource.path("name").asString();
        return resource.path("patternType").asString("").equals("prefix")
                ? topic.startsWith(name)
                : name.equals(topic) || name.equals("*");
    }

    private static Stream<JsonNode> topics(JsonNode user, String operation) {
        return elements(user.at("/spec/authorization/acls"))
                .filter(rule -> operations(rule).anyMatch(operation::equals))
                .map(rule -> rule.path("resource"))
                .filter(resource -> resource.path("type").asString().equals("topic"));
    }

    private static boolean mayAnything(JsonNode user, String operation) {
        return elements(user.at("/spec/authorization/acls"))
                .flatMap(KafkaUsersTest::operations)
                .anyMatch(operation::equals);
    }

    private static Stream<String> operations(JsonNode rule) {
        return elements(rule.path("operations")).map(JsonNode::asString);
    }
}
