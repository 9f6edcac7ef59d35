package io.forbear.contact.proposal;

import static io.forbear.contact.debtor.Examples.ACCOUNT;
import static io.forbear.contact.debtor.Examples.DEBTOR;
import static io.forbear.contact.debtor.Examples.HOME;
import static io.forbear.contact.debtor.Examples.MAY_4;
import static io.forbear.contact.debtor.Examples.MOBILE;
import static io.forbear.contact.debtor.Examples.account;
import static io.forbear.contact.debtor.Examples.cny;
import static io.forbear.contact.debtor.Examples.notice;
import static io.forbear.contact.debtor.Examples.owing;
import static io.forbear.contact.debtor.Examples.placed;
import static io.forbear.contact.debtor.Examples.point;
import static io.forbear.contact.debtor.Examples.profile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.channel.Outcome;
import io.forbear.contact.debtor.Account;
import io.forbear.contact.debtor.Complaint;
import io.forbear.contact.debtor.Notice;
import io.forbear.contact.debtor.PartyKind;
import io.forbear.contact.debtor.PlaceKind;
import io.forbear.contact.debtor.Plan;
import io.forbear.contact.template.DisclosedItem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The strategy of these stories: an SMS at once, two calls a day apart, a letter after two days.
 */
class TreatmentTest {
    private static final Instant NEXT_DAY = MAY_4.plus(Duration.ofDays(1));

    @Test
    void waitsNoLongerOnceTheGatewaySaysThatItDoesNotKnow() {
        var story = Stories.calling();
        story.permit();
        var doubted =
                Stories.TREATMENT.inDoubt(story.dossier(), "command", story.now()).orElseThrow();
        var run = Objects.requireNonNull(doubted.dossier().runs().get(ACCOUNT));
        assertThat(run.last().orElseThrow().state())
                .isEqualTo(new ProposalState.Unreported(story.now(), "command", "permit"));
        var next = Stories.TREATMENT.advance(doubted.dossier(), story.now());
        assertThat(next.next().get(ACCOUNT))
                .as("it counts as made, and the next call waits its time")
                .isInstanceOfSatisfying(
                        NextStep.Propose.class, one -> assertThat(one.time()).isEqualTo(2));
        assertThat(Stories.TREATMENT.inDoubt(next.dossier(), "command", story.now())).isEmpty();
        assertThat(Stories.TREATMENT.inDoubt(story.dossier(), null, story.now())).isEmpty();
    }

    @Test
    void proposesTheFirstStepAsSoonAsAccountAndProfileAreKnown() {
        var story = new Story();
        story.learn(facts -> facts.with(account(), MAY_4));
        assertThat(story.next())
                .isEqualTo(stop(NextStep.Reason.NO_PROFILE, "no profile has arrived"));
        story.learn(facts -> facts.with(profile(MOBILE, HOME), MAY_4));

        var proposed = story.onlyProposal();
        assertThat(proposed.plannedAt()).isEqualTo(MAY_4.plus(Stories.TIMING.lead()));
        var contact = proposed.contact();
        assertThat(contact.channel()).isEqualTo(Channel.SMS);
        assertThat(contact.endpoint()).isEqualTo("mobile-100");
        assertThat(contact.statedAmount()).isEqualTo(cny("1234.50"));
        assertThat(contact.strategy()).isEqualTo("early@7");
        assertThat(contact.actor().legalEntityId()).isEqualTo("BANK");
        assertThat(contact.disclosed()).contains(DisclosedItem.OPT_OUT_NOTICE);
        assertThat(contact.language()).isEqualTo("zh-CN");
        assertThat(contact.message()).contains("1,234.50元");
        assertThat(story.next()).isEqualTo(new NextStep.Wait(NextStep.For.DECISION, null));
        assertThat(story.dueAt()).isNull();
    }

    @Test
    void proposesUnderTheSameIdsHoweverOftenItIsWorkedOut() {
        assertThat(Stories.proposed().lastId()).isEqualTo(Stories.proposed().lastId());
    }

    @Test
    void waitsForTheTimeOfDayWishedFor() {
        var story = new Story();
        story.at(Instant.parse("2026-05-04T13:00:00Z")); // 21:00 in Shanghai
        story.learn(facts -> facts.with(account(), MAY_4).with(profile(MOBILE), MAY_4));
        assertThat(story.proposals()).isEmpty();
        assertThat(story.dueAt())
                .isEqualTo(Instant.parse("2026-05-05T01:00:00Z").minus(Stories.TIMING.lead()));
        story.at(story.dueAt()).look();
        assertThat(story.onlyProposal().plannedAt()).isEqualTo("2026-05-05T01:00:00Z");
    }

