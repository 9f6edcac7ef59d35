package io.forbear.contact.lost;

import io.forbear.contact.yaml.YamlException;
import io.forbear.contact.yaml.YamlNode;

/** Reads the rule of lost contact, and refuses it if it cannot be meant. */
final class LostRuleFile {
    private static final int MOST = 1000;

    private LostRuleFile() {}

    /**
     * @throws YamlException naming file, path and what is wrong
     */
    static LostRule read(String file, String text) {
        var root = YamlNode.read(file, text).withOnly("version", "lostContact");
        var rule = root.get("lostContact").withOnly("silence", "attempts", "points", "means");
        if (rule.get("silence").duration().isZero()) {
            throw rule.get("silence").wrong("must be longer than nothing");
        }
        return new LostRule(
                root.get("version").text(),
                rule.get("silence").duration(),
                rule.get("attempts").number(1, MOST),
                rule.get("points").number(1, MOST),
                rule.get("means").number(1, MOST));
    }
}
