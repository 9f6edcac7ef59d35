package io.forbear.contact.playbook;

import io.forbear.contact.edition.Examined;
import io.forbear.contact.yaml.YamlException;
import io.forbear.contact.yaml.YamlNode;
import io.forbear.service.digest.Sha256;
import java.util.List;
import java.util.regex.Pattern;

/** What every text has to be, whatever it says. */
final class Reading {
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int DIGEST_START = 12;

    private Reading() {}

    /** The version of a text; one that names none is called by its digest. */
    static String version(String content) {
        var root = YamlNode.read("text", content);
        if (!root.has("version")) {
            return "text-" + Sha256.hex(content).substring(0, DIGEST_START);
        }
        var version = root.get("version").text();
        if (!VERSION.matcher(version).matches()) {
            throw root.get("version")
                    .wrong("must be 1 to 64 letters, digits, dots, hyphens or underscores");
        }
        return version;
    }

    /** What is wrong according to an attempt to read something; nothing if it succeeds. */
    static List<Examined.Flaw> flaws(Runnable reading) {
        try {
            reading.run();
            return List.of();
        } catch (YamlException wrong) {
            return flaws(wrong);
        }
    }

    static List<Examined.Flaw> flaws(YamlException wrong) {
        return wrong.places().stream()
                .map(place -> new Examined.Flaw(place.path(), place.problem()))
                .toList();
    }
}
