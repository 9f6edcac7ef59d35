package io.forbear.packs;

import io.forbear.rules.Consequence;
import io.forbear.rules.Coverage;
import io.forbear.rules.HolidayCalendar;
import io.forbear.rules.Mode;
import io.forbear.rules.Parameters;
import io.forbear.rules.Rule;
import io.forbear.rules.RulePack;
import io.forbear.rules.Verification;
import io.forbear.rules.catalogue.RuleTypes;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one version of a rule pack. */
final class PackReader {
    private final Function<String, @Nullable HolidayCalendar> calendars;
    private final List<Problem> problems;

    PackReader(Function<String, @Nullable HolidayCalendar> calendars, List<Problem> problems) {
        this.calendars = calendars;
        this.problems = problems;
    }

    /** The pack; null, with the problems noted, when it cannot be used. */
    @Nullable RulePack read(String file, String text) {
        int before = problems.size();
        var root = Cursor.over(file, Yaml.read(file, text, problems), problems);
        if (!root.isPresent()) {
            return null;
        }
        root.knowing(
                "pack",
                "title",
                "effectiveFrom",
                "effectiveTo",
                "zone",
                "jurisdictions",
                "coverage",
                "rules");
        var id = root.at("pack").text();
        var title = root.at("title").text();
        var zone = zone(root.at("zone"));
        var from = root.at("effectiveFrom").date();
        var to = root.at("effectiveTo").isPresent() ? root.at("effectiveTo").date() : null;
        var jurisdictions = texts(root.at("jurisdictions"));
        var coverage = root.at("coverage").constants(Coverage.class);
        var rules = root.at("rules").list().stream().map(this::rule).toList();
        if (problems.size() > before || from == null) {
            return null;
        }
        return new RulePack(
                id,
                from.toString(),
                title,
                start(from, zone),
                to == null ? null : start(to, zone),
                jurisdictions,
                coverage,
                rules);
    }

    private static Instant start(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant();
    }

    private static ZoneId zone(Cursor at) {
        try {
            return ZoneId.of(at.text());
        } catch (DateTimeException _) {
            at.problem("expected a time zone of the IANA database");
            return ZoneId.of("UTC");
        }
    }

    private static Set<String> texts(Cursor at) {
        return at.list().stream()
                .map(Cursor::text)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Rule rule(Cursor at) {
        at.knowing(
                "id", "title", "statement", "citation", "verify", "mode", "consequence", "checks");
        var verification = at.at("verify").constant(Verification.class);
        var consequence = at.at("consequence").constant(Consequence.class);
        var modes = at.at("mode").constants(Mode.class);
        if (modes.isEmpty()) {
            at.at("mode").problem("the rule is never asked: no mode");
        }
        var checks = new ArrayList<Rule.CheckUse>();
        for (var check : at.at("checks").list()) {
            var use = check(check);
            if (use != null) {
                checks.add(use);
            }
        }
        return new Rule(
                at.at("id").text(),
                at.at("title").text(),
                at.at("statement").text(),
                at.at("citation").text(),
                verification == null ? Verification.M : verification,
                modes,
                consequence == null ? Consequence.OBSERVATION : consequence,
                checks);
    }

    private Rule.@Nullable CheckUse check(Cursor at) {
        var name = at.at("type").text();
        var type = RuleTypes.named(name);
        if (type == null) {
            at.at("type").problem("unknown rule type " + name);
            return null;
        }
        Map<String, Object> given = new LinkedHashMap<>(at.map());
        given.remove("type");
        try {
            var check = type.check(new Parameters(given, calendars));
            return new Rule.CheckUse(name, told(given), check);
        } catch (IllegalArgumentException wrong) {
            at.problem(String.valueOf(wrong.getMessage()));
            return null;
        }
    }

    private static String told(Map<String, Object> parameters) {
        return parameters.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining("; "));
    }
}
