package io.forbear.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;

class RightsTest {
    private static final List<AclBinding> RIGHTS =
            List.copyOf(Rights.of(AccessPolicy.production(), Topics.all()));
    private static final Path PAGE = Path.of(System.getProperty("forbear.root"), "docs/access.md");

    @Test
    void letsNobodyButComplianceDecideAndNobodyButContactServiceCommand() {
        assertThat(mayWrite(Topics.CONTACT_DECIDED)).containsExactly("User:compliance-service");
        var commands =
                Topics.all().stream().filter(t -> t.name().startsWith("contact.command.")).toList();
        assertThat(commands)
                .hasSize(5)
                .allSatisfy(
                        topic ->
                                assertThat(mayWrite(topic))
                                        .containsExactly("User:contact-service"));
    }

    @Test
    void givesNobodyMoreThanNamesOfHisOwnOrOfTheCatalogue() {
        var prefixes =
                RIGHTS.stream().filter(one -> one.pattern().patternType() == PatternType.PREFIXED);
        assertThat(prefixes)
                .filteredOn(one -> one.pattern().resourceType() != ResourceType.GROUP)
                .allSatisfy(
                        one -> assertThat(one.pattern().name()).startsWith("compliance-service-"));
        assertThat(RIGHTS)
                .filteredOn(one -> one.pattern().name().equals("*"))
                .extracting(one -> one.entry().operation())
                .containsOnly(
                        AclOperation.DESCRIBE,
                        AclOperation.DESCRIBE_CONFIGS,
                        AclOperation.ALTER_CONFIGS);
        assertThat(RIGHTS)
                .extracting(one -> one.entry().operation())
                .doesNotContain(AclOperation.ALL, AclOperation.ALTER, AclOperation.CLUSTER_ACTION);
    }

    @Test
    void givesTheSimulatorNoDecisionAndNoCommand() {
        var rights = List.copyOf(Rights.of(AccessPolicy.simulation(), Topics.all()));
        assertThat(rights)
                .filteredOn(one -> one.entry().principal().equals("User:simulator"))
                .filteredOn(one -> one.entry().operation() == AclOperation.WRITE)
                .extracting(one -> one.pattern().name())
                .containsExactlyInAnyOrder(
                        "account.overdue",
                        "account.payment",
                        "debtor.profile",
                        "debtor.notice",
                        "contact.attempted",
                        "complaint.filed",
                        "complaint.extended",
                        "complaint.resolved",
                        "plan.proposed",
                        "plan.not-agreed",
                        "plan.agreed",
                        "plan.broken",
                        "plan.completed",
                        "plan.reminder-due",
                        "plan.promised",
                        "plan.promise-judged",
                        "plan.settlement-paid");
        assertThat(RIGHTS).noneMatch(one -> one.entry().principal().equals("User:simulator"));
    }

    @Test
    void refusesACatalogueWithATopicThatNobodyMayWrite() {
        Topic<?> orphan = writtenBy(List.of());
        assertThatThrownBy(() -> Rights.of(AccessPolicy.production(), List.of(orphan)))
                .hasMessageContaining("plan.agreed has no writer");
        Topic<?> stranger = writtenBy(List.of("letter shop"));
        assertThatThrownBy(() -> Rights.of(AccessPolicy.production(), List.of(stranger)))
                .hasMessageContaining("nobody is letter shop, who writes plan.agreed");
    }

    @Test
    void refusesAPolicyThatNamesNoPartyOrAWordThatNobodyKnows() {
        var unknown = policy("clients: {dialler: {is: [gatewayz]}}");
        assertThatThrownBy(() -> Rights.of(unknown, Topics.all()))
                .hasMessageContaining("gatewayz is no party of the catalogue: dialler");
        assertThatThrownBy(() -> policy("clients: {dialler: {iz: [gateways]}}"))
                .hasMessageContaining("iz");
    }

    @Test
    void printsThePageOfTheDocumentation() {
        var clients = AccessPolicy.production().clients().keySet();
        assertThat(PAGE)
                .as("./forbear acls list > docs/access.md")
                .hasContent(AccessTable.of(RIGHTS, Topics.all(), clients));
    }

    @Test
    void printsWhatOtherToolsTake() {
        assertThat(AclText.script(RIGHTS))
                .contains(
                        "kafka-acls.sh \"$@\" --add --allow-principal 'User:compliance-service'"
                                + " --operation Write --topic 'contact.decided'"
                                + " --resource-pattern-type literal")
                .contains("--transactional-id 'outbox-account-service'")
                .contains("--operation Describe --cluster");
        assertThat(AclText.strimzi(RIGHTS, "bank"))
                .contains("  name: contact-service\n  labels:\n    strimzi.io/cluster: bank")
                .contains(
                        "      - resource: {type: topic, name: 'contact.decided', patternType:"
                                + " literal}\n        operations: [Read, Write, Create, Describe, DescribeConfigs]")
                .contains(
                        "{type: transactionalId, name: 'compliance-service-', patternType: prefix}")
                .contains("{type: cluster}");
    }

    private static AccessPolicy policy(String yaml) {
        return AccessPolicy.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private static Topic<?> writtenBy(List<String> writers) {
        var topic = Topics.PLAN_AGREED;
        return new Topic<>(topic.name(), topic.type(), topic::keyOf, false, writers, List.of());
    }

    private static Set<String> mayWrite(Topic<?> topic) {
        return RIGHTS.stream()
                .filter(one -> one.pattern().name().equals(topic.name()))
                .filter(one -> one.entry().operation() == AclOperation.WRITE)
                .map(one -> one.entry().principal())
                .collect(Collectors.toSet());
    }
}
