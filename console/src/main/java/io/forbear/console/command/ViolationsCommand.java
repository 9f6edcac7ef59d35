package io.forbear.console.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Violations. */
@Command(
        mixinStandardHelpOptions = true,
        name = "violations",
        description = "Violations of the rules: tail.")
final class ViolationsCommand {
    private static final String SERVICE = "compliance-service";
    private static final String DATA = "data:";

    /** The newest, and then those that are found, until Ctrl-C. */
    @Command(name = "tail", description = "The newest violations, and with -f those that come.")
    int tail(
            @Mixin Output output,
            @Mixin Desks desks,
            @Option(names = "-n", defaultValue = "20", description = "how many (${DEFAULT-VALUE})")
                    int number,
            @Option(names = "-f", description = "and follow until Ctrl-C") boolean follow)
            throws Refusal, InterruptedException {
        var newest = new ArrayList<JsonNode>();
        desks.get(SERVICE, "/violations?limit=" + number).path("items").forEach(newest::add);
        newest.reversed().forEach(one -> print(output, one));
        if (follow) {
            follow(output, desks);
        }
        return 0;
    }

    private static void follow(Output output, Desks desks) throws Refusal, InterruptedException {
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(
                                desks.stream(SERVICE, "/violations/stream"),
                                StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(DATA)) {
                    print(output, JsonMapper.shared().readTree(line.substring(DATA.length())));
                }
            }
        } catch (IOException broken) {
            throw Refusal.out(SERVICE + " does not answer any more");
        }
    }

    private static void print(Output output, JsonNode violation) {
        output.print(violation, String.join("  ", cells(violation)) + "\n");
    }

    private static List<String> cells(JsonNode violation) {
        var finding = violation.path("finding");
        return List.of(
                violation.path("changedAt").asString("-"),
                violation.path("status").asString("-"),
                finding.path("ruleId").asString("-"),
                violation.path("debtorId").asString("-"),
                violation.path("legalEntityId").asString("-"),
                finding.path("explanation").asString("-"));
    }
}
