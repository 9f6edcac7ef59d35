package io.forbear.contact.proposal;

import static io.forbear.contact.debtor.Examples.ACCOUNT;
import static io.forbear.contact.debtor.Examples.HOME;
import static io.forbear.contact.debtor.Examples.MAY_4;
import static io.forbear.contact.debtor.Examples.MOBILE;
import static io.forbear.contact.debtor.Examples.account;
import static io.forbear.contact.debtor.Examples.notice;
import static io.forbear.contact.debtor.Examples.owing;
import static io.forbear.contact.debtor.Examples.profile;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.contact.channel.Outcome;
import io.forbear.contact.debtor.Facts;
import io.forbear.contact.debtor.KnownPoint;
import io.forbear.contact.debtor.Notice;
import io.forbear.contact.debtor.Promise;
import io.forbear.contact.debtor.Reach;
import io.forbear.contact.strategy.Escalation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a strategy goes on, stops and is followed by another. */
class CourseTest {

    private final List<String> ids = new ArrayList<>();
    private Treatment treatment = treatment("");
    private Dossier dossier =
            new Dossier(
                    Facts.about("C100").with(account(), MAY_4).with(profile(MOBILE, HOME), MAY_4),
                    Map.of());
    private Instant now = MAY_4;

    @Test
    void goesOnByTheNextStrategyAndThenProposesReferralToCourt() {
        treatment = treatment("whenUsedUp: {strategy: letters}");
        for (int call = 0; call < 3; call++) {
            take(Outcome.RANG_UNANSWERED);
            now = now.plus(Duration.ofHours(1));
        }
        var letter = (NextStep.Propose) look();
        assertThat(letter.contact().strategy()).isEqualTo("letters@7");
        assertThat(letter.plannedAt()).isEqualTo(now.plus(Duration.ofDays(1)));
        now = letter.plannedAt();
        take(Outcome.DELIVERED);
        assertThat(stop().reason()).isEqualTo(NextStep.Reason.LEGAL_REFERRAL_PROPOSED);
        assertThat(stop().because()).isEqualTo("nobody answers (the steps are used up: letters)");
        assertThat(ids).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void leavesAPersonATaskWhenTheStepsAreUsedUp() {
        treatment = treatment("whenUsedUp: {task: review, reason: look at it}");
        take(Outcome.CONVERSATION);
        assertThat(stop().reason()).isEqualTo(NextStep.Reason.TASK_FOR_PERSON);
        assertThat(stop().because()).startsWith("review: look at it");
        var first = treatment.advance(dossier, now).escalated();
        assertThat(first)
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.accountId()).isEqualTo(ACCOUNT);
                            assertThat(one.strategy()).isEqualTo("calls@7");
                            assertThat(one.escalation())
                                    .isEqualTo(
                                            new Escalation.TaskForPerson("review", "look at it"));
                        });
        var later = treatment.advance(dossier, now.plus(Duration.ofDays(3))).escalated();
        assertThat(later.getFirst().id()).as("once per run").isEqualTo(first.getFirst().id());
    }

    @ParameterizedTest(name = "{0} attempts of at most {1}: {2}")
    @CsvSource({"1, 2, false", "2, 2, true"})
    void stopsAfterSoManyAttempts(int made, int most, boolean stops) {
        treatment = treatment("stopWhen: [{attempts: " + most + "}]");
        for (int i = 0; i < made; i++) {
            take(Outcome.RANG_UNANSWERED);
            now = now.plus(Duration.ofHours(1));
        }
        assertThat(stopsByCondition()).isEqualTo(stops);
    }

    @Test
    void stopsAfterAConversationEvenIfStepsAreLeftAndEscalatesIfToldTo() {
        treatment =
                treatment(
                        "stopWhen: [{rightPartyContacts: 1, then: ESCALATE}]\n"
                                + "    whenUsedUp: {task: review, reason: look}");
        take(Outcome.RANG_UNANSWERED);
        now = now.plus(Duration.ofHours(1));
        take(Outcome.CONVERSATION);
        assertThat(stop().because()).isEqualTo("review: look (rightPartyContacts 1)");
    }

    @Test
    void takesSomebodyElseOnTheLineForNobodyReached() {
        treatment = treatment("stopWhen: [{rightPartyContacts: 1}]");
        take(Outcome.CONVERSATION, true);
        now = now.plus(Duration.ofHours(1));
        assertThat(stopsByCondition()).isFalse();
        assertThat(propose().time()).as("the call is tried again").isEqualTo(2);
    }

    @ParameterizedTest(name = "{0} in the stage")
    @CsvSource({"P10D, true", "P9DT23H59M59S, false"})
    void stopsAfterSoLongInTheStage(Duration passed, boolean stops) {
        treatment = treatment("stopWhen: [{inStage: P10D}]");
        now = MAY_4.plus(passed);
        assertThat(stopsByCondition()).isEqualTo(stops);
    }

    @ParameterizedTest(name = "{0} of 1234.50 is left")
    @CsvSource({"617.25, true", "617.26, false"})
    void stopsWhenAShareIsPaid(String left, boolean stops) {
        treatment = treatment("stopWhen: [{sharePaid: 50}]");
        look();
        learn(dossier.facts().with(owing(account(), left), now));
        assertThat(stopsByCondition()).isEqualTo(stops);
    }

    @ParameterizedTest(name = "{0} is left, the limit is 100 {1}")
    @CsvSource({"99.99, CNY, true", "100.00, CNY, false", "99.99, USD, false"})
    void stopsBelowABalance(String left, String currency, boolean stops) {
        treatment =
                treatment(
                        "stopWhen: [{balanceBelow: {amount: \"100\", currency: %s}}]"
                                .formatted(currency));
        learn(dossier.facts().with(owing(account(), left), now));
        assertThat(stopsByCondition()).isEqualTo(stops);
    }

    @ParameterizedTest(name = "promised {0} seconds after the run began")
    @CsvSource({"0, true", "-1, false"})
    void stopsAfterAPromiseMadeSinceTheRunBegan(int seconds, boolean stops) {
        treatment = treatment("stopWhen: [{promiseMade: true}]");
        var promise = new Promise("W1", List.of(ACCOUNT), 1, false, MAY_4.plusSeconds(seconds));
        learn(dossier.facts().with(promise, now));
        assertThat(stopsByCondition()).isEqualTo(stops);
    }

    @Test
    void takesBackWhatIsProposedWhenAStopConditionIsMet() {
        treatment = treatment("stopWhen: [{sharePaid: 50}]");
        look();
        propose();
        learn(dossier.facts().with(owing(account(), "1.00"), now));
        var advance = treatment.advance(dossier, now);
        assertThat(advance.changed())
                .singleElement()
                .satisfies(
                        one ->
                                assertThat(one.state())
                                        .isEqualTo(
                                                new ProposalState.Cancelled(
                                                        "the strategy stops: sharePaid 50", now)));
    }

    @Test
    void looksAgainWhenTheTimeInTheStageIsUp() {
        treatment = treatment("stopWhen: [{attempts: 1}, {inStage: P10D}]");
        take(Outcome.CONVERSATION);
        assertThat(stopsByCondition()).isTrue();
        assertThat(dueAt()).isEqualTo(MAY_4.plus(Duration.ofDays(10)));
        now = MAY_4.plus(Duration.ofDays(10));
        look();
        assertThat(dueAt()).as("nothing more will change by itself").isNull();
    }

    @Test
    void looksAgainWhenAContactPointBecomesGoodAndWhenANoticeHasItsEffect() {
        var from = MAY_4.plus(Duration.ofDays(2));
        var until = MAY_4.plus(Duration.ofDays(20));
        var known =
                new KnownPoint(
                        "new",
                        MOBILE.party(),
                        MOBILE.placeKind(),
                        MOBILE.channels(),
                        MAY_4,
                        from,
                        until);
        var points = new Reach(Map.of("new", known), Map.of(), List.of(), null);
        dossier = Dossier.about("C100").with(Facts.about("C100").with(account(), MAY_4));
        learn(dossier.facts().with(profile(), MAY_4).with(points, MAY_4));
        assertThat(stop().reason()).isEqualTo(NextStep.Reason.NO_CONTACT_POINT);
        assertThat(dueAt()).isEqualTo(from);
        var ceases = MAY_4.plus(Duration.ofDays(1));
        learn(dossier.facts().with(notice(7, Notice.Kind.CEASE_REQUESTED, ceases), MAY_4));
        look();
        assertThat(dueAt()).isEqualTo(ceases);
        now = from;
        look();
        assertThat(dueAt()).isEqualTo(until);
    }

    @Test
    void goesOnWhereItsLastStepsCannotBeTakenOnceTheirWaitsAreOver() {
        treatment = lettersThenReview();
        learn(Facts.about("C100").with(account(), MAY_4).with(profile(MOBILE), MAY_4));
        take(Outcome.CONVERSATION);
        assertThat(stop().reason()).isEqualTo(NextStep.Reason.NO_CONTACT_POINT);
        var over = now.plus(Duration.ofDays(4));
        assertThat(dueAt()).isEqualTo(over);
        now = over;
        assertThat(stop().reason()).isEqualTo(NextStep.Reason.TASK_FOR_PERSON);
        assertThat(stop().because())
                .startsWith(
                        "review: look at it (the steps are used up: calls; passed over: letter");
        learn(dossier.facts().with(profile(MOBILE, HOME), now));
        assertThat(look())
                .as("a way turns up, and is taken")
                .isEqualTo(new NextStep.Wait(NextStep.For.DECISION, null));
    }

    private static Treatment lettersThenReview() {
        return Stories.treatment(
                """
                version: "7"
                denials: {nextStep: [], askAgain: [], after: PT2H, times: 2}
                strategies:
                  - id: calls
                    stages: [M1]
                    whenUsedUp: {task: review, reason: look at it}
                    steps:
                      - {id: call, channel: VOICE_HUMAN, voiceMode: INTERACTIVE, purpose: COLLECTION, template: call}
                      - {id: letter, channel: LETTER, purpose: COLLECTION, template: demand-letter, after: P4D}
                """);
    }

    private @Nullable Instant dueAt() {
        return treatment.advance(dossier, now).dueAt();
    }

    @Test
    void saysWhyNobodyIsContacted() {
        treatment =
                Stories.treatment(
                        """
                        version: "7"
                        denials: {nextStep: [], askAgain: [], after: PT2H, times: 2}
                        strategies: [{id: quiet, noContact: it is Sunday}]
                        """);
        assertThat(look()).isEqualTo(new NextStep.Stop(NextStep.Reason.NO_CONTACT, "it is Sunday"));
    }

    private NextStep look() {
        var advance = treatment.advance(dossier, now);
        dossier = advance.dossier();
        return Objects.requireNonNull(advance.next().get(ACCOUNT));
    }

    private void learn(Facts facts) {
        dossier = dossier.with(facts);
    }

    private NextStep.Stop stop() {
        return (NextStep.Stop) look();
    }

    private boolean stopsByCondition() {
        return look() instanceof NextStep.Stop stop
                && stop.reason() == NextStep.Reason.STOP_CONDITION;
    }

    /** The next step is proposed, permitted and reported on. */
    private void take(Outcome outcome) {
        take(outcome, false);
    }

    private void take(Outcome outcome, boolean missed) {
        var proposal = propose();
        ids.add(proposal.proposalId());
        var report =
                new AttemptReport(
                        "attempt " + ids.size(),
                        proposal.proposalId(),
                        null,
                        null,
                        outcome,
                        now,
                        missed);
        dossier = treatment.attempted(dossier, report).orElseThrow().dossier();
    }

    private Proposal propose() {
        if (look() instanceof NextStep.Propose propose) {
            now = propose.plannedAt();
            look();
        }
        return Objects.requireNonNull(dossier.runs().get(ACCOUNT)).last().orElseThrow();
    }

    private static Treatment treatment(String rest) {
        return Stories.treatment(
                """
                version: "7"
                denials: {nextStep: [], askAgain: [], after: PT2H, times: 2}
                strategies:
                  - id: calls
                    stages: [M1]
                    %s
                    steps:
                      - {id: call, channel: VOICE_HUMAN, voiceMode: INTERACTIVE, purpose: COLLECTION, template: call,
                         times: 3, every: PT1H}
                  - id: letters
                    onlyByReference: true
                    whenUsedUp: {legalReferral: nobody answers}
                    steps:
                      - {id: letter, channel: LETTER, purpose: COLLECTION, template: demand-letter, after: P1D}
                """
                        .formatted(rest));
    }
}
