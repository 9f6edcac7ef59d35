package io.forbear.contact.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.contact.besttime.SimilarDebtors;
import io.forbear.contact.channel.Channel;
import io.forbear.contact.channel.Means;
import io.forbear.contact.channel.Outcome;
import io.forbear.contact.debtor.Examples;
import io.forbear.contact.debtor.Facts;
import io.forbear.contact.debtor.HourCount;
import io.forbear.contact.preview.GateAnswer.Decision;
import io.forbear.contact.proposal.Dossier;
import io.forbear.contact.proposal.NextStep;
import io.forbear.contact.proposal.Stories;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Stages of the example strategy: an SMS, two calls a day apart after two days, a letter. */
class PlayerTest {
    private static final Instant NOW = Examples.MAY_4;
    private static final Instant END = NOW.plus(Duration.ofDays(14));
    private static final GateAnswer YES = new GateAnswer(Decision.PERMITTED, null, null, List.of());

    private static final Supposition NOBODY = new Supposition.Everybody(false);
    private static final Supposition EVERYBODY = new Supposition.Everybody(true);

    private static Play play(Supposition assumption, Function<Play, GateAnswer> gate) {
        var facts =
                Facts.about("C100")
                        .with(Examples.account(), NOW)
                        .with(Examples.profile(Examples.MOBILE, Examples.HOME), NOW);
        var player = new Player(Stories.treatmentOfTheExample(), assumption);
        var play = player.begin(new Dossier(facts, Map.of()), NOW, END);
        while (!play.over()) {
            play = player.answered(play, gate.apply(play));
        }
        return play;
    }

    @Test
    void playsEveryStepWhenNobodyAnswers() {
        var play = play(NOBODY, _ -> YES);
        assertThat(play.scenes())
                .extracting(Scene::step)
                .containsExactly("sms", "call", "call", "letter");
        assertThat(play.scenes().get(2).at())
                .isEqualTo(play.scenes().get(1).at().plus(Duration.ofDays(1)));
        assertThat(play.supposed()).hasSize(4);
        assertThat(play.next().get(Examples.ACCOUNT))
                .isEqualTo(new NextStep.Stop(NextStep.Reason.STEPS_EXHAUSTED, "early"));
    }

    @Test
    void callsOnceWhenEverybodyIsReached() {
        assertThat(play(EVERYBODY, _ -> YES).scenes())
                .extracting(Scene::channel)
                .containsExactly(Channel.SMS, Channel.VOICE_HUMAN, Channel.LETTER);
    }

    @Test
    void drawsFromWhatWasObservedAndAlwaysTheSameBySeed() {
        var scenes = play(observed(40, 100, 7), _ -> YES).scenes();
        assertThat(play(observed(40, 100, 7), _ -> YES).scenes()).isEqualTo(scenes);
        var calls =
                LongStream.range(0, 300)
                        .mapToObj(seed -> play(observed(40, 100, seed), _ -> YES))
                        .map(play -> play.supposed().get(1).outcome())
                        .filter(outcome -> outcome == Outcome.CONVERSATION)
                        .count();
        assertThat(calls).as("of 300 first calls, at a chance of 2 in 5").isBetween(95L, 145L);
        assertThat(play(observed(0, 100_000, 7), _ -> YES).scenes())
                .isEqualTo(play(NOBODY, _ -> YES).scenes());
    }

    /** At every hour the same share of calls is answered. */
    private static Supposition observed(int reached, int attempts, long seed) {
        var hours =
                IntStream.range(0, 24)
                        .mapToObj(hour -> new HourCount(Means.CALL, hour, attempts, reached))
                        .toList();
        return new Supposition.Observed(
                Map.of(SimilarDebtors.groupOf(Examples.account()), hours), seed);
    }

    @Test
    void asksAgainWhenTheGatePutsOffAndTellsTheGateWhatIsSupposedToHaveHappened() {
        var later = NOW.plus(Duration.ofHours(5));
        var play =
                play(
                        EVERYBODY,
                        at ->
                                at.now().isBefore(later.minusSeconds(10))
                                        ? new GateAnswer(
                                                Decision.DEFERRED, later, null, List.of("CN-X"))
                                        : YES);
        assertThat(play.scenes().getFirst().notBefore()).isEqualTo(later);
        assertThat(play.scenes().get(1).at()).isEqualTo(later);
        assertThat(play.supposed().getFirst().at()).isEqualTo(later);
        var report = Report.of("7", Assumption.REACHED, null, NOW, END, List.of(play));
        assertThat(report.blocking().getFirst()).isEqualTo(new Report.Blocking("CN-X", 0, 1, 4));
        assertThat(report.days().getFirst().deferred()).isEqualTo(1);
        assertThat(report.days().getFirst().permitted()).isEqualTo(1);
    }

    @Test
    void endsWhereTheGateDeniesForGood() {
        var denied = new GateAnswer(Decision.DENIED, null, null, List.of("CN-3P-01"));
        var play = play(NOBODY, _ -> denied);
        assertThat(play.supposed()).isEmpty();
        assertThat(play.next().get(Examples.ACCOUNT)).isInstanceOf(NextStep.Stop.class);
        assertThat(Report.of("7", Assumption.NO_ANSWER, null, NOW, END, List.of(play)).blocking())
                .allSatisfy(one -> assertThat(one.denied()).isPositive());
    }

    @Test
    void doesNotGoOnForEverWhenTheGateAlwaysPutsOff() {
        var play =
                play(
                        NOBODY,
                        at -> new GateAnswer(Decision.DEFERRED, at.now(), null, List.of("CN-X")));
        assertThat(play.over()).isTrue();
        assertThat(play.scenes()).hasSize(200);
    }
}
