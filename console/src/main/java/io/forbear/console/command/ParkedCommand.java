package io.forbear.console.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Parked records: what waits, why, and replays. */
@Command(
        mixinStandardHelpOptions = true,
        name = "parked",
        description = "Records that could not be processed: list, show, replay.",
        subcommands = ParkedReplayCommand.class)
final class ParkedCommand {
    /** What is parked, by topic and reason, or one by one. */
    @Command(
            name = "list",
            description = "What is parked, by service, topic and reason; or one by one.")
    int list(
            @Mixin Output output,
            @Mixin Desks desks,
            @Option(names = "--service", description = "of this service only")
                    @Nullable String service,
            @Option(names = "--topic", description = "of this topic") @Nullable String topic,
            @Option(names = "--key", description = "of this debtor") @Nullable String key,
            @Option(names = "--reason", description = "for this reason") @Nullable String reason)
            throws Refusal, InterruptedException {
        if (topic == null && key == null && reason == null) {
            groups(output, desks, service);
        } else {
            var filter = new LinkedHashMap<String, @Nullable Object>();
            filter.put("topic", topic);
            filter.put("key", key);
            filter.put("reason", reason);
            filter.put("limit", 500);
            records(output, desks, service, Desks.query(filter));
        }
        return 0;
    }

    private static void groups(Output output, Desks desks, @Nullable String service)
            throws Refusal, InterruptedException {
        var groups = new ArrayList<Map<String, Object>>();
        var rows = new ArrayList<List<String>>();
        for (var name : desks.names(service)) {
            for (var group : desks.get(name, "/parked/groups")) {
                groups.add(Map.of("service", name, "group", group));
                rows.add(
                        row(
                                name,
                                group,
                                "topic",
                                "reason",
                                "records",
                                "keys",
                                "oldestAt",
                                "lastError"));
            }
        }
        var head =
                List.of("SERVICE", "TOPIC", "REASON", ">RECORDS", ">KEYS", "OLDEST", "LAST ERROR");
        output.print(groups, new Table(head, rows));
    }

    private static void records(Output output, Desks desks, @Nullable String service, String query)
            throws Refusal, InterruptedException {
        var records = new ArrayList<Map<String, Object>>();
        var rows = new ArrayList<List<String>>();
        for (var name : desks.names(service)) {
            for (var record : desks.get(name, "/parked" + query).path("items")) {
                records.add(Map.of("service", name, "record", record));
                rows.add(row(name, record, "id", "topic", "key", "reason", "parkedAt", "message"));
            }
        }
        var head = List.of("SERVICE", "ID", "TOPIC", "KEY", "REASON", "SINCE", "MESSAGE");
        output.print(records, new Table(head, rows));
    }

    private static List<String> row(String service, JsonNode of, String... fields) {
        var row = new ArrayList<String>();
        row.add(service);
        for (var field : fields) {
            row.add(of.path(field).asString("-"));
        }
        return row;
    }

    /** One record with all that is known of it. */
    @Command(
            name = "show",
            description = {
                "One parked record with its content. What is personal is masked;",
                "with --unmask it is shown, and the service keeps who saw it and why."
            })
    int show(
            @Mixin Output output,
            @Mixin Desks desks,
            @Parameters(paramLabel = "ID", description = "its id, as list tells it") UUID id,
            @Option(names = "--service", description = "which has it; otherwise all are asked")
                    @Nullable String service,
            @Option(
                            names = "--unmask",
                            description =
                                    "with what is personal (role compliance-officer, auditor)")
                    boolean unmask,
            @Option(names = "--reason", description = "why it has to be seen; with --unmask")
                    @Nullable String reason)
            throws Refusal, InterruptedException {
        if (unmask != (reason != null && !reason.isBlank())) {
            throw Refusal.refused("--unmask and --reason go together");
        }
        for (var name : desks.names(service)) {
            var found = desks.find(name, "/parked/" + id);
            if (found != null) {
                print(output, name, reason == null ? found : whole(desks, name, id, reason));
                return 0;
            }
        }
        throw Refusal.refused("no service has a parked record " + id);
    }

    private static JsonNode whole(Desks desks, String service, UUID id, String reason)
            throws Refusal, InterruptedException {
        return desks.post(service, "/parked/" + id + "/unmasking", Map.of("reason", reason));
    }

    private static void print(Output output, String service, JsonNode record) {
        output.print(
                Map.of("service", service, "record", record),
                "service: " + service + "\n" + record.toPrettyString() + "\n");
    }
}