    @Test
    void ordersAPermittedContactAndWaitsForItsReport() {
        var story = Stories.proposed();
        var command = story.permit();
        assertThat(command).isEqualTo(story.firstContact());
        assertThat(story.next())
                .isEqualTo(
                        new NextStep.Wait(NextStep.For.REPORT, MAY_4.plus(Duration.ofHours(24))));
        assertThat(story.permit()).as("a permit counts once").isNull();
    }

    @Test
    void goesOnToTheNextStepOnceThePersonIsReached() {
        var story = Stories.proposed();
        story.permit();
        story.report(Outcome.DELIVERED, MAY_4);
        assertThat(story.next())
                .isInstanceOfSatisfying(
                        NextStep.Propose.class,
                        next -> {
                            assertThat(next.step().id()).isEqualTo("call");
                            assertThat(next.plannedAt()).isEqualTo(MAY_4.plus(Duration.ofDays(2)));
                        });
    }

    @Test
    void goesOnToTheNextStepOnceTheProviderRefusesTheMessageForEver() {
        var story = Stories.proposed();
        story.permit();
        story.report(Outcome.REFUSED, MAY_4);
        assertThat(story.planned().step().id()).isEqualTo("call");
    }

    @Test
    void asksAgainForWhatAGatewayDidNotDoInTime() {
        var story = Stories.proposed();
        story.permit();
        story.report(Outcome.NOT_MADE, MAY_4);
        assertThat(story.planned().step().id()).as("not the next step").isNotEqualTo("call");
    }

    @Test
    void repeatsAStepUntilThePersonIsReachedOrItsTimesAreUp() {
        var story = Stories.calling();
        story.permit();
        story.report(Outcome.RANG_UNANSWERED, story.now());
        assertThat(story.planned().step().id()).isEqualTo("call");
        assertThat(story.planned().time()).isEqualTo(2);
        story.goToNext();
        story.permit();
        story.report(Outcome.RANG_UNANSWERED, story.now());
        assertThat(story.planned().step().id()).isEqualTo("letter");
        story.goToNext();
        assertThat(story.lastProposal().contact().letterFields()).hasSize(11);
        story.permit();
        story.report(Outcome.DELIVERED, story.now());
        assertThat(story.next()).isEqualTo(stop(NextStep.Reason.STEPS_EXHAUSTED, "early"));
    }

    @Test
    void lookUpsAnotherEndpointOnceOneProvedWrong() {
        var second =
                point(
                        "mobile-200",
                        DEBTOR,
                        PartyKind.DEBTOR,
                        PlaceKind.MOBILE,
                        Channel.VOICE_HUMAN);
        var story = Stories.calling(MOBILE, second);
        assertThat(story.lastProposal().contact().endpoint()).isEqualTo("mobile-100");
        story.permit();
        story.report(Outcome.NOT_CONNECTED_INVALID, story.now());
        assertThat(story.planned().contact().endpoint()).isEqualTo("mobile-200");
    }

    @Test
    void correctsAnOutcomeWhenItsReportIsCorrected() {
        var story = Stories.calling();
        story.permit();
        story.report(Outcome.RANG_UNANSWERED, story.now());
        assertThat(story.planned().time()).isEqualTo(2);
        story.report(Outcome.CONVERSATION, story.now());
        assertThat(story.planned().step().id()).isEqualTo("letter");
    }

    @Test
    void leavesASecondReportOnOneProposalToTheHistory() {
        var story = Stories.calling();
        story.permit();
        story.report(Outcome.CONVERSATION, story.now());
        assertThat(story.reportAs("another", Outcome.RANG_UNANSWERED)).isFalse();
    }

    @Test
    void givesUpWaitingForAReportAfterADay() {
        var story = Stories.calling();
        story.permit();
        story.at(story.now().plus(Duration.ofHours(24)).minusMillis(1)).look();
        assertThat(story.news()).singleElement().isInstanceOf(GatewayNews.Chase.class);
        story.at(story.now().plusMillis(1)).look();
        assertThat(story.changed())
                .singleElement()
                .extracting(Proposal::state)
                .isEqualTo(new ProposalState.Unreported(story.now(), "command", "permit"));
        assertThat(story.planned().time()).isEqualTo(2);
        story.report(Outcome.CONVERSATION, story.now());
        assertThat(story.planned().step().id()).isEqualTo("letter");
    }

