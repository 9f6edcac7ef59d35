package io.forbear.security;

import static org.apache.kafka.common.acl.AclOperation.ALTER_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.resource.PatternType.LITERAL;
import static org.apache.kafka.common.resource.PatternType.PREFIXED;
import static org.apache.kafka.common.resource.ResourceType.CLUSTER;
import static org.apache.kafka.common.resource.ResourceType.GROUP;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;
import static org.apache.kafka.common.resource.ResourceType.TRANSACTIONAL_ID;

import io.forbear.security.Client.Kind;
import io.forbear.topics.Topic;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What the clients of a policy may do, as Kafka's access control lists: from the catalogue who
 * writes and reads a topic, from the kind of a client how it does that. Only permissions: what none
 * gives is refused.
 *
 * <p>To read or to write includes to describe, in Kafka.
 */
public final class Rights {
    /** In the order in which they are shown. */
    static final Comparator<AclBinding> ORDER =
            Comparator.<AclBinding, String>comparing(one -> one.entry().principal())
                    .thenComparing(one -> one.pattern().resourceType())
                    .thenComparing(one -> one.pattern().name())
                    .thenComparing(one -> one.pattern().patternType())
                    .thenComparing(one -> one.entry().operation())
                    .thenComparing(one -> one.entry().host())
                    .thenComparing(one -> one.entry().permissionType());

    private static final String ANYWHERE = "*";
    private static final String ALL = "*";

    /** Of every service's relay; see docs/adr/0003. */
    private static final String MARKER_TOPIC = "outbox.published";

    private static final String RELAY = "outbox-";

    private final List<Topic<?>> catalogue;
    private final SortedSet<AclBinding> all = new TreeSet<>(ORDER);

    private Rights(Collection<Topic<?>> catalogue) {
        this.catalogue = List.copyOf(catalogue);
    }

    /** Of all clients of a policy, at the topics of a catalogue. */
    public static SortedSet<AclBinding> of(AccessPolicy policy, Collection<Topic<?>> catalogue) {
        var rights = new Rights(catalogue);
        policy.checked(catalogue).clients().forEach(rights::add);
        return rights.all;
    }

    /** As whom a client of this name comes. */
    static String principal(String client) {
        return "User:" + client;
    }

    private void add(String name, Client client) {
        var own = new Own(principal(name));
        names(written(client.is())).forEach(topic -> own.may(TOPIC, topic, WRITE));
        names(read(client)).forEach(topic -> own.may(TOPIC, topic, READ));
        names(written(client.writesFor())).forEach(topic -> own.may(TOPIC, topic, WRITE));
        client.groups().forEach(group -> own.mayAtPattern(GROUP, group, READ));
        if (client.as() == Kind.SERVICE) {
            addService(name, client, own);
        }
        if (client.as() == Kind.OBSERVER) {
            addObserver(own);
        }
        var stream = client.stream();
        if (stream != null) {
            addStream(stream, client, own);
        }
        if (client.tunesGroups()) {
            own.may(GROUP, ALL, DESCRIBE_CONFIGS, ALTER_CONFIGS);
        }
    }

    private void addService(String name, Client client, Own own) {
        own.mayBelow(GROUP, name, READ);
        read(client).forEach(topic -> own.may(TOPIC, topic.parkedName(), WRITE));
        // the relay commits the number of a batch as the offset of a group, in the batch's
        // transaction
        own.may(TRANSACTIONAL_ID, RELAY + name, WRITE);
        own.may(GROUP, RELAY + name, READ);
        own.may(TOPIC, MARKER_TOPIC, READ);
        // a missing topic is made by whoever starts first; what there is, nobody of them changes
        Stream.concat(withTwins(), Stream.of(MARKER_TOPIC))
                .forEach(topic -> own.may(TOPIC, topic, DESCRIBE, CREATE, DESCRIBE_CONFIGS));
    }

    private void addObserver(Own own) {
        own.may(CLUSTER, Resource.CLUSTER_NAME, DESCRIBE);
        own.may(TOPIC, ALL, DESCRIBE);
        own.may(GROUP, ALL, DESCRIBE);
        withTwins().forEach(topic -> own.may(TOPIC, topic, READ));
    }

    private void addStream(String application, Client client, Own own) {
        var below = application + "-";
        own.may(GROUP, application, READ);
        own.mayBelow(TOPIC, below, READ, WRITE, CREATE, DELETE, DESCRIBE_CONFIGS);
        own.mayBelow(TRANSACTIONAL_ID, below, WRITE);
        for (var topic : read(client).toList()) {
            own.may(TOPIC, topic.name(), WRITE);
            own.may(TOPIC, topic.parkedName(), READ);
        }
    }

    private Stream<Topic<?>> written(List<String> parties) {
        return catalogue.stream()
                .filter(topic -> topic.writers().stream().anyMatch(parties::contains));
    }

    private Stream<Topic<?>> read(Client client) {
        Predicate<Topic<?>> isRead =
                topic -> topic.readers().stream().anyMatch(client.is()::contains);
        return catalogue.stream().filter(isRead);
    }

    private Stream<String> withTwins() {
        return catalogue.stream().flatMap(topic -> Stream.of(topic.name(), topic.parkedName()));
    }

    private static Stream<String> names(Stream<Topic<?>> topics) {
        return topics.map(Topic::name);
    }

    /** Takes down what one of them may. */
    private final class Own {
        private final String principal;

        private Own(String principal) {
            this.principal = principal;
        }

        private void may(ResourceType type, String name, AclOperation... operations) {
            add(new ResourcePattern(type, name, LITERAL), operations);
        }

        private void mayBelow(ResourceType type, String prefix, AclOperation... operations) {
            add(new ResourcePattern(type, prefix, PREFIXED), operations);
        }

        private void mayAtPattern(ResourceType type, String name, AclOperation operation) {
            if (name.endsWith(ALL)) {
                mayBelow(type, name.substring(0, name.length() - ALL.length()), operation);
            } else {
                may(type, name, operation);
            }
        }

        private void add(ResourcePattern pattern, AclOperation... operations) {
            for (var operation : operations) {
                all.add(
                        new AclBinding(
                                pattern,
                                new AccessControlEntry(
                                        principal, ANYWHERE, operation, AclPermissionType.ALLOW)));
            }
        }
    }
}
