package io.forbear.security;

import static org.apache.kafka.common.acl.AclOperation.ALL;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What leads a cluster from the lists that it has to those it is to have. Lists of principals that
 * the policy does not know are left alone, and shown if they let somebody write one of our topics.
 *
 * @param added permissions that are missing
 * @param removed what principals of the policy have and are not to have, refusals included
 * @param foreign others' permissions to write topics of the catalogue
 */
public record AclPlan(List<AclBinding> added, List<AclBinding> removed, List<AclBinding> foreign) {

    /**
     * From one to the other.
     *
     * @param principals those whose lists are the policy's business
     * @param guarded names of topics, of which it is shown who else may write them
     */
    static AclPlan of(
            Collection<AclBinding> present,
            Collection<AclBinding> wanted,
            Set<String> principals,
            Collection<String> guarded) {
        Predicate<AclBinding> isOurs = one -> principals.contains(one.entry().principal());
        return new AclPlan(
                sorted(wanted, one -> !present.contains(one)),
                sorted(present, isOurs.and(one -> !wanted.contains(one))),
                sorted(present, isOurs.negate().and(one -> letsWrite(one, guarded))));
    }

    /** Whether the cluster is as it is to be. */
    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty();
    }

    private static List<AclBinding> sorted(
            Collection<AclBinding> bindings, Predicate<AclBinding> wanted) {
        return bindings.stream().filter(wanted).sorted(Rights.ORDER).toList();
    }

    private static boolean letsWrite(AclBinding one, Collection<String> guarded) {
        var operation = one.entry().operation();
        return one.entry().permissionType() == AclPermissionType.ALLOW
                && one.pattern().resourceType() == ResourceType.TOPIC
                && (operation == WRITE || operation == ALL)
                && guarded.stream().anyMatch(topic -> covers(one.pattern(), topic));
    }

    private static boolean covers(ResourcePattern pattern, String topic) {
        return pattern.patternType() == PatternType.PREFIXED
                ? topic.startsWith(pattern.name())
                : pattern.name().equals(topic)
                        || pattern.name().equals(ResourcePattern.WILDCARD_RESOURCE);
    }
}
