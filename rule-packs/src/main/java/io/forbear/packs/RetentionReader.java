package io.forbear.packs;

import io.forbear.packs.retention.DataClass;
import io.forbear.packs.retention.RetentionRule;
import java.time.DateTimeException;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what is to be kept, and how long. */
final class RetentionReader {
    private static final Set<String> VERIFIED = Set.of("P", "S", "M", "O");

    private RetentionReader() {}

    static List<RetentionRule> read(String file, String text, List<Problem> problems) {
        var root =
                Cursor.over(file, Yaml.read(file, text, problems), problems)
                        .knowing("version", "rules");
        root.at("version").date();
        var rules = new ArrayList<RetentionRule>();
        var ids = new HashSet<String>();
        for (var element : root.at("rules").list()) {
            var rule = rule(element);
            if (rule != null) {
                rules.add(rule);
                if (!ids.add(rule.id())) {
                    element.problem("is there twice: " + rule.id());
                }
            }
        }
        return rules;
    }

    private static @Nullable RetentionRule rule(Cursor at) {
        at.knowing(
                "id",
                "title",
                "statement",
                "citation",
                "verify",
                "jurisdictions",
                "coverage",
                "from",
                "period",
                "keeps");
        if (!VERIFIED.contains(at.at("verify").text())) {
            at.at("verify").problem("expected one of " + new TreeSet<>(VERIFIED));
        }
        var from = at.at("from").constant(RetentionRule.Start.class);
        var keeps = at.at("keeps").constants(DataClass.class);
        if (keeps.isEmpty()) {
            at.at("keeps").problem("keeps nothing");
        }
        if (from == null) {
            return null;
        }
        try {
            return new RetentionRule(
                    at.at("id").text(),
                    at.at("title").text(),
                    at.at("statement").text(),
                    at.at("citation").text(),
                    at.at("verify").text(),
                    texts(at.at("jurisdictions")),
                    at.at("coverage").isPresent() ? texts(at.at("coverage")) : Set.of(),
                    from,
                    at.at("period").isPresent() ? Period.parse(at.at("period").text()) : null,
                    keeps);
        } catch (DateTimeException | IllegalArgumentException wrong) {
            at.problem(String.valueOf(wrong.getMessage()));
            return null;
        }
    }

    private static Set<String> texts(Cursor list) {
        var texts = new HashSet<String>();
        list.list().forEach(one -> texts.add(one.text()));
        return texts;
    }
}
