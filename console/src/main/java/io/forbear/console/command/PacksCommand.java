package io.forbear.console.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** Rule packs. */
@Command(mixinStandardHelpOptions = true, name = "packs", description = "Rule packs: list.")
final class PacksCommand {
    /** All versions that the running system knows. */
    @Command(
            name = "list",
            description = "The rule packs of the running system and where they stand.")
    int list(@Mixin Output output, @Mixin Desks desks) throws Refusal, InterruptedException {
        var packs = new ArrayList<JsonNode>();
        var cursor = "";
        do {
            var page = desks.get("compliance-service", "/rule-packs?limit=500&cursor=" + cursor);
            page.path("items").forEach(packs::add);
            cursor = page.path("nextCursor").asString("");
        } while (!cursor.isEmpty());
        output.print(
                packs,
                new Table(
                        List.of(
                                "PACK",
                                "VERSION",
                                "STATUS",
                                "EFFECTIVE FROM",
                                "AUTHOR",
                                "APPROVER"),
                        packs.stream().map(PacksCommand::row).toList()));
        return 0;
    }

    private static List<String> row(JsonNode pack) {
        return List.of(
                pack.path("pack").asString("-"),
                pack.path("version").asString("-"),
                pack.path("status").asString("-"),
                pack.path("effectiveFrom").asString("-"),
                pack.path("author").asString("-"),
                pack.path("approver").asString("-"));
    }
}
