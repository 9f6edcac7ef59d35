package io.forbear.contact.strategy;

import io.forbear.contact.yaml.YamlException;
import io.forbear.contact.yaml.YamlNode;
import io.forbear.contact.yaml.YamlProblems;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks that strategies which follow on others exist, and that none follows on itself. */
final class References {
    private References() {}

    static void check(YamlNode root, List<Strategy> all, YamlProblems problems) {
        var next = new HashMap<String, String>();
        var ids = new HashSet<String>();
        for (var strategy : all) {
            ids.add(strategy.id());
            if (strategy.whenUsedUp() instanceof Escalation.NextStrategy(var id)) {
                next.put(strategy.id(), id);
            }
        }
        for (var node : root.has("strategies") ? places(root) : List.<YamlNode>of()) {
            problems.check(() -> check(node, next, ids));
        }
    }

    private static List<YamlNode> places(YamlNode root) {
        try {
            return root.get("strategies").list().stream()
                    .filter(node -> node.has("id") && node.has("whenUsedUp"))
                    .filter(node -> node.get("whenUsedUp").has("strategy"))
                    .toList();
        } catch (YamlException noted) {
            // has been noted by who reads it
            return List.of();
        }
    }

    private static void check(YamlNode node, Map<String, String> next, Set<String> ids) {
        var place = node.get("whenUsedUp").get("strategy");
        if (!ids.contains(place.text())) {
            throw place.wrong("there is no such strategy");
        }
        var seen = new HashSet<String>();
        var at = node.get("id").text();
        while (at != null) {
            if (!seen.add(at)) {
                throw place.wrong("leads in a circle over " + seen.stream().sorted().toList());
            }
            at = next.get(at);
        }
    }
}
