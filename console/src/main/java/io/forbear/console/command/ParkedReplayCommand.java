package io.forbear.console.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Replays parked records, in their order, each with all of its key. */
@Command(
        name = "replay",
        description =
                "Replays parked records in their order, each with all of its debtor. Ends with 4 if"
                        + " some stay parked.")
final class ParkedReplayCommand implements Callable<Integer> {
    @Mixin private Output output = new Output();
    @Mixin private Desks desks = new Desks();

    @Option(names = "--service", required = true, description = "the service that parked them")
    private String service = "";

    @Option(names = "--reason", required = true, description = "why, for those who ask later")
    private String reason = "";

    @Option(names = "--dry-run", description = "try it and roll it back")
    private boolean dryRun;

    @Option(names = "--all", description = "everything that is parked there")
    private boolean all;

    @Option(names = "--topic", description = "those of a topic")
    private @Nullable String topic;

    @Option(names = "--key", description = "those of a debtor")
    private @Nullable String key;

    @Option(names = "--id", description = "this one; may be repeated")
    private @Nullable List<UUID> ids;

    @Override
    public Integer call() throws Refusal, InterruptedException {
        var request = new LinkedHashMap<String, @Nullable Object>();
        request.put("all", all);
        request.put("topic", topic);
        request.put("key", key);
        request.put("ids", ids);
        request.put("reason", reason);
        request.put("dryRun", dryRun);
        var report = desks.post(service, "/parked/replays", request);
        output.print(report, text(report));
        return isStopped(report) ? Operations.LEFT_PARKED : 0;
    }

    private static boolean isStopped(JsonNode report) {
        for (var line : report.path("lines")) {
            if (line.path("stoppedAt").isString()) {
                return true;
            }
        }
        return false;
    }

    private static String text(JsonNode report) {
        var rows = new ArrayList<List<String>>();
        for (var line : report.path("lines")) {
            rows.add(
                    List.of(
                            line.path("group").asString("-"),
                            line.path("key").asString("-"),
                            line.path("replayed").asString(),
                            line.path("remaining").asString(),
                            line.path("message").asString("-")));
        }
        var head = List.of("GROUP", "KEY", ">REPLAYED", ">REMAINING", "STOPPED BY");
        return "%s %s records, decision %s%n%s"
                .formatted(
                        report.path("dryRun").asBoolean() ? "would replay" : "replayed",
                        report.path("replayed").asString(),
                        report.path("decision").asString(),
                        new Table(head, rows).text());
    }
}
