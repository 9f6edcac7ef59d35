package io.forbear.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.standalone.part.Instance;
import io.forbear.standalone.part.Part;
import io.forbear.standalone.part.Scale;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * {@code kill -9} for one of two instances of the services that decide and ask, while debtors
 * become overdue: the other takes over all of them, and each is decided and contacted once.
 */
class KilledInstancesIT {
    private static final Duration PAUSE = Duration.ofMillis(150);
    private static final Duration LOAD = Duration.ofSeconds(3);
    private static final long PATIENCE_NANOS = Duration.ofMinutes(3).toNanos();

    @Test
    void areReplacedByTheOthersWhichDoEverythingOnce() throws InterruptedException {
        var home = Path.of(System.getProperty("forbear.root"));
        var parts =
                Part.withRequired(
                        EnumSet.of(
                                Part.ACCOUNT_SERVICE,
                                Part.CONTACT_SERVICE,
                                Part.COMPLIANCE_SERVICE));
        var scale = Scale.of(1, List.of("contact-service=2", "compliance-service=2"));
        try (var stand =
                        Stand.start(home, Path.of("target/killed").toAbsolutePath(), scale, parts);
                var drip = Drip.begin(stand, PAUSE);
                var cluster = new Cluster(stand)) {
            Thread.sleep(LOAD);
            assertThat(owners(cluster, "compliance-service")).contains(1, 2);
            stand.kill(Instance.first(Part.COMPLIANCE_SERVICE));
            stand.kill(Instance.first(Part.CONTACT_SERVICE));
            Thread.sleep(LOAD);
            drip.end();

            var outcome = whenAllAreContacted(stand, drip.debtors());

            assertThat(outcome.uncontacted(drip.debtors())).isEmpty();
            assertThat(outcome.undecided(Long.MAX_VALUE)).isEmpty();
            assertThat(outcome.uncommanded(drip.debtors())).isEmpty();
            assertThat(outcome.twice()).isEmpty();
            assertThat(outcome.parked()).isEmpty();
            assertThat(owners(cluster, "compliance-service")).containsOnly(2);
            assertThat(owners(cluster, "contact-service")).containsOnly(2);
        }
    }

    /** The numbers of the instances that have partitions of a group. */
    private static List<Integer> owners(Cluster cluster, String group) {
        return cluster.owners().entrySet().stream()
                .filter(entry -> entry.getKey().group().equals(group))
                .map(entry -> entry.getValue().isOf(1) ? 1 : 2)
                .distinct()
                .toList();
    }

    private static Outcome whenAllAreContacted(Stand stand, List<String> debtors)
            throws InterruptedException {
        var begun = System.nanoTime();
        var outcome = Outcome.read(stand);
        while (!outcome.uncontacted(debtors).isEmpty()
                && System.nanoTime() - begun < PATIENCE_NANOS) {
            Thread.sleep(Duration.ofSeconds(1));
            outcome = Outcome.read(stand);
        }
        return outcome;
    }
}
