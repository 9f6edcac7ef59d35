package io.forbear.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;

class AclPlanTest {
    private static final Set<String> OURS = Set.of("User:compliance-service");
    private static final Set<String> GUARDED = Set.of("contact.decided");
    private static final AclBinding DECIDES =
            may("User:compliance-service", "contact.decided", PatternType.LITERAL);

    @Test
    void addsWhatIsMissingAndNothingTwice() {
        assertThat(plan(List.of(), List.of(DECIDES)).added()).containsExactly(DECIDES);
        assertThat(plan(List.of(DECIDES), List.of(DECIDES)).isEmpty()).isTrue();
    }

    @Test
    void takesFromOursWhatTheyAreNotToHave() {
        var everything = may("User:compliance-service", "*", PatternType.LITERAL);
        var plan = plan(List.of(DECIDES, everything), List.of(DECIDES));
        assertThat(plan.removed()).containsExactly(everything);
        assertThat(plan.added()).isEmpty();
    }

    @Test
    void leavesOthersAloneAndShowsThoseWhoMayWriteWhatIsOurs() {
        var named = may("User:etl", "contact.decided", PatternType.LITERAL);
        var prefixed = may("User:etl", "contact.", PatternType.PREFIXED);
        var everything = may("User:etl", "*", PatternType.LITERAL);
        var elsewhere = may("User:etl", "ledger", PatternType.LITERAL);
        var reads = may("User:etl", "contact.decided", PatternType.LITERAL, AclOperation.READ);
        var plan =
                plan(
                        List.of(DECIDES, named, prefixed, everything, elsewhere, reads),
                        List.of(DECIDES));
        assertThat(plan.isEmpty()).isTrue();
        assertThat(plan.foreign()).containsExactlyInAnyOrder(named, prefixed, everything);
    }

    private static AclPlan plan(List<AclBinding> present, List<AclBinding> wanted) {
        return AclPlan.of(present, wanted, OURS, GUARDED);
    }

    private static AclBinding may(String principal, String topic, PatternType pattern) {
        return may(principal, topic, pattern, AclOperation.WRITE);
    }

    private static AclBinding may(
            String principal, String topic, PatternType pattern, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, topic, pattern),
                new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW));
    }
}
