package io.forbear.packs;

import static io.forbear.rules.Outcome.NOT_CONNECTED_BUSY;
import static io.forbear.rules.Outcome.RANG_UNANSWERED;
import static io.forbear.rules.Outcome.VOICEMAIL;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.rules.Attempt;
import io.forbear.rules.CaseFile;
import io.forbear.rules.Channel;
import io.forbear.rules.Consequence;
import io.forbear.rules.Contact;
import io.forbear.rules.ContactCheck;
import io.forbear.rules.Decision;
import io.forbear.rules.Detector;
import io.forbear.rules.Fact;
import io.forbear.rules.Finding;
import io.forbear.rules.Gate;
import io.forbear.rules.Mode;
import io.forbear.rules.Outcome;
import io.forbear.rules.RuleBook;
import io.forbear.rules.RulePack;
import io.forbear.rules.Stretch;
import io.forbear.rules.Turns;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The gate and the detector are one set of rules on two inputs. */
class GateTest {
    private static final List<RulePack> PACKS =
            RulePacks.shipped().stream().filter(pack -> !pack.appliesEverywhere()).toList();
    private static final RuleBook BOOK = RuleBook.of(PACKS);
    private static final Gate GATE = new Gate(BOOK);
    private static final Detector DETECTOR = new Detector(BOOK);
    private static final Set<String> ASKED_AFTERWARDS = askedIn(Mode.DETECT);
    private static final Set<String> ASKED_BEFORE = askedIn(Mode.GATE);

    private static Set<String> askedIn(Mode mode) {
        return PACKS.stream()
                .flatMap(pack -> pack.rules().stream())
                .filter(rule -> rule.modes().contains(mode))
                .map(rule -> rule.id())
                .collect(Collectors.toSet());
    }

    /** A story that ends with a proposal, after some that were permitted and may be in flight. */
    private record Scene(CaseFile file, Fact.ContactProposed proposal) {

        static Scene of(long seed) {
            var story = new RandomStory(seed);
            var file = new CaseFile("P").addAll(story.background());
            var proposal = story.proposal();
            for (var fact : story.facts(30)) {
                // a contact cannot be known before it happens; a notice may be announced
                if (!(fact instanceof Fact.ContactAttempted)
                        || !fact.occurredAt().isAfter(proposal.occurredAt())) {
                    file.add(fact);
                }
            }
            for (int i = 0; i < 2; i++) {
                permit(file, near(story.proposal(), proposal, i));
            }
            return new Scene(file, proposal);
        }

        private static Fact.ContactProposed near(
                Fact.ContactProposed other, Fact.ContactProposed proposal, int i) {
            var at = proposal.occurredAt().plus(Duration.ofMinutes(i == 0 ? -4 : 5));
            return new Fact.ContactProposed(
                    other.id(), at, at, other.proposalId(), other.contact());
        }

        private static void permit(CaseFile file, Fact.ContactProposed other) {
            file.add(other);
            var now = other.occurredAt().minus(Duration.ofMinutes(10));
            if (GATE.decide(file, other, now) instanceof Decision.Permitted permitted) {
                file.add(permitted.permit("permit " + other.id(), other.id(), other, now));
            }
        }

        Instant now() {
            return proposal.occurredAt().minus(Duration.ofMinutes(5));
        }

        Decision decision() {
            return GATE.decide(file, proposal, now());
        }

        /** What is decided, at the same time, on the same contact at another instant. */
        Decision movedTo(Instant at) {
            return GATE.decide(
                    file,
                    new Fact.ContactProposed(
                            proposal.id(),
                            at,
                            proposal.recordedAt(),
                            proposal.proposalId(),
                            proposal.contact()),
                    now());
        }

        List<Attempt> open() {
            var open = new ArrayList<>(file.inFlight(now()));
            open.add(new Attempt(proposal.id(), proposal.occurredAt(), proposal.contact(), null));
            return open;
        }

        /** What the detector finds on the open contacts, for every way in which they may end. */
        Stream<List<Finding>> endings() {
            return endings(open(), List.of());
        }

        private Stream<List<Finding>> endings(
                List<Attempt> open, List<Fact.ContactAttempted> made) {
            if (made.size() == open.size()) {
                return Stream.of(findingsOn(made));
            }
            var attempt = open.get(made.size());
            return RandomStory.possible(attempt.contact().channel()).stream()
                    .map(outcome -> and(made, made(attempt, outcome)))
                    .flatMap(more -> endings(open, more));
        }

        /** In a file of its own: one file believes no outcome again that it saw corrected. */
        private List<Finding> findingsOn(List<Fact.ContactAttempted> made) {
            var ended = new CaseFile("P").addAll(file.facts()).addAll(made);
            return made.stream()
                    .flatMap(fact -> DETECTOR.findingsOf(ended, fact.id(), now()).stream())
                    .toList();
        }

        private static <T> List<T> and(List<T> some, T more) {
            return Stream.concat(some.stream(), Stream.of(more)).toList();
        }

