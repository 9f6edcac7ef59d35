package io.forbear.security;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** Access control lists in the words of other tools. */
final class AclText {
    private AclText() {}

    /** How Kafka's own tools call it, in small letters. */
    static String word(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A line of a plan. */
    static String line(AclBinding one) {
        return "%s %s %s %s:%s (%s)"
                .formatted(
                        one.entry().principal(),
                        word(one.entry().permissionType()),
                        word(one.entry().operation()),
                        word(one.pattern().resourceType()),
                        one.pattern().name(),
                        word(one.pattern().patternType()));
    }

    /** The same as JSON. */
    static Map<String, String> json(AclBinding one) {
        var json = new LinkedHashMap<String, String>();
        json.put("principal", one.entry().principal());
        json.put("permission", word(one.entry().permissionType()));
        json.put("operation", word(one.entry().operation()));
        json.put("resourceType", word(one.pattern().resourceType()));
        json.put("resource", one.pattern().name());
        json.put("pattern", word(one.pattern().patternType()));
        json.put("host", one.entry().host());
        return json;
    }

    /**
     * Calls of {@code kafka-acls.sh}, to which address and settings of the administrator are added.
     */
    static String script(Collection<AclBinding> bindings) {
        return bindings.stream()
                .map(
                        one ->
                                "kafka-acls.sh \"$@\" --add --allow-principal '%s' --operation %s %s --resource-pattern-type %s%n"
                                        .formatted(
                                                one.entry().principal(),
                                                camel(one.entry().operation()),
                                                resource(one.pattern()),
                                                word(one.pattern().patternType())))
                .collect(Collectors.joining());
    }

    private static String resource(ResourcePattern pattern) {
        return pattern.resourceType() == ResourceType.CLUSTER
                ? "--cluster"
                : "--%s '%s'".formatted(word(pattern.resourceType()), pattern.name());
    }

    /**
     * A KafkaUser of Strimzi for each client.
     *
     * @param cluster name of the Kafka resource
     */
    static String strimzi(Collection<AclBinding> bindings, String cluster) {
        var users = new LinkedHashMap<String, Map<ResourcePattern, List<AclOperation>>>();
        for (var one : bindings) {
            users.computeIfAbsent(one.entry().principal(), _ -> new LinkedHashMap<>())
                    .merge(one.pattern(), List.of(one.entry().operation()), AclText::joined);
        }
        return users.entrySet().stream()
                .map(user -> user(user.getKey(), user.getValue(), cluster))
                .collect(Collectors.joining("---\n"));
    }

    private static <T> List<T> joined(List<T> some, List<T> others) {
        return java.util.stream.Stream.concat(some.stream(), others.stream()).toList();
    }

    private static String user(
            String principal, Map<ResourcePattern, List<AclOperation>> rights, String cluster) {
        var text =
                new StringBuilder(
                        """
                        apiVersion: kafka.strimzi.io/v1
                        kind: KafkaUser
                        metadata:
                          name: %s
                          labels:
                            strimzi.io/cluster: %s
                        spec:
                          authentication:
                            type: scram-sha-512
                          authorization:
                            type: simple
                            acls:
                        """
                                .formatted(
                                        principal.substring(Rights.principal("").length()),
                                        cluster));
        rights.forEach(
                (pattern, operations) ->
                        text.append(
                                "      - resource: {%s}%n        operations: [%s]%n"
                                        .formatted(
                                                strimziResource(pattern),
                                                operations.stream()
                                                        .map(AclText::camel)
                                                        .collect(Collectors.joining(", ")))));
        return text.toString();
    }

    private static String strimziResource(ResourcePattern pattern) {
        return switch (pattern.resourceType()) {
            case CLUSTER -> "type: cluster";
            case TRANSACTIONAL_ID -> strimziResource("transactionalId", pattern);
            case UNKNOWN, ANY, TOPIC, GROUP, DELEGATION_TOKEN, USER ->
                    strimziResource(word(pattern.resourceType()), pattern);
        };
    }

    private static String strimziResource(String type, ResourcePattern pattern) {
        return "type: %s, name: '%s', patternType: %s"
                .formatted(
                        type,
                        pattern.name(),
                        pattern.patternType() == PatternType.PREFIXED ? "prefix" : "literal");
    }

    /** {@code DESCRIBE_CONFIGS} as {@code DescribeConfigs}. */
    private static String camel(AclOperation operation) {
        return java.util.Arrays.stream(operation.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
