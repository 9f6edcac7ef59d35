package io.forbear.simulator.audit;

import io.forbear.simulator.score.TextTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The lines of an account, for people and as JSON. */
public record AccountTable(List<Line> lines) {
    public AccountTable {
        lines = List.copyOf(lines);
    }

    /** Whether all is as it must be. */
    public boolean isOk() {
        return lines.stream().allMatch(Line::ok);
    }

    /** The table, and examples of what is wrong below it. */
    public String render() {
        var table = new TextTable("what", "asked", "seen", "ok");
        lines.forEach(
                line ->
                        table.row(
                                line.what(),
                                line.asked(),
                                line.seen(),
                                line.asked().isEmpty() ? "" : line.ok() ? "yes" : "NO"));
        var text = new StringBuilder(table.render());
        lines.stream()
                .filter(line -> !line.examples().isEmpty())
                .forEach(
                        line -> {
                            text.append(line.what()).append(":\n");
                            line.examples()
                                    .forEach(one -> text.append("  ").append(one).append('\n'));
                        });
        return text.toString();
    }

    /** The same for programs, with more about the run. */
    public String json(Map<String, Object> run) {
        var all = new LinkedHashMap<String, Object>(run);
        all.put("ok", isOk());
        all.put("lines", lines);
        return JsonMapper.builder()
                .build()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(all);
    }
}