    @Test
    void asksAgainAtTheInstantToWhichAContactWasDeferred() {
        var story = Stories.proposed();
        story.rule(new Verdict.Deferred(NEXT_DAY, List.of("CN-FREQ-01")));
        var first = story.lastId();
        assertThat(story.dueAt()).isEqualTo(NEXT_DAY.minus(Stories.TIMING.lead()));
        story.at(NEXT_DAY).look();
        assertThat(story.lastId()).isNotEqualTo(first);
        assertThat(story.lastProposal().contact()).isEqualTo(story.firstContact());
    }

    @Test
    void takesTheNextStepAfterADenialThatConcernsTheChannelOnly() {
        var story = Stories.settled();
        story.rule(new Verdict.Denied(List.of("US-OPTOUT-01")));
        assertThat(story.planned().step().id()).isEqualTo("call");
    }

    @Test
    void stopsAfterADenialWithoutRemedyUntilNewsArrives() {
        var story = Stories.settled();
        story.rule(new Verdict.Denied(List.of("CN-AGENCY-01")));
        assertThat(story.next()).isEqualTo(stop(NextStep.Reason.DENIED, "CN-AGENCY-01"));
        assertThat(story.dueAt()).isNull();

        var news = story.now().plus(Duration.ofHours(1));
        story.at(news).learn(facts -> facts.with(notice(9, Notice.Kind.OTHER, news), news));
        assertThat(story.planned().step().id()).isEqualTo("sms");
        assertThat(story.planned().plannedAt())
                .isEqualTo(news.plus(Stories.TIMING.settling()).plus(Stories.TIMING.lead()));
    }

    @Test
    void asksOnceMoreWhenTheGateMayNotYetHaveKnownTheFacts() {
        var story = Stories.proposed(); // asked at the very instant at which the facts arrived
        story.rule(new Verdict.Denied(List.of("CN-AGENCY-01")));
        assertThat(story.planned().plannedAt())
                .isEqualTo(MAY_4.plus(Stories.TIMING.settling()).plus(Stories.TIMING.lead()));
        story.goToNext();
        story.rule(new Verdict.Denied(List.of("CN-AGENCY-01")));
        assertThat(story.next()).isEqualTo(stop(NextStep.Reason.DENIED, "CN-AGENCY-01"));
    }

    @Test
    void asksAgainSomeTimesForFactsTheGateIsMissing() {
        var story = Stories.settled();
        for (int i = 0; i < 2; i++) {
            story.rule(new Verdict.Denied(List.of("FB-FACT-01")));
            assertThat(story.planned().plannedAt())
                    .isEqualTo(story.now().plus(Duration.ofHours(2)));
            story.goToNext();
        }
        story.rule(new Verdict.Denied(List.of("FB-FACT-01")));
        assertThat(story.next()).isEqualTo(stop(NextStep.Reason.DENIED, "FB-FACT-01"));
    }

    @Test
    void asksForAnotherPermitWhenOneCameTooLate() {
        var story = Stories.proposed();
        story.at(MAY_4.plusSeconds(60));
        var command = story.rule(story.permitted(MAY_4));
        assertThat(command).isNull();
        assertThat(story.planned().plannedAt())
                .isEqualTo(story.now().plus(Stories.TIMING.backOff()));
        story.goToNext();
        assertThat(story.lastProposal().contact()).isEqualTo(story.firstContact());
    }

    @Test
    void cancelsWhatTheGateHasInHandOnceTheAccountIsCured() {
        var story = Stories.proposed();
        story.learn(facts -> facts.with(inStage("CURED", ACCOUNT, 2), MAY_4));
        assertThat(story.changed())
                .singleElement()
                .extracting(Proposal::state)
                .isEqualTo(new ProposalState.Cancelled("the account is now in stage CURED", MAY_4));
        assertThat(story.next()).isEqualTo(stop(NextStep.Reason.NO_STRATEGY, "CURED"));
        assertThat(story.permit()).as("too late").isNull();
    }

