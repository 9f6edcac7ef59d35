package io.forbear.console.command;

import io.forbear.console.cluster.Snapshot.GroupFigures;
import io.forbear.console.cluster.Snapshot.TopicFigures;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists who is behind. */
@Command(
        name = "lag",
        description =
                "How far consumer groups are behind, in records and seconds; the worst first.")
final class LagCommand implements Callable<Integer> {
    @Mixin private Output output = new Output();
    @Mixin private Cluster cluster = new Cluster();

    @Option(names = "--group", description = "of this group only")
    private @Nullable String group;

    @Option(names = "--topic", description = "of this topic only")
    private @Nullable String topic;

    @Option(names = "--behind", description = "only those who are behind")
    private boolean behind;

    /** A group at a topic. */
    record Line(String topic, GroupFigures figures) {}

    @Override
    public Integer call() throws Refusal, InterruptedException {
        var lines =
                cluster.measure(true).topics().stream()
                        .flatMap(LagCommand::lines)
                        .filter(this::isWanted)
                        .sorted(
                                Comparator.comparingLong(LagCommand::lag)
                                        .reversed()
                                        .thenComparing(line -> line.figures().group())
                                        .thenComparing(Line::topic))
                        .toList();
        output.print(
                lines,
                new Table(
                        List.of(
                                "GROUP",
                                "TOPIC",
                                "STATE",
                                ">MEMBERS",
                                ">LAG",
                                ">SECONDS",
                                ">OUT/S",
                                "OLDEST"),
                        lines.stream().map(LagCommand::row).toList()));
        return 0;
    }

    private static Stream<Line> lines(TopicFigures topic) {
        return topic.groups().stream().map(group -> new Line(topic.name(), group));
    }

    private boolean isWanted(Line line) {
        return (group == null || group.equals(line.figures().group()))
                && (topic == null || topic.equals(line.topic()))
                && (!behind || lag(line) > 0);
    }

    private static List<String> row(Line line) {
        var figures = line.figures();
        return List.of(
                figures.group(),
                line.topic(),
                figures.state(),
                "" + figures.members(),
                TopicsCommand.orDash(figures.lag()),
                (figures.lagSeenAt() == null ? "" : "~")
                        + TopicsCommand.orDash(figures.lagSeconds()),
                TopicsCommand.orDash(figures.outPerSecond()),
                TopicsCommand.orDash(figures.oldestUnprocessedAt()));
    }

    /** One that is not known may be any. */
    private static long lag(Line line) {
        var lag = line.figures().lag();
        return lag == null ? Long.MAX_VALUE : lag;
    }
}
