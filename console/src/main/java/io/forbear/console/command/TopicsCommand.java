package io.forbear.console.command;

import io.forbear.console.cluster.Snapshot.GroupFigures;
import io.forbear.console.cluster.Snapshot.TopicFigures;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists topics. */
@Command(
        name = "topics",
        description = "The topics: how much is in them, how much flows, how far groups are behind.")
final class TopicsCommand implements Callable<Integer> {
    private static final long KIBI = 1024;

    @Mixin private Output output = new Output();
    @Mixin private Cluster cluster = new Cluster();

    @Option(names = "--all", description = "those of Kafka and of streams too")
    private boolean all;

    @Override
    public Integer call() throws Refusal, InterruptedException {
        var snapshot = cluster.measure(all);
        output.print(
                snapshot,
                new Table(
                        List.of(
                                "TOPIC",
                                ">PARTITIONS",
                                ">RECORDS",
                                ">SIZE",
                                ">IN/S",
                                ">LAG",
                                ">PARKED",
                                "LAST"),
                        snapshot.topics().stream().map(TopicsCommand::row).toList()));
        return 0;
    }

    private static List<String> row(TopicFigures topic) {
        var lag = topic.groups().stream().mapToLong(GroupFigures::lag).max();
        return List.of(
                topic.name(),
                "" + topic.partitions(),
                "" + topic.records(),
                size(topic.sizeBytes()),
                orDash(topic.inPerSecond()),
                lag.isPresent() ? "" + lag.getAsLong() : "-",
                "" + topic.parked().records(),
                orDash(topic.lastAt()));
    }

    static String orDash(@Nullable Object value) {
        return value == null ? "-" : value.toString();
    }

    /** In the largest unit of which there is at least one. */
    static String size(@Nullable Long bytes) {
        if (bytes == null) {
            return "-";
        }
        var units = List.of("B", "KiB", "MiB", "GiB", "TiB");
        int unit = 0;
        var amount = (double) bytes;
        while (amount >= KIBI && unit < units.size() - 1) {
            amount /= KIBI;
            unit++;
        }
        return unit == 0 ? bytes + " B" : "%.1f %s".formatted(amount, units.get(unit));
    }
}