    @Test
    void cancelsADeferredContactOnceAPlanIsAgreedAndResumesWhenItIsBroken() {
        var story = Stories.proposed();
        story.rule(new Verdict.Deferred(NEXT_DAY, List.of("CN-FREQ-01")));
        var agreed = new Plan("P1", List.of(ACCOUNT), MAY_4, false, null);
        story.learn(facts -> facts.with(agreed, MAY_4));
        assertThat(story.changed())
                .singleElement()
                .extracting(Proposal::state)
                .isEqualTo(new ProposalState.Cancelled("PLAN_IN_FORCE P1", MAY_4));
        assertThat(story.next()).isEqualTo(stop(NextStep.Reason.HELD, "PLAN_IN_FORCE P1"));

        story.at(NEXT_DAY)
                .learn(facts -> facts.with(new Plan("P1", List.of(), null, true, null), NEXT_DAY));
        assertThat(story.lastProposal().contact().stepId()).isEqualTo("sms");
    }

    @Test
    void holdsEverythingWhileAComplaintAboutConductIsOpen() {
        var story = Stories.proposed();
        story.learn(facts -> facts.with(new Complaint("K1", true, false), MAY_4));
        assertThat(story.next()).isEqualTo(stop(NextStep.Reason.HELD, "CONDUCT_COMPLAINT K1"));
        story.learn(facts -> facts.with(new Complaint("K1", null, true), MAY_4));
        assertThat(story.next()).isEqualTo(new NextStep.Wait(NextStep.For.DECISION, null));
    }

    @ParameterizedTest
    @EnumSource(
            value = Notice.Kind.class,
            names = {
                "CEASE_REQUESTED",
                "REPRESENTATION_NOTIFIED",
                "DISPUTE_FILED",
                "MORATORIUM_STARTED",
                "HARDSHIP_DECLARED"
            })
    void cancelsWhatIsPendingOnEveryNoticeThatHolds(Notice.Kind kind) {
        var story = Stories.proposed();
        story.learn(facts -> facts.with(notice(9, kind, MAY_4), MAY_4));
        assertThat(story.changed()).hasSize(1);
        assertThat(story.proposals()).isEmpty();
        assertThat(story.permit()).isNull();
    }

    @Test
    void takesAnotherChannelOnceOneIsRefused() {
        var story = Stories.proposed();
        var refused = notice(9, Notice.Kind.CHANNELS_BLOCKED, MAY_4, Channel.SMS);
        story.learn(facts -> facts.with(refused, MAY_4));
        assertThat(story.changed())
                .singleElement()
                .extracting(Proposal::state)
                .isEqualTo(new ProposalState.Cancelled("C100 refuses SMS", MAY_4));
        assertThat(story.planned().step().id()).isEqualTo("call");
        assertThat(story.planned().passedOver()).containsExactly("sms: refused for SMS to DEBTOR");
        assertThat(story.planned().plannedAt())
                .as("the wait of the step passed over is kept")
                .isEqualTo(MAY_4.plus(Duration.ofDays(2)));
    }

    @Test
    void proposesAnewWhenWhatWasProposedIsNoLongerTrue() {
        var story = Stories.proposed();
        var first = story.lastId();
        story.learn(facts -> facts.with(owing(account(), "1000.00"), MAY_4));
        assertThat(story.changed())
                .singleElement()
                .extracting(Proposal::state)
                .isEqualTo(new ProposalState.Cancelled("the balance has changed", MAY_4));
        assertThat(story.lastId()).isNotEqualTo(first);
        assertThat(story.lastProposal().contact().statedAmount()).isEqualTo(cny("1000.00"));

        story.learn(facts -> facts.with(placed(owing(account(), "1000.00"), "AGENCY"), MAY_4));
        assertThat(story.lastProposal().contact().actor().legalEntityId()).isEqualTo("AGENCY");
        assertThat(story.lastProposal().contact().actor().onBehalfOf()).isEqualTo("BANK");
    }

    @Test
    void beginsAnewInANewStageOnceTheGatewayHasReported() {
        var story = Stories.proposed();
        story.permit();
        story.learn(facts -> facts.with(inStage("M2", ACCOUNT, 2), MAY_4));
        assertThat(story.next()).isInstanceOf(NextStep.Wait.class);
        story.report(Outcome.DELIVERED, MAY_4);
        assertThat(story.lastProposal().contact().strategy()).isEqualTo("late@7");
    }

