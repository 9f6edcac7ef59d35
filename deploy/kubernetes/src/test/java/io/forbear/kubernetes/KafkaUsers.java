package io.forbear.kubernetes;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** Access control lists as users of Strimzi's. */
final class KafkaUsers {
    private static final String ABOUT =
            """
            # Everybody who comes to Kafka, and what he may do there: nothing else. Printed from deploy/security/acls.yaml and the
            # catalogue of topics. The User Operator keeps the lists of these users as they stand here, so ./forbear acls is not for
            # this cluster. It makes a Secret for each, named like the user, as the chart expects it. What is KEDA's needs a name
            # besides a password, so operator's comes from a Secret of yours.
            """;

    private static final String GENERATED = "{type: scram-sha-512}";
    private static final String GIVEN =
            "{type: scram-sha-512, password: {valueFrom: {secretKeyRef: {name: keda-operator, key:"
                    + " password}}}}";

    private KafkaUsers() {}

    /**
     * @param rights that permit, from anywhere
     */
    static String print(Collection<AclBinding> rights) {
        var byUser = new TreeMap<String, Map<ResourcePattern, TreeSet<String>>>();
        for (var right : rights) {
            byUser.computeIfAbsent(user(right), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(right.pattern(), _ -> new TreeSet<>())
                    .add(word(right.entry().operation()));
        }
        var text = new StringBuilder(ABOUT);
        byUser.forEach(
                (user, rules) -> {
                    text.append(head(user));
                    rules.forEach(
                            (pattern, operations) ->
                                    text.append("      - resource: ")
                                            .append(resource(pattern))
                                            .append("\n        operations: ")
                                            .append(operations)
                                            .append('\n'));
                });
        return text.toString();
    }

    private static String head(String user) {
        return """
               ---
               apiVersion: kafka.strimzi.io/v1
               kind: KafkaUser
               metadata:
                 name: %s
                 namespace: collections
                 labels:
                   strimzi.io/cluster: kafka
               spec:
                 authentication: %s
                 authorization:
                   type: simple
                   acls:
               """
                .formatted(user, user.equals("operator") ? GIVEN : GENERATED);
    }

    private static String user(AclBinding right) {
        return right.entry().principal().substring("User:".length());
    }

    private static String resource(ResourcePattern pattern) {
        var type =
                pattern.resourceType() == ResourceType.TRANSACTIONAL_ID
                        ? "transactionalId"
                        : pattern.resourceType().name().toLowerCase(Locale.ROOT);
        if (pattern.resourceType() == ResourceType.CLUSTER) {
            return "{type: cluster}";
        }
        return "{type: %s, name: %s%s}"
                .formatted(
                        type,
                        pattern.name().equals("*") ? "\"*\"" : pattern.name(),
                        pattern.patternType() == PatternType.PREFIXED
                                ? ", patternType: prefix"
                                : "");
    }

    /** ALTER_CONFIGS is AlterConfigs there. */
    private static String word(AclOperation operation) {
        return Arrays.stream(operation.name().split("_"))
                .map(part -> part.charAt(0) + part.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
