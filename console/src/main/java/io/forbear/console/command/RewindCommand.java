package io.forbear.console.command;

import io.forbear.console.cluster.Outage;
import io.forbear.console.cluster.Rewind;
import io.forbear.console.cluster.Rewind.Found;
import io.forbear.console.cluster.Rewind.Move;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** After a database was restored to an instant: lets its service consume again what came since. */
@Command(
        name = "rewind",
        description =
                "Sets the consumer groups of services back to an instant, for databases that were"
                        + " restored to it. The services must be stopped.")
final class RewindCommand implements Callable<Integer> {
    private static final String CARRIES_OUT = "gateway-service";

    private static final Duration PAUSE = Duration.ofMillis(500);

    private static final List<String> HEAD =
            List.of("GROUP", "TOPIC", ">PARTITION", ">FROM", ">TO", ">AGAIN", "");

    @Mixin private Output output = new Output();
    @Mixin private Cluster cluster = new Cluster();

    @Option(
            names = "--service",
            required = true,
            split = ",",
            description = "whose database was restored; may be repeated")
    private List<String> services = List.of();

    @Option(
            names = "--to",
            required = true,
            description = "the instant, in real time, that the database was restored to")
    private Instant to = Instant.EPOCH;

    @Option(
            names = "--margin",
            defaultValue = "PT10M",
            description =
                    "how much farther back (${DEFAULT-VALUE}): a record bears the time at which its"
                            + " sender made it, and what comes twice is known")
    private Duration margin = Duration.ZERO;

    @Option(
            names = "--wait",
            defaultValue = "PT30S",
            description =
                    "how long (${DEFAULT-VALUE}) to wait until nobody works in them: a service"
                            + " that was killed counts as working until its session is over")
    private Duration wait = Duration.ZERO;

    @Option(names = "--dry-run", description = "only say where they would stand")
    private boolean dryRun;

    @Override
    public Integer call() throws Refusal, InterruptedException {
        if (services.contains(CARRIES_OUT)) {
            throw Refusal.refused(
                    CARRIES_OUT
                            + " is not set back: a command that it had carried out and does not"
                            + " know any more would be carried out again, or reported as expired");
        }
        try (var rewind = cluster.rewind()) {
            var moves = rewind.plan(groups(rewind), to.minus(margin));
            if (!dryRun) {
                rewind.carryOut(moves);
            }
            output.print(moves, new Table(HEAD, moves.stream().map(RewindCommand::row).toList()));
            return 0;
        } catch (Outage | KafkaException out) {
            throw Refusal.out("Kafka does not answer, or refuses: " + out.getMessage());
        }
    }

    private List<String> groups(Rewind rewind) throws Outage, Refusal, InterruptedException {
        var names = new ArrayList<String>();
        for (var service : services) {
            var groups = dryRun ? rewind.groups(service) : atRest(rewind, service);
            if (groups.isEmpty()) {
                throw Refusal.refused("no consumer group is of " + service);
            }
            names.addAll(groups.stream().map(Found::group).toList());
        }
        return names;
    }

    /** Who was killed stays a member of his groups until his session is over. */
    private List<Found> atRest(Rewind rewind, String service)
            throws Outage, Refusal, InterruptedException {
        for (var left = wait; ; left = left.minus(PAUSE)) {
            var groups = rewind.groups(service);
            var busy = groups.stream().filter(group -> !group.isAtRest()).findFirst();
            if (busy.isEmpty()) {
                return groups;
            }
            var who = "somebody works in %s".formatted(busy.get().group());
            if (!left.isPositive()) {
                throw Refusal.refused("%s: stop %s first".formatted(who, service));
            }
            if (left.equals(wait)) {
                output.tell("%s; waiting for up to %s".formatted(who, wait));
            }
            Thread.sleep(PAUSE);
        }
    }

    private static List<String> row(Move move) {
        return List.of(
                move.group(),
                move.topic(),
                "" + move.partition(),
                "" + move.committed(),
                "" + move.target(),
                "" + move.records(),
                move.isCutShort() ? "older ones are gone" : "");
    }
}