        private static Fact.ContactAttempted made(Attempt attempt, Outcome outcome) {
            return new Fact.ContactAttempted(
                    "made " + attempt.id(),
                    attempt.at(),
                    attempt.at(),
                    attempt.contact().toBuilder().proposalId(attempt.id()).build(),
                    outcome);
        }
    }

    private static Set<String> rules(List<Finding> findings) {
        return findings.stream().map(Finding::ruleId).collect(Collectors.toSet());
    }

    @Property(tries = 400, shrinking = ShrinkingMode.OFF)
    void permitsOnlyAsLongAsItWouldPermitTheSameContact(
            @ForAll long seed, @ForAll @IntRange(max = 900_000) int millis) {
        var scene = Scene.of(seed);
        if (scene.decision() instanceof Decision.Permitted permitted) {
            var some = permitted.validFrom().plusMillis(millis);
            var last = permitted.notAfter();
            if (!some.isAfter(last)) {
                assertThat(scene.movedTo(some))
                        .as("at %s of %s", some, permitted)
                        .isInstanceOf(Decision.Permitted.class);
            }
            if (last.isBefore(permitted.validFrom().plus(Gate.PERMIT_VALIDITY))) {
                assertThat(scene.movedTo(last.plusMillis(1)))
                        .isNotInstanceOf(Decision.Permitted.class);
            }
        }
    }

    @Property(tries = 250, shrinking = ShrinkingMode.OFF)
    void permitsNothingThatSomeOutcomeTurnsIntoABreach(@ForAll long seed) {
        var scene = Scene.of(seed);
        var decision = scene.decision();
        if (decision instanceof Decision.Permitted) {
            assertThat(scene.endings())
                    .allSatisfy(
                            findings ->
                                    assertThat(findings)
                                            .filteredOn(f -> f.consequence().blocks())
                                            .filteredOn(
                                                    f -> f.consequence() != Consequence.DEADLINE)
                                            .filteredOn(f -> ASKED_BEFORE.contains(f.ruleId()))
                                            .isEmpty());
        }
    }

    @Property(tries = 250, shrinking = ShrinkingMode.OFF)
    void refusesNothingThatNoOutcomeTurnsIntoAFinding(@ForAll long seed) {
        var scene = Scene.of(seed);
        var decision = scene.decision();
        if (!(decision instanceof Decision.Permitted)) {
            var reasons =
                    decision.findings().stream()
                            .filter(finding -> finding.consequence().blocks())
                            .map(Finding::ruleId)
                            .filter(ASKED_AFTERWARDS::contains)
                            .collect(Collectors.toSet());
            var found =
                    scene.endings()
                            .flatMap(findings -> rules(findings).stream())
                            .collect(Collectors.toSet());
            assertThat(found).containsAll(reasons);
        }
    }

    /** In these an earlier open contact has to count as well as a later one. */
    @Test
    void refusesWhatOnlyTwoOutcomesTogetherTurnIntoAFinding() {
        for (long seed : List.of(-102L, -334L, 539L)) {
            assertThat(Scene.of(seed).decision()).isInstanceOf(Decision.Deferred.class);
            refusesNothingThatNoOutcomeTurnsIntoAFinding(seed);
        }
    }

    /** Three contacts a week about one account, by all media (6 RCNY 5-77, 2-193). */
    @Test
    void countsAnOpenCallBeforeALetterUnlessItNeverReachedAnyone() {
        var monday = LocalDateTime.parse("2026-09-14T10:00:00");
        var newYork = Examples.NEW_YORK;
        var letter = newYork.contact(Channel.LETTER, Examples.DEBTOR).build();
        var at = newYork.at(monday.plusMinutes(4));
        var proposal = new Fact.ContactProposed("letter", at, at, "letter", letter);
        var file = newYork.file();
        file.add(newYork.made("first", monday.minusDays(6), newYork.call(), VOICEMAIL));
        permit(file, newYork.at(monday), newYork.call().build());
        assertThat(GATE.decide(file, proposal, at)).isInstanceOf(Decision.Permitted.class);

        file.add(newYork.made("second", monday.minusDays(5), newYork.call(), VOICEMAIL));
        var waits = GATE.decide(file, proposal, at);
        assertThat(waits)
                .extracting(GateTest::notBefore)
                .isEqualTo(newYork.at(monday.plusMinutes(15)));
        assertThat(rules(waits.findings())).containsExactly("US-NYC-FREQ-01");

        file.add(
                newYork.made(
                        "call", monday, newYork.call().proposalId("call"), NOT_CONNECTED_BUSY));
        assertThat(GATE.decide(file, proposal, at)).isInstanceOf(Decision.Permitted.class);
        file.add(newYork.made("call", monday, newYork.call().proposalId("call"), RANG_UNANSWERED));
        assertThat(GATE.decide(file, proposal, at))
                .extracting(GateTest::notBefore)
                .isEqualTo(newYork.at(monday.plusDays(1).withHour(8)));
    }

