package io.forbear.packs.vectors;

import io.forbear.packs.vectors.Expectation.ExpectedDeadline;
import io.forbear.packs.vectors.Expectation.ExpectedDecision;
import io.forbear.packs.vectors.Expectation.ExpectedFinding;
import io.forbear.packs.vectors.Expectation.RuleAndEvent;
import io.forbear.rules.Consequence;
import io.forbear.rules.Deadline;
import io.forbear.rules.Decision;
import io.forbear.rules.Finding;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares what is expected with what came of a story. */
final class Comparison {
    private final Story story;
    private final List<String> differences = new ArrayList<>();

    private Comparison(Story story) {
        this.story = story;
    }

    /** What differs, each as {@code expected … but …}; none when all is as expected. */
    static List<String> differences(Expectation expected, Story story) {
        var comparison = new Comparison(story);
        comparison.findings(expected);
        expected.decisions().forEach(comparison::decision);
        comparison.deadlines(expected.deadlines());
        return comparison.differences;
    }

    private void differ(Object expected, Object found) {
        differences.add("expected " + expected + " but " + found);
    }

    private void findings(Expectation expected) {
        var found = story.findings();
        for (var wanted : expected.findings()) {
            if (found.stream().noneMatch(finding -> matches(wanted, finding))) {
                differ(told(wanted), "found " + on(found, wanted.on().event()));
            }
        }
        for (var absent : expected.absent()) {
            found.stream()
                    .filter(finding -> isOn(absent, finding))
                    .forEach(finding -> differ("no " + absent, "found " + told(finding)));
        }
        if (expected.exhaustive()) {
            found.stream()
                    .filter(f -> expected.findings().stream().noneMatch(w -> matches(w, f)))
                    .forEach(f -> differ("nothing else", "found " + told(f)));
        }
    }

    private static boolean isOn(RuleAndEvent on, Finding finding) {
        return on.rule().equals(finding.ruleId()) && on.event().equals(finding.subject());
    }

    private static boolean matches(ExpectedFinding wanted, Finding finding) {
        return isOn(wanted.on(), finding)
                && (wanted.consequence() == null || wanted.consequence() == finding.consequence());
    }

    private static String told(ExpectedFinding wanted) {
        var consequence = wanted.consequence();
        return consequence == null
                ? wanted.on().toString()
                : wanted.on() + " (" + consequence + ")";
    }

    private static String told(Finding finding) {
        return "%s on %s (%s: %s)"
                .formatted(
                        finding.ruleId(),
                        finding.subject(),
                        finding.consequence(),
                        finding.explanation());
    }

    private static String on(List<Finding> findings, String event) {
        var there = findings.stream().filter(f -> f.subject().equals(event)).toList();
        return there.isEmpty()
                ? "nothing on " + event
                : there.stream().map(Comparison::told).toList().toString();
    }

    private void decision(ExpectedDecision expected) {
        var found = story.decisions().get(expected.proposal());
        if (found == null) {
            differ(expected.proposal() + " " + expected.decision(), "nothing was decided");
            return;
        }
        var reasons = reasons(found);
        if (!kind(found).equals(expected.decision())
                || !reasons.containsAll(expected.rules())
                || !sameMinute(expected.notBefore(), found)) {
            differ(told(expected), "was " + told(found, reasons));
        }
    }

    private static Set<String> reasons(Decision decision) {
        var reasons = new TreeSet<String>();
        for (var finding : decision.findings()) {
            if (finding.consequence() != Consequence.OBSERVATION) {
                reasons.add(finding.ruleId());
            }
        }
        return reasons;
    }

    private static String kind(Decision decision) {
        return switch (decision) {
            case Decision.Permitted _ -> "PERMITTED";
            case Decision.Deferred _ -> "DEFERRED";
            case Decision.Denied _ -> "DENIED";
        };
    }

    private static boolean sameMinute(@Nullable Instant expected, Decision found) {
        return expected == null
                || (found instanceof Decision.Deferred deferred
                        && deferred.notBefore()
                                .truncatedTo(ChronoUnit.MINUTES)
                                .equals(expected.truncatedTo(ChronoUnit.MINUTES)));
    }

    private static String told(ExpectedDecision expected) {
        var text = new StringBuilder(expected.proposal() + " " + expected.decision());
        if (!expected.rules().isEmpty()) {
            text.append(" by ").append(expected.rules());
        }
        if (expected.notBefore() != null) {
            text.append(" until ").append(expected.notBefore());
        }
        return text.toString();
    }

    private static String told(Decision found, Set<String> reasons) {
        var text = kind(found) + (reasons.isEmpty() ? "" : " by " + reasons);
        return found instanceof Decision.Deferred deferred
                ? text + " until " + deferred.notBefore()
                : text;
    }

    private void deadlines(List<ExpectedDeadline> expected) {
        if (expected.isEmpty()) {
            return;
        }
        var found = story.deadlines();
        for (var wanted : expected) {
            if (found.stream().noneMatch(deadline -> matches(wanted, deadline))) {
                var there =
                        found.stream()
                                .filter(d -> d.subject().equals(wanted.on().event()))
                                .map(d -> (d.ruleId() + " " + d.name()).strip() + " " + d.due())
                                .toList();
                differ(told(wanted), "found " + there);
            }
        }
    }

    private static String told(ExpectedDeadline wanted) {
        var name = wanted.name();
        return "deadline "
                + wanted.on()
                + (name == null ? "" : " (" + name + ")")
                + " due "
                + wanted.dueDate();
    }

    private static boolean matches(ExpectedDeadline wanted, Deadline deadline) {
        var dueAt = wanted.dueAt();
        return wanted.on().rule().equals(deadline.ruleId())
                && wanted.on().event().equals(deadline.subject())
                && (wanted.name() == null || wanted.name().equals(deadline.name()))
                && (dueAt == null
                        ? wanted.dueDate().equals(deadline.due())
                        : isLastDay(dueAt, deadline));
    }

    /** A term ends with its last day: any instant of it, or the midnight that ends it. */
    private static boolean isLastDay(Instant dueAt, Deadline deadline) {
        var start = deadline.due().atStartOfDay(deadline.zone()).toInstant();
        return !dueAt.isBefore(start) && !dueAt.isAfter(deadline.end());
    }
}
