package io.forbear.packs;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.rules.CaseFile;
import io.forbear.rules.Detector;
import io.forbear.rules.Fact;
import io.forbear.rules.Finding;
import io.forbear.rules.RuleBook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Findings are a pure function of the set of facts, under the shipped rules. */
class FindingsTest {
    private static final Instant NOW = RandomStory.START.plus(Duration.ofDays(40));
    private static final Detector DETECTOR = new Detector(RuleBook.of(RulePacks.shipped()));

    private static CaseFile file(List<Fact> facts) {
        return new CaseFile("P").addAll(facts);
    }

    private static List<Fact> story(long seed, int count) {
        var story = new RandomStory(seed);
        var facts = new ArrayList<>(story.background());
        facts.addAll(story.facts(count));
        return facts;
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void doesNotDependOnTheOrderOfArrival(@ForAll long seed) {
        var facts = story(seed, 40);
        var expected = DETECTOR.findings(file(facts), NOW);
        var shuffled = new ArrayList<>(facts);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(DETECTOR.findings(file(shuffled), NOW)).isEqualTo(expected);
        assertThat(DETECTOR.deadlines(file(shuffled))).isEqualTo(DETECTOR.deadlines(file(facts)));
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void ignoresDuplicates(@ForAll long seed) {
        var facts = story(seed, 40);
        var file = file(facts);
        var expected = DETECTOR.findings(file, NOW);
        for (var fact : facts) {
            assertThat(file.add(fact)).isNull();
        }
        assertThat(DETECTOR.findings(file, NOW)).isEqualTo(expected);
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void forgetsWhatWasCorrected(@ForAll long seed) {
        var story = new RandomStory(seed);
        var facts = new ArrayList<>(story.background());
        var wrong = new ArrayList<Fact.ContactAttempted>();
        for (int i = 0; i < 30; i++) {
            wrong.add(story.attempt());
        }
        var right = wrong.stream().map(story::correctionOf).toList();
        var corrected = file(facts).addAll(wrong).addAll(right);
        assertThat(DETECTOR.findings(corrected, NOW))
                .isEqualTo(DETECTOR.findings(file(facts).addAll(right), NOW));
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void findsTheSameStepByStepAsAllAtOnce(@ForAll long seed) {
        var story = new RandomStory(seed);
        var file = file(story.background());
        Map<String, List<Finding>> kept = new HashMap<>();
        var made = new ArrayList<Fact.ContactAttempted>();
        for (var fact : story.facts(40)) {
            step(file, fact, kept);
            if (fact instanceof Fact.ContactAttempted attempt) {
                made.add(attempt);
                if (made.size() % 4 == 0) {
                    step(file, story.correctionOf(made.get(made.size() / 2)), kept);
                }
            }
        }
    }

    private static void step(CaseFile file, Fact fact, Map<String, List<Finding>> kept) {
        var change = file.add(fact);
        if (change == null) {
            return;
        }
        for (var subject : DETECTOR.affectedBy(file, change)) {
            kept.put(subject, DETECTOR.findingsOf(file, subject, NOW));
        }
        var expected = new HashMap<String, List<Finding>>();
        for (var finding : DETECTOR.findings(file, NOW)) {
            expected.computeIfAbsent(finding.subject(), _ -> new ArrayList<>()).add(finding);
        }
        var found = new HashMap<>(kept);
        found.values().removeIf(List::isEmpty);
        assertThat(found).as("after %s", fact).isEqualTo(expected);
    }
}
