package io.forbear.kubernetes;

import static io.forbear.kubernetes.Manifests.elements;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.security.AccessPolicy;
import io.forbear.security.Rights;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Strimzi's users may what the policy of deploy/security says, which a real broker was asked. */
class KafkaUsersTest {
    private static final Path FILE =
            Chart.ROOT.resolve("deploy/kubernetes/examples/strimzi/kafka-users.yaml");

    private final Manifests users = read();

    private static Manifests read() {
        try {
            return Manifests.read(Files.readString(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void mayWhatThePolicySays() throws IOException {
        var printed = KafkaUsers.print(Rights.of(AccessPolicy.production(), Topics.all()));
        if (Boolean.getBoolean("forbear.write")) {
            Files.writeString(FILE, printed);
        }
        assertThat(FILE)
                .as("run ./forbear test deploy/kubernetes -Dforbear.write=true")
                .hasContent(printed);
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

    private Stream<String> whoMayWrite(String topic) {
        return users.of("KafkaUser")
                .filter(user -> topics(user, "Write").anyMatch(one -> covers(one, topic)))
                .map(Manifests::name);
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
