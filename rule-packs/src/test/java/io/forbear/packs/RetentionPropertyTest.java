package io.forbear.packs;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.rules.CaseFile;
import io.forbear.rules.Deadline;
import io.forbear.rules.Decision;
import io.forbear.rules.Detector;
import io.forbear.rules.Fact;
import io.forbear.rules.Finding;
import io.forbear.rules.Gate;
import io.forbear.rules.Retention;
import io.forbear.rules.RuleBook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;

/** What the shipped rules need no more may be forgotten, and nobody can tell. */
class RetentionPropertyTest {
    private static final RuleBook BOOK = RuleBook.of(RulePacks.shipped());
    private static final Retention RETENTION = new Retention(BOOK, List.of());
    private static final Detector DETECTOR = new Detector(BOOK);
    private static final Gate GATE = new Gate(BOOK);
    private static final int UNLIMITED = Integer.MAX_VALUE;

    /** A story long ago, the horizon after it, and what comes then. */
    private record Life(
            List<Fact> old, Instant horizon, List<Fact> later, Fact.ContactProposed last) {

        static Life of(long seed) {
            var story = new RandomStory(seed);
            var old = new ArrayList<>(story.background());
            old.addAll(story.facts(60));
            old.addAll(restatements(old));
            old.add(story.optOut());
            addRare(story, old, 6);
            permitted(story, old, 8);
            // the mark lies somewhere in the old story
            var mark = RandomStory.START.plus(Duration.ofDays(new Random(seed).nextInt(20)));
            var horizon = mark.plus(Duration.between(RETENTION.mark(mark), mark));
            story.from(horizon.minus(Duration.ofDays(18)));
            old.addAll(story.facts(25));
            story.from(horizon);
            var later = new ArrayList<Fact>(story.facts(25));
            addRare(story, later, 4);
            permitted(story, later, 4);
            return new Life(old, horizon, later, story.proposal());
        }

        private static void addRare(RandomStory story, List<Fact> facts, int count) {
            for (int i = 0; i < count; i++) {
                facts.add(story.rareAttempt());
            }
        }

        /** Daily balances, and now and then more than that. */
        private static List<Fact> restatements(List<Fact> facts) {
            var stated = new ArrayList<Fact>();
            for (var fact : facts) {
                if (fact instanceof Fact.AccountStated(var id, _, _, var account)) {
                    for (int day = 0; day < 18; day++) {
                        var at = RandomStory.START.plus(Duration.ofDays(day));
                        stated.add(new Fact.AccountStated(id + "-" + day, at, at, account));
                    }
                }
            }
            return stated;
        }

        /** Proposals, permits, some closed, some reported. */
        private static void permitted(RandomStory story, List<Fact> facts, int count) {
            for (int i = 0; i < count; i++) {
                var planned = story.proposal();
                var at = planned.occurredAt();
                var contact = planned.contact();
                facts.add(planned);
                facts.add(
                        new Fact.PermitIssued(
                                "permit-" + planned.id(),
                                at,
                                at,
                                "permit-" + planned.id(),
                                planned.proposalId(),
                                contact.channel(),
                                contact.party().personId(),
                                contact.endpoint(),
                                at,
                                at.plus(Gate.PERMIT_VALIDITY)));
                var outcome = RandomStory.possible(contact.channel()).getFirst();
                if (i % 3 == 0) {
                    facts.add(
                            new Fact.ProposalClosed(
                                    "closed-" + planned.id(),
                                    at.plusSeconds(60),
                                    at.plusSeconds(60),
                                    planned.proposalId(),
                                    outcome));
                } else if (i % 3 == 1) {
                    var made =
                            contact.toBuilder()
                                    .proposalId(planned.proposalId())
                                    .permitId("permit-" + planned.id())
                                    .build();
                    facts.add(
                            new Fact.ContactAttempted(
                                    "made-" + planned.id(), at, at, made, outcome));
                }
            }
        }

        CaseFile whole() {
            return new CaseFile("P").addAll(old);
        }
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void changesNothingSinceTheHorizon(@ForAll long seed) {
        var life = Life.of(seed);
        var whole = life.whole();
        var pruned = life.whole();
        RETENTION.forgettable(pruned, life.horizon(), UNLIMITED).forget(pruned);
        Statistics.collect(pruned.facts().size() < whole.facts().size());

        for (var fact : life.later()) {
            whole.add(fact);
            pruned.add(fact);
        }
        assertThat(findings(pruned, life.horizon())).isEqualTo(findings(whole, life.horizon()));
        assertThat(deadlines(pruned, life.horizon())).isEqualTo(deadlines(whole, life.horizon()));
        assertThat(decision(pruned, life)).isEqualTo(decision(whole, life));
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void forgetsInPortionsAsTimePasses(@ForAll long seed) {
        var life = Life.of(seed);
        var whole = life.whole();
        var pruned = life.whole();
        var random = new Random(seed);
        for (int days = 30; days >= 0; days -= 1 + random.nextInt(6)) {
            var horizon = life.horizon().minus(Duration.ofDays(days));
            RETENTION.forgettable(pruned, horizon, 1 + random.nextInt(20)).forget(pruned);
        }
        for (var fact : life.later()) {
            whole.add(fact);
            pruned.add(fact);
        }
        assertThat(findings(pruned, life.horizon())).isEqualTo(findings(whole, life.horizon()));
        assertThat(deadlines(pruned, life.horizon())).isEqualTo(deadlines(whole, life.horizon()));
        assertThat(decision(pruned, life)).isEqualTo(decision(whole, life));
    }

    @Property(tries = 50, shrinking = ShrinkingMode.OFF)
    void keepsFewOfTheContactsOfLongAgo(@ForAll long seed) {
        var life = Life.of(seed);
        var file = life.whole();
        var mark = RETENTION.mark(life.horizon());
        RETENTION.forgettable(file, life.horizon(), UNLIMITED).forget(file);
        var kept = file.attempts().stream().filter(made -> made.at().isBefore(mark)).toList();
        assertThat(kept).hasSizeLessThanOrEqualTo(50);
        assertThat(RETENTION.forgettable(file, life.horizon(), UNLIMITED).facts()).isEmpty();
    }

    private static Decision decision(CaseFile file, Life life) {
        return GATE.decide(file, life.last(), life.last().occurredAt());
    }

    /** Those on contacts since the horizon, and on whatever is no contact. */
    private static Map<String, List<Finding>> findings(CaseFile file, Instant horizon) {
        var now = horizon.plus(Duration.ofDays(40));
        var findings = new LinkedHashMap<String, List<Finding>>();
        for (var fact : subjects(file, horizon)) {
            findings.put(fact.id(), DETECTOR.findingsOf(file, fact.id(), now));
        }
        return findings;
    }

    private static Map<String, List<Deadline>> deadlines(CaseFile file, Instant horizon) {
        var deadlines = new LinkedHashMap<String, List<Deadline>>();
        for (var fact : subjects(file, horizon)) {
            deadlines.put(fact.id(), DETECTOR.deadlinesOf(file, fact.id()));
        }
        return deadlines;
    }

    private static List<Fact> subjects(CaseFile file, Instant horizon) {
        return file.facts().stream()
                .filter(fact -> !(isForgotten(fact) && fact.occurredAt().isBefore(horizon)))
                .sorted(Comparator.comparing(Fact::id))
                .toList();
    }

    private static boolean isForgotten(Fact fact) {
        return fact instanceof Fact.ContactAttempted
                || fact instanceof Fact.ContactProposed
                || fact instanceof Fact.PermitIssued
                || fact instanceof Fact.ProposalClosed
                || fact instanceof Fact.AccountStated;
    }
}
