package io.forbear.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The alerts of deploy/prometheus, as a file. */
final class Alerts {
    static final Path DIRECTORY = Path.of(System.getProperty("forbear.root"), "deploy/prometheus");

    private Alerts() {}

    /** One of them. */
    record Alert(String name, String expression, String severity, Map<String, String> words) {
        static Alert of(JsonNode rule) {
            return new Alert(
                    rule.path("alert").asString(""),
                    rule.path("expr").asString(""),
                    rule.path("labels").path("severity").asString(""),
                    Map.of(
                            "summary", rule.path("annotations").path("summary").asString(""),
                            "description",
                                    rule.path("annotations").path("description").asString(""),
                            "runbook", rule.path("annotations").path("runbook").asString("")));
        }
    }

    static List<Alert> all() {
        try {
            return new YAMLMapper()
                    .readTree(Files.readString(DIRECTORY.resolve("alerts.yml")))
                    .path("groups")
                    .valueStream()
                    .flatMap(group -> group.path("rules").valueStream())
                    .map(Alert::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
