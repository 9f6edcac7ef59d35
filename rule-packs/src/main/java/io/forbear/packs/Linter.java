package io.forbear.packs;

import io.forbear.rules.ContactCheck;
import io.forbear.rules.HolidayCalendar;
import io.forbear.rules.Mode;
import io.forbear.rules.Rule;
import io.forbear.rules.RulePack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is wrong with rule packs: missing citations, unknown rule types and parameters, bad
 * values, ids used twice, versions whose dates overlap, rules that can never be asked.
 */
final class Linter {
    private final Map<String, HolidayCalendar> calendars;
    private final List<Problem> problems = new ArrayList<>();

    /** A pack and the file it was read from. */
    private record Read(String file, RulePack pack) {}

    private Linter(Map<String, HolidayCalendar> calendars) {
        this.calendars = calendars;
    }

    /** What is wrong with these packs, which may use these calendars. */
    static List<Problem> problemsOf(
            List<RulePacks.Source> sources, Map<String, HolidayCalendar> calendars) {
        var linter = new Linter(calendars);
        linter.lint(sources);
        return linter.problems;
    }

    private void lint(List<RulePacks.Source> sources) {
        var packs = new ArrayList<Read>();
        var reader = new PackReader(this::calendar, problems);
        for (var source : sources) {
            var pack = reader.read(source.name(), source.text());
            if (pack != null) {
                packs.add(new Read(source.name(), pack));
                name(source.name(), pack);
                dates(source.name(), pack);
                rules(source.name(), pack);
            }
        }
        versions(packs);
        ids(packs);
    }

    private @Nullable HolidayCalendar calendar(String id) {
        return calendars.get(id);
    }

    private void note(String file, String path, String message) {
        problems.add(new Problem(file, path, message));
    }

    private void name(String file, RulePack pack) {
        var expected = RulePacks.fileName(pack);
        if (!file.endsWith(expected)) {
            note(file, "pack", "expected the file to be named " + expected);
        }
    }

    private void dates(String file, RulePack pack) {
        var to = pack.effectiveTo();
        if (to != null && !pack.effectiveFrom().isBefore(to)) {
            note(file, "effectiveTo", "is not after effectiveFrom: the pack is never in force");
        }
        if (pack.coverage().isEmpty()) {
            note(file, "coverage", "is empty: the pack binds nobody");
        }
    }

    private void rules(String file, RulePack pack) {
        var ids = new HashMap<String, Integer>();
        for (int i = 0; i < pack.rules().size(); i++) {
            var rule = pack.rules().get(i);
            var path = "rules[" + i + "]";
            var before = ids.putIfAbsent(rule.id(), i);
            if (before != null) {
                note(file, path + ".id", rule.id() + " is the id of rules[" + before + "] too");
            }
            if (!rule.id().matches("[A-Z]{2}(-[A-Z0-9]+)+")) {
                note(file, path + ".id", "expected an id like US-FREQ-01, found " + rule.id());
            }
            if (rule.checks().isEmpty()) {
                note(file, path + ".checks", "is empty: the rule finds nothing");
            }
            reachable(file, path, rule);
        }
    }

    private void reachable(String file, String path, Rule rule) {
        var checks = rule.checks();
        for (int i = 0; i < checks.size(); i++) {
            boolean atGate = checks.get(i).check() instanceof ContactCheck;
            if (!atGate && rule.modes().equals(Set.of(Mode.GATE))) {
                note(
                        file,
                        path + ".checks[" + i + "]",
                        "is never asked: %s judges no contact, and the rule has mode GATE only"
                                .formatted(checks.get(i).type()));
            }
        }
        if (rule.modes().contains(Mode.GATE)
                && !checks.isEmpty()
                && checks.stream().noneMatch(use -> use.check() instanceof ContactCheck)) {
            note(file, path + ".mode", "GATE is never asked: no check judges a contact");
        }
        for (int i = 0; i < checks.size(); i++) {
            var use = checks.get(i);
            for (int j = 0; j < i; j++) {
                if (use.type().equals(checks.get(j).type())
                        && use.parameters().equals(checks.get(j).parameters())) {
                    note(file, path + ".checks[" + i + "]", "is the same as checks[" + j + "]");
                }
            }
        }
    }

    private void versions(List<Read> packs) {
        for (int i = 0; i < packs.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (packs.get(i).pack().id().equals(packs.get(j).pack().id())) {
                    overlap(packs.get(j), packs.get(i));
                }
            }
        }
    }

    /** A later version ends an earlier one by itself; an earlier one must not say otherwise. */
    private void overlap(Read one, Read other) {
        var from = one.pack().effectiveFrom();
        var otherFrom = other.pack().effectiveFrom();
        if (from.equals(otherFrom)) {
            note(other.file(), "effectiveFrom", "is that of " + one.file() + " too");
            return;
        }
        var earlier = from.isBefore(otherFrom) ? one : other;
        var later = from.isBefore(otherFrom) ? other : one;
        Instant end = earlier.pack().effectiveTo();
        if (end != null && end.isAfter(later.pack().effectiveFrom())) {
            note(earlier.file(), "effectiveTo", "lies in the time of " + later.file());
        }
    }

    private void ids(List<Read> packs) {
        var owners = new HashMap<String, Read>();
        for (var read : packs) {
            for (var rule : read.pack().rules()) {
                var owner = owners.putIfAbsent(rule.id(), read);
                if (owner != null && !owner.pack().id().equals(read.pack().id())) {
                    note(
                            read.file(),
                            "rules",
                            rule.id() + " is the id of a rule of " + owner.file() + " too");
                }
            }
        }
    }
}
