package io.forbear.compliance.casefile;

import io.forbear.rules.Finding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has been told to the world about one subject: the findings that were published, and the
 * terms it has started.
 *
 * @param findings those that stand
 * @param terms those that run, ran out or were kept
 * @param nextLook when time alone changes one of the terms; null if it no longer does
 */
public record Standing(List<Finding> findings, List<Term> terms, @Nullable Instant nextLook) {
    /** Nothing was found, nothing runs. */
    public static final Standing NONE = new Standing(List.of(), List.of(), null);

    /**
     * A term set by law.
     *
     * @param name which clock of the rule; empty if it has one only
     * @param due last day, included
     * @param zone where that day is counted
     */
    public record Term(
            String ruleId,
            String name,
            String citation,
            LocalDate due,
            ZoneId zone,
            Status status) {

        /** Where a term stands. */
        public enum Status {
            RUNNING,
            APPROACHING,
            MISSED,
            MET
        }

        /** The first instant after the last day. */
        public Instant end() {
            return due.plusDays(1).atStartOfDay(zone).toInstant();
        }

        /** Whether both are the same clock of the same rule. */
        public boolean sameClock(Term other) {
            return ruleId.equals(other.ruleId) && name.equals(other.name);
        }
    }

    public Standing {
        findings = List.copyOf(findings);
        terms = List.copyOf(terms);
    }
}
