package io.forbear.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Objects for Kubernetes. */
record Manifests(List<JsonNode> all) {
    private static final YAMLMapper YAML = YAMLMapper.shared();

    Manifests {
        all = List.copyOf(all);
    }

    /** Reads a file of several documents. */
    static Manifests read(String text) {
        var found = new ArrayList<JsonNode>();
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
            documents.forEachRemaining(found::add);
        }
        return new Manifests(found.stream().filter(JsonNode::isObject).toList());
    }

    Stream<JsonNode> of(String... kinds) {
        return all.stream().filter(one -> List.of(kinds).contains(kind(one)));
    }

    /** The one of a kind whose name ends so. */
    JsonNode the(String kind, String ending) {
        return of(kind).filter(one -> name(one).endsWith(ending)).findFirst().orElseThrow();
    }

    /** What runs pods. */
    Stream<JsonNode> workloads() {
        return of("Deployment", "StatefulSet");
    }

    static JsonNode pod(JsonNode workload) {
        return workload.at("/spec/template/spec");
    }

    /** All containers of a workload, those that prepare it included. */
    static Stream<JsonNode> containers(JsonNode workload) {
        var pod = pod(workload);
        return Stream.of("containers", "initContainers").flatMap(list -> elements(pod.path(list)));
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static String kind(JsonNode object) {
        return object.path("kind").asString("");
    }

    static String name(JsonNode object) {
        return object.at("/metadata/name").asString("");
    }

    /** What it is for a reader: its kind and name. */
    static String title(JsonNode object) {
        return kind(object) + "/" + name(object);
    }
}
