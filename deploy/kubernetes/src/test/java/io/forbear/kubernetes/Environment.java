package io.forbear.kubernetes;

import static io.forbear.kubernetes.Manifests.elements;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Environment variables of a container. */
final class Environment {
    private Environment() {}

    /** By name; empty for those whose value comes from elsewhere. */
    static Map<String, String> of(JsonNode container) {
        var variables = new TreeMap<String, String>();
        elements(container.path("env"))
                .forEach(
                        one ->
                                variables.put(
                                        one.path("name").asString(""),
                                        one.path("value").asString("")));
        return variables;
    }
}