    @Test
    void passesOverAStepWithoutContactPointAndStopsWhenNoneIsLeft() {
        var story = new Story();
        story.learn(facts -> facts.with(account(), MAY_4).with(profile(HOME), MAY_4));
        assertThat(story.planned().step().id()).isEqualTo("letter");
        assertThat(story.planned().passedOver()).hasSize(2);

        story.learn(facts -> facts.with(profile(), MAY_4));
        assertThat(story.next())
                .isInstanceOfSatisfying(
                        NextStep.Stop.class,
                        stop ->
                                assertThat(stop.reason())
                                        .isEqualTo(NextStep.Reason.NO_CONTACT_POINT));
        story.learn(facts -> facts.with(profile(MOBILE), MAY_4));
        assertThat(story.onlyProposal().contact().endpoint()).isEqualTo("mobile-100");
    }

    @Test
    void neverHasTwoContactsOfOnePurposeInHandAndBeginsWithTheLongestOverdue() {
        var second = inStage("M1", "A100-2", 1);
        var older = account("A100-3", 1, "M1", 20, LocalDate.parse("2026-04-14"));
        var story = new Story();
        story.learn(
                facts ->
                        facts.with(account(), MAY_4)
                                .with(second, MAY_4)
                                .with(older, MAY_4)
                                .with(profile(MOBILE), MAY_4));
        assertThat(story.onlyProposal().contact().accountId()).isEqualTo("A100-3");
        assertThat(story.nextOf("A100-2"))
                .isEqualTo(new NextStep.Wait(NextStep.For.OTHER_CONTACT, null));
        story.permit();
        story.report(Outcome.DELIVERED, MAY_4);
        assertThat(story.onlyProposal().contact().accountId()).isEqualTo(ACCOUNT);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void visitsInTwosOrNotAtAll(boolean placed) {
        var late = inStage("M4", ACCOUNT, 1);
        var story = new Story();
        story.learn(
                facts ->
                        facts.with(placed ? placed(late, "AGENCY") : late, MAY_4)
                                .with(profile(HOME), MAY_4));
        if (placed) {
            assertThat(story.next())
                    .isEqualTo(
                            stop(NextStep.Reason.NO_VISITORS, "visit: no two visitors of AGENCY"));
        } else {
            assertThat(story.onlyProposal().contact().actor().agentIds())
                    .hasSize(2)
                    .doesNotHaveDuplicates()
                    .isSubsetOf("v1", "v2", "v3");
        }
    }

    @Test
    void ignoresVerdictsAndReportsOnWhatItDoesNotKnow() {
        var story = Stories.proposed();
        var before = story.dossier();
        var treatment = Stories.TREATMENT;
        assertThat(treatment.decided(before, "unknown", story.permitted(NEXT_DAY), MAY_4))
                .isEqualTo(new Ruling(before, null, null));
        var report = new AttemptReport("a", "unknown", null, null, Outcome.DELIVERED, MAY_4);
        assertThat(treatment.attempted(before, report)).isEmpty();
        var byPermit = new AttemptReport("a", null, null, "permit", Outcome.DELIVERED, MAY_4);
        story.permit();
        assertThat(treatment.attempted(story.dossier(), byPermit)).isPresent();
        var byCommand = new AttemptReport("a", null, "command", null, Outcome.DELIVERED, MAY_4);
        assertThat(treatment.attempted(story.dossier(), byCommand)).isPresent();
    }

    @Test
    void refusesAPermitForSomethingElse() {
        var story = Stories.proposed();
        var other = Stories.calling();
        assertThatThrownBy(() -> story.rule(other.permitted(NEXT_DAY)))
                .hasMessageContaining("permit permit is for VOICE_HUMAN of ");
    }

    @Test
    void looksAgainForStepsAfterTheStrategyLostTheOneItWasAt() {
        var story = Stories.proposed();
        var changed = Stories.treatment(Stories.STRATEGIES.replace("id: sms", "id: text"));
        var advance = changed.advance(story.dossier(), MAY_4);
        assertThat(advance.changed())
                .singleElement()
                .extracting(Proposal::state)
                .isEqualTo(
                        new ProposalState.Cancelled("the strategy no longer has step sms", MAY_4));
        assertThat(advance.proposed())
                .singleElement()
                .satisfies(
                        proposal -> {
                            assertThat(proposal.stepId()).isEqualTo("text");
                            assertThat(proposal.proposalId()).isNotEqualTo(story.lastId());
                        });
    }

    private static NextStep stop(NextStep.Reason reason, String because) {
        return new NextStep.Stop(reason, because);
    }

    private static Account inStage(String stage, String accountId, long sequence) {
        var overdueSince = stage.equals("CURED") ? null : LocalDate.parse("2026-05-01");
        return account(accountId, sequence, stage, 3, overdueSince);
    }
}
