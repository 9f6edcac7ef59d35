package io.forbear.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The dashboards of deploy/grafana, as files. */
final class Panels {
    private static final Path DASHBOARDS =
            Path.of(System.getProperty("forbear.root"), "deploy/grafana/dashboards");
    private static final Pattern LABEL_VALUES =
            Pattern.compile("label_values\\((?<metric>.+), *(?<label>\\w+)\\)");

    private Panels() {}

    /** Something that Prometheus is asked, and where it stands. */
    record Question(String place, String expression) {}

    static List<JsonNode> dashboards() {
        try (Stream<Path> files = Files.list(DASHBOARDS)) {
            return files.sorted().map(Panels::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return JsonMapper.shared().readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The panels of a dashboard that show something. */
    static List<JsonNode> of(JsonNode dashboard) {
        return dashboard
                .path("panels")
                .valueStream()
                .filter(panel -> !panel.path("type").asString("").equals("row"))
                .toList();
    }

    /** The variables of a dashboard that Prometheus fills. */
    static List<JsonNode> variables(JsonNode dashboard) {
        return dashboard
                .path("templating")
                .path("list")
                .valueStream()
                .filter(variable -> variable.path("type").asString("").equals("query"))
                .toList();
    }

    /** All that the panels and variables ask, with every variable at "all". */
    static List<Question> questions(String rateInterval) {
        var questions = new ArrayList<Question>();
        for (var dashboard : dashboards()) {
            var title = dashboard.path("title").asString("");
            for (var variable : variables(dashboard)) {
                questions.add(
                        new Question(
                                title + " / $" + variable.path("name").asString(""),
                                values(variable.path("definition").asString(""))));
            }
            for (var panel : of(dashboard)) {
                for (var target : panel.path("targets")) {
                    questions.add(
                            new Question(
                                    title + " / " + panel.path("title").asString(""),
                                    filled(
                                            target.path("expr").asString(""),
                                            variables(dashboard),
                                            rateInterval)));
                }
            }
        }
        return questions;
    }

    /** What finds a series if a variable finds a value. */
    private static String values(String definition) {
        var asked = LABEL_VALUES.matcher(definition);
        if (!asked.matches()) {
            throw new AssertionError("not understood: " + definition);
        }
        var label = asked.group("label");
        return "count by (%s) (%s{%s!=\"\"})".formatted(label, asked.group("metric"), label);
    }

    private static String filled(String expression, List<JsonNode> variables, String rateInterval) {
        var filled = expression.replace("$__rate_interval", rateInterval);
        for (var variable : variables) {
            filled =
                    filled.replace(
                            "$" + variable.path("name").asString(""),
                            variable.path("allValue").asString(""));
        }
        return filled;
    }
}