    private static void permit(CaseFile file, Instant at, Contact call) {
        var proposal = new Fact.ContactProposed("call", at, at, "call", call);
        file.add(proposal);
        var permitted = new Decision.Permitted(List.of(), at, at.plus(Gate.PERMIT_VALIDITY));
        file.add(permitted.permit("permit", "permit", proposal, at));
    }

    private static Instant notBefore(Decision decision) {
        return ((Decision.Deferred) decision).notBefore();
    }

    @Property(tries = 80, shrinking = ShrinkingMode.OFF)
    void defersToTheFirstLawfulMinute(@ForAll long seed) {
        var scene = Scene.of(seed);
        if (scene.decision() instanceof Decision.Deferred deferred) {
            var last = deferred.notBefore();
            assertThat(permittedAt(scene, last)).isTrue();
            var at = scene.proposal().occurredAt();
            for (var t = at; t.isBefore(last); t = t.plus(step(at, t, last))) {
                assertThat(permittedAt(scene, t)).as("permitted at %s already", t).isFalse();
            }
            if (last.isAfter(at)) {
                assertThat(permittedAt(scene, last.minusNanos(1))).isFalse();
            }
        }
    }

    /**
     * Every minute of the first and the last half day; on the many days that may lie between, every
     * thirteenth: no law opens a day for so little, and all times of day have their turn.
     */
    private static Duration step(Instant first, Instant t, Instant last) {
        var halfDay = Duration.ofHours(12);
        var between = t.isAfter(first.plus(halfDay)) && t.isBefore(last.minus(halfDay));
        return Duration.ofMinutes(between ? 13 : 1);
    }

    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void deniesWhatTimeAloneDoesNotCure(@ForAll long seed) {
        var scene = Scene.of(seed);
        if (scene.decision() instanceof Decision.Denied) {
            var at = scene.proposal().occurredAt();
            // not a divisor of a day, so that all times of day have their turn
            for (int minutes = 0; minutes < 45 * 24 * 60; minutes += 397) {
                var t = at.plus(Duration.ofMinutes(minutes));
                assertThat(permittedAt(scene, t)).as("permitted at %s", t).isFalse();
            }
        }
    }

    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void looksAheadAsItWouldDecide(@ForAll long seed) {
        var scene = Scene.of(seed);
        var from = scene.proposal().occurredAt().minus(Duration.ofHours(30));
        var until = from.plus(Duration.ofDays(6));
        var end = from;
        for (var stretch : GATE.outlook(scene.file(), scene.proposal(), from, until)) {
            assertThat(stretch.from()).isEqualTo(end);
            end = stretch.until();
            for (var at : samples(stretch, seed)) {
                assertThat(permittedAt(scene, at))
                        .as("%s at %s", stretch, at)
                        .isEqualTo(stretch.lawful());
            }
        }
        assertThat(end).isEqualTo(until);
    }

    /** The first and last instants of a stretch, and some between, to the millisecond. */
    private static List<Instant> samples(Stretch stretch, long seed) {
        var random = new Random(seed);
        var samples = new ArrayList<>(List.of(stretch.from(), stretch.until().minusMillis(1)));
        var millis = Duration.between(stretch.from(), stretch.until()).toMillis();
        for (int i = 0; i < 4; i++) {
            samples.add(stretch.from().plusMillis(random.nextLong(millis)));
        }
        return samples;
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void opensWhenTheDecisionSaid(@ForAll long seed) {
        var scene = Scene.of(seed);
        var at = scene.proposal().occurredAt();
        var first =
                GATE
                        .outlook(scene.file(), scene.proposal(), at, at.plus(Duration.ofDays(12)))
                        .stream()
                        .filter(Stretch::lawful)
                        .map(Stretch::from)
                        .findFirst();
        if (GATE.decide(scene.file(), scene.proposal(), at) instanceof Decision.Deferred deferred
                && first.isPresent()) {
            assertThat(first.get())
                    .isBetween(deferred.notBefore(), deferred.notBefore().plusMillis(1));
        }
    }

    @Test
    void hasTurnsWhereverARuleReadsAClock() {
        var file = new CaseFile("P").addAll(new RandomStory(1).background());
        for (var pack : PACKS) {
            for (var rule : pack.rules()) {
                for (var use : rule.checks()) {
                    if (rule.modes().contains(Mode.GATE)
                            && use.check() instanceof ContactCheck check
                            && use.parameters().contains("zone")) {
                        assertThat(check.turns(file)).as(rule.id()).isNotEqualTo(Turns.NONE);
                    }
                }
            }
        }
    }

    private static boolean permittedAt(Scene scene, Instant at) {
        var again = scene.proposal();
        var proposal =
                new Fact.ContactProposed(again.id(), at, at, again.proposalId(), again.contact());
        return GATE.decide(scene.file(), proposal, at) instanceof Decision.Permitted;
    }
}
