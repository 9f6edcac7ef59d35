package io.forbear.security;

import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import io.forbear.topics.Topic;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;

/** Who may read and write which topic, as a page of the documentation. */
final class AccessTable {
    private static final String HEAD =
            """
            # Who may read and write which topic

            Printed by `./forbear acls list`, from the catalogue of topics and `deploy/security/acls.yaml`; a test compares them.
            What is not here is refused. How it is brought to a cluster, and what else clients may do: [security.md](security.md).

            | topic | written by | read by |
            |---|---|---|
            """;

    private static final String GROUPS =
            """

            Parked twins (`<topic>.parked`) are written by the services that read the topic, and read by console, operator and
            the service whose stream parks there. Besides topics:

            | client | may |
            |---|---|
            """;

    private AccessTable() {}

    static String of(
            Collection<AclBinding> rights,
            Collection<Topic<?>> catalogue,
            Collection<String> clients) {
        var page = new StringBuilder(HEAD);
        for (var topic : catalogue) {
            page.append(
                    "| %s | %s | %s |%n"
                            .formatted(
                                    topic.name(),
                                    who(rights, topic.name(), WRITE),
                                    who(rights, topic.name(), READ)));
        }
        page.append(GROUPS);
        for (var client : clients) {
            page.append("| %s | %s |%n".formatted(client, besides(rights, client)));
        }
        return page.toString();
    }

    private static String who(Collection<AclBinding> rights, String topic, AclOperation operation) {
        return rights.stream()
                .filter(one -> one.pattern().resourceType() == ResourceType.TOPIC)
                .filter(one -> one.pattern().name().equals(topic))
                .filter(one -> one.entry().operation() == operation)
                .map(one -> one.entry().principal().substring(Rights.principal("").length()))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String besides(Collection<AclBinding> rights, String client) {
        var texts =
                rights.stream()
                        .filter(one -> one.entry().principal().equals(Rights.principal(client)))
                        .filter(AccessTable::isNoTopicOfTheCatalogue)
                        .map(AccessTable::text)
                        .toList();
        return texts.isEmpty() ? "nothing" : String.join(", ", texts);
    }

    private static boolean isNoTopicOfTheCatalogue(AclBinding one) {
        return one.pattern().resourceType() != ResourceType.TOPIC
                || one.pattern().patternType() == PatternType.PREFIXED
                || List.of("*", "outbox.published").contains(one.pattern().name());
    }

    private static String text(AclBinding one) {
        var pattern = one.pattern();
        var ending = pattern.patternType() == PatternType.PREFIXED ? "*" : "";
        return "%s %s `%s%s`"
                .formatted(
                        AclText.word(one.entry().operation()),
                        AclText.word(pattern.resourceType()),
                        pattern.name(),
                        ending);
    }
}
