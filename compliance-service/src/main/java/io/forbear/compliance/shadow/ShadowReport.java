package io.forbear.compliance.shadow;

import io.forbear.compliance.casefile.ShadowStore;
import io.forbear.compliance.finding.ChangeCounts;
import io.forbear.compliance.finding.ChangeSample;
import io.forbear.compliance.finding.ChangeSamples;
import io.forbear.compliance.finding.FindingChange;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a pack would do otherwise than the packs in force.
 *
 * @param subjects contacts and other facts on which it finds something else
 * @param changes findings that differ
 * @param rules the same per rule
 * @param answers proposals that the gate would have answered otherwise, by both answers
 * @param defects how often judging by it has failed since this instance started; what it would have
 *     found then is not counted
 */
record ShadowReport(
        long subjects,
        ChangeCounts changes,
        Map<String, ChangeCounts> rules,
        Map<String, Long> answers,
        long defects,
        List<ChangeSample> samples) {

    /** What two instances tell together, each for its share of the debtors. */
    ShadowReport plus(ShadowReport other) {
        var allRules = new TreeMap<>(rules);
        other.rules.forEach((rule, counts) -> allRules.merge(rule, counts, ChangeCounts::plus));
        var allAnswers = new TreeMap<>(answers);
        other.answers.forEach((answer, count) -> allAnswers.merge(answer, count, Long::sum));
        var allSamples = new ChangeSamples();
        samples.forEach(allSamples::offer);
        other.samples.forEach(allSamples::offer);
        return new ShadowReport(
                subjects + other.subjects,
                changes.plus(other.changes),
                allRules,
                allAnswers,
                defects + other.defects,
                allSamples.all());
    }

    /** Counts row by row. */
    static final class Tally {
        private final Map<String, ChangeCounts> rules = new TreeMap<>();
        private final Map<String, Long> answers = new TreeMap<>();
        private final ChangeSamples samples = new ChangeSamples();
        private long subjects;

        void add(ShadowStore.Row row) {
            if (row.answer() != null) {
                answers.merge(row.answer() + " -> " + row.otherwise(), 1L, Long::sum);
                return;
            }
            subjects++;
            for (var change : FindingChange.between(row.before(), row.after())) {
                rules.merge(
                        change.finding().ruleId(),
                        ChangeCounts.of(change.kind()),
                        ChangeCounts::plus);
                samples.offer(ChangeSample.of(row.debtorId(), change));
            }
        }

        ShadowReport report(long defects) {
            return new ShadowReport(
                    subjects,
                    rules.values().stream().reduce(ChangeCounts.NONE, ChangeCounts::plus),
                    rules,
                    answers,
                    defects,
                    samples.all());
        }
    }
}
