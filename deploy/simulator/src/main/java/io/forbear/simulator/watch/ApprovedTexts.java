package io.forbear.simulator.watch;

import io.forbear.simulator.audit.Approved;
import io.forbear.simulator.desk.ServiceDesk;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads from contact-service which wordings are or were approved, word for word. */
public final class ApprovedTexts {
    private ApprovedTexts() {}

    /** All versions, by digest. */
    public static Map<String, Approved> of(ServiceDesk contactService) {
        var byDigest = new HashMap<String, Approved>();
        for (var template : contactService.get("/templates")) {
            var id = template.path("id").asString();
            for (var version : contactService.get("/templates/" + id + "/versions")) {
                var approved = approved(version);
                byDigest.put(approved.digest(), approved);
            }
        }
        return byDigest;
    }

    private static Approved approved(JsonNode version) {
        var text = version.path("text");
        var phrases = new HashMap<String, Map<String, String>>();
        text.path("phrases").properties().forEach(p -> phrases.put(p.getKey(), map(p.getValue())));
        return new Approved(
                text.path("templateId").asString(),
                version.path("version").asInt(),
                version.path("digest").asString(),
                map(text.path("texts")),
                phrases,
                map(text.path("types")));
    }

    private static Map<String, String> map(JsonNode object) {
        var map = new HashMap<String, String>();
        object.properties().forEach(one -> map.put(one.getKey(), one.getValue().asString()));
        return map;
    }
}
