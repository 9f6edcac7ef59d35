package io.forbear.contact.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.contact.Events;
import io.forbear.contact.casework.Doubt;
import io.forbear.contact.casework.News;
import io.forbear.contact.channel.Channel;
import io.forbear.contact.debtor.Facts;
import io.forbear.contact.debtor.Holds;
import io.forbear.contact.debtor.Notice;
import io.forbear.contact.debtor.Promise;
import io.forbear.contact.debtor.Reminder;
import io.forbear.contact.debtor.Revocation;
import io.forbear.contact.proposal.Verdict;
import io.forbear.events.AccountStageChanged;
import io.forbear.events.ComplaintKind;
import io.forbear.events.ConsentScope;
import io.forbear.events.Consequence;
import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactDecided;
import io.forbear.events.ContactOutcome;
import io.forbear.events.DebtorNotice;
import io.forbear.events.DebtorProfileChanged;
import io.forbear.events.DecisionKind;
import io.forbear.events.DisputeKind;
import io.forbear.events.Money;
import io.forbear.events.NoticeKind;
import io.forbear.events.PartyKind;
import io.forbear.events.PlanReminderDue;
import io.forbear.events.PromiseJudged;
import io.forbear.events.PromiseMade;
import io.forbear.events.PromiseOutcome;
import io.forbear.messaging.EventIds;
import io.forbear.messaging.RejectedEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** From events into our words, and what we refuse to translate. */
class ListenersTest {
    private static final String DEBTOR = "C1";
    private static final Instant NOW = Instant.parse("2026-05-04T02:00:00Z");
    private static final Facts NOTHING = Facts.about(DEBTOR);

    @ParameterizedTest
    @CsvSource({
        "CONSENT_GIVEN, CHANNELS_ALLOWED",
        "CONSENT_WITHDRAWN, CHANNELS_BLOCKED",
        "PREFERENCE_STATED, CHANNELS_BLOCKED",
        "CEASE_REQUESTED, CEASE_REQUESTED",
        "THIRD_PARTY_STOP_REQUESTED, THIRD_PARTY_STOP_REQUESTED",
        "REPRESENTATION_NOTIFIED, REPRESENTATION_NOTIFIED",
        "DISPUTE_FILED, DISPUTE_FILED",
        "DISPUTE_ANSWERED, DISPUTE_ANSWERED",
        "MORATORIUM_STARTED, MORATORIUM_STARTED",
        "MORATORIUM_ENDED, MORATORIUM_ENDED",
        "HARDSHIP_DECLARED, HARDSHIP_DECLARED",
        "HARDSHIP_ENDED, HARDSHIP_ENDED",
    })
    void takesNoticesThatConcernTreatment(NoticeKind theirs, Notice.Kind ours) {
        var facts = facts(notice(theirs, io.forbear.events.Channel.SMS));
        assertThat(facts.notices().values())
                .singleElement()
                .extracting(Notice::kind)
                .isEqualTo(ours);
    }

    @ParameterizedTest
    @EnumSource(
            value = NoticeKind.class,
            names = {
                "VALIDATION_PROVIDED",
                "VULNERABILITY_NOTED",
                "AGENCY_AUTHORISED",
                "AGENCY_REVOKED",
                "AGENCY_ASSIGNED",
                "AGENCY_NOTICE_SENT"
            })
    void takesOtherNoticesAsNewsOnly(NoticeKind kind) {
        var facts = facts(Events.notice(DEBTOR, kind));
        assertThat(facts.notices()).isEmpty();
        assertThat(facts.changedAt()).isEqualTo(NOW);
    }

    @Test
    void takesADisputeOfCreditDataAsNoDisputeOfTheDebt() {
        var dispute =
                DebtorNotice.newBuilder(Events.notice(DEBTOR, NoticeKind.DISPUTE_FILED))
                        .setDisputeKind(DisputeKind.CREDIT_DATA)
                        .build();
        assertThat(facts(dispute).notices()).isEmpty();
    }

    @Test
    void readsTheChannelsOfAConsentFromItsScope() {
        var scope =
                ConsentScope.newBuilder()
                        .setChannels(
                                List.of(
                                        io.forbear.events.Channel.SMS,
                                        io.forbear.events.Channel.UNKNOWN))
                        .build();
        var consent =
                DebtorNotice.newBuilder(Events.notice(DEBTOR, NoticeKind.CONSENT_GIVEN))
                        .setScope(scope)
                        .build();
        assertThat(facts(consent).notices().values())
                .singleElement()
                .extracting(Notice::channels)
                .isEqualTo(Set.of(Channel.SMS));
    }

    @Test
    void takesConsentWithdrawnWithoutChannelsAsWithdrawnForAll() {
        var facts = facts(notice(NoticeKind.CONSENT_WITHDRAWN));
        assertThat(Channel.values())
                .allSatisfy(
                        channel ->
                                assertThat(Holds.blocksChannel(facts, DEBTOR, channel, NOW))
                                        .isTrue());
        assertThat(Revocation.in(facts))
                .singleElement()
                .satisfies(one -> assertThat(one.channels()).containsOnly(Channel.values()));
    }

    @Test
    void takesAPreferenceForTimesAloneAsNoOptOut() {
        var facts = facts(notice(NoticeKind.PREFERENCE_STATED));
        assertThat(facts.notices()).isEmpty();
        assertThat(Revocation.in(facts)).isEmpty();
        assertThat(facts.changedAt()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @EnumSource(
            value = NoticeKind.class,
            names = {"CONSENT_GIVEN", "CONSENT_WITHDRAWN", "PREFERENCE_STATED"})
    void takesANoticeOnChannelsItDoesNotKnowForNoneOfOurs(NoticeKind kind) {
        var unknown = io.forbear.events.Channel.UNKNOWN;
        var scope = ConsentScope.newBuilder().setChannels(List.of(unknown)).build();
        var notice = DebtorNotice.newBuilder(notice(kind, unknown)).setScope(scope).build();
        assertThat(facts(notice).notices()).isEmpty();
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        rejects(() -> NoticeListener.news(Events.notice(DEBTOR, NoticeKind.UNKNOWN)), "notice");
        rejects(
                () -> ComplaintListener.news(Events.complaint(DEBTOR, "K1", ComplaintKind.UNKNOWN)),
                "complaint");
    }

    @Test
    void refusesAProfileWithAZoneThatNobodyKnows() {
        var profile =
                DebtorProfileChanged.newBuilder(Events.profile(DEBTOR))
                        .setZones(List.of("Mars/Olympus"))
                        .build();
        rejects(() -> ProfileListener.news(profile), "Mars/Olympus");
    }

    @Test
    void leavesOutContactPointsOfPersonsItDoesNotKnow() {
        var profile = Events.profile(DEBTOR);
        var stranger =
                io.forbear.events.ContactPoint.newBuilder(profile.getContactPoints().getFirst())
                        .setPartyKind(PartyKind.UNKNOWN)
                        .build();
        var with =
                DebtorProfileChanged.newBuilder(profile)
                        .setContactPoints(List.of(stranger, profile.getContactPoints().getLast()))
                        .build();
        var known = ProfileListener.news(with).addition().to(NOTHING, NOW).profile();
        assertThat(known).isNotNull();
        assertThat(known.contactPoints()).hasSize(1);
    }

    @Test
    void refusesAnAccountInACurrencyThatDoesNotExist() {
        var stage =
                AccountStageChanged.newBuilder(Events.stage(DEBTOR, "M1", 1).build())
                        .setBalance(new Money(new BigDecimal("1.0000"), "XYZ"))
                        .build();
        assertThatThrownBy(() -> StageListener.news(stage)).isInstanceOf(RejectedEvent.class);
    }

    @Test
    void namesTheRulesThatStandAgainstAContactButNoObservations() {
        var decision = DecisionListener.decision(decided(DecisionKind.DENIED).build());
        assertThat(decision.verdict())
                .isEqualTo(new Verdict.Denied(List.of("CN-AGENCY-01", "CN-FREQ-01")));
        assertThat(decision.entry().findings()).hasSize(4);
    }

    @Test
    void refusesDecisionsThatLackWhatTheyNeed() {
        rejects(decided(DecisionKind.PERMITTED), "PERMITTED without a permit");
        rejects(decided(DecisionKind.DEFERRED), "DEFERRED without an instant");
        rejects(decided(DecisionKind.UNKNOWN), "the decision is not known");
    }

    @Test
    void tellsOurOwnWordThatNobodyReportedFromThatOfAGatewayThatDoesNotKnow() {
        var asked = Events.proposal(DEBTOR);
        var theirs = Events.attempted(asked, UUID.randomUUID(), ContactOutcome.UNREPORTED);
        assertThat(AttemptListener.occurrence(theirs))
                .isInstanceOfSatisfying(
                        Doubt.class,
                        doubt -> {
                            assertThat(doubt.eventId()).isEqualTo(theirs.getEventId());
                            assertThat(doubt.entry().outcome()).isEqualTo("UNREPORTED");
                        });
        var proposal = UUID.randomUUID();
        var ours =
                ContactAttempted.newBuilder(theirs)
                        .setEventId(EventIds.derived(proposal, "K1/unreported"))
                        .setProposalId(proposal.toString())
                        .setCommandId("K1")
                        .build();
        assertThat(AttemptListener.occurrence(ours)).isInstanceOf(News.class);
    }

    @Test
    void refusesAReportWhoseOutcomeIsNotKnown() {
        var asked = Events.proposal(DEBTOR);
        ContactAttempted report =
                Events.attempted(asked, UUID.randomUUID(), ContactOutcome.UNKNOWN);
        rejects(() -> AttemptListener.report(report), "Outcome UNKNOWN is not known here");
    }

    @ParameterizedTest
    @CsvSource({
        "RUNNING, true",
        "KEPT, false",
        "PARTLY_KEPT, false",
        "BROKEN, false",
        "WITHDRAWN, false",
        "STOPPED, false",
    })
    void takesAPromiseAndWhatItHasComeTo(PromiseOutcome outcome, boolean running) {
        var made =
                PromiseMade.newBuilder()
                        .setEventId(UUID.randomUUID())
                        .setOccurredAt(NOW)
                        .setDebtorId(DEBTOR)
                        .setPromiseId("W1")
                        .build();
        var judged =
                PromiseJudged.newBuilder()
                        .setEventId(UUID.randomUUID())
                        .setOccurredAt(NOW)
                        .setDebtorId(DEBTOR)
                        .setPromiseId("W1")
                        .setSequence(1)
                        .setOutcome(outcome)
                        .setPromised(new Money(new BigDecimal("1.0000"), "CNY"))
                        .setPaid(new Money(new BigDecimal("0.0000"), "CNY"))
                        .build();
        var promised = PromiseListener.news(made).addition().to(NOTHING, NOW);
        assertThat(promised.promises().get("W1"))
                .isEqualTo(new Promise("W1", List.of(), 0, true, NOW));
        assertThat(PromiseListener.news(judged).addition().to(promised, NOW).promises().get("W1"))
                .isEqualTo(new Promise("W1", List.of(), 1, running, NOW));
    }

    @Test
    void takesAReminderForTheFirstAccountOfThePlanAndRefusesOneOfNone() {
        var due =
                PlanReminderDue.newBuilder()
                        .setEventId(UUID.randomUUID())
                        .setOccurredAt(NOW)
                        .setDebtorId(DEBTOR)
                        .setPlanId("P1")
                        .setAccountIds(List.of("A-2", "A-1"))
                        .setInstalmentNumber(3)
                        .setDueOn(LocalDate.of(2026, 5, 9))
                        .setAmount(new Money(new BigDecimal("1.0000"), "CNY"))
                        .setRemindBefore(NOW.plusSeconds(60))
                        .build();
        assertThat(PlanListener.news(due).addition().to(NOTHING, NOW).reminders().values())
                .singleElement()
                .extracting(Reminder::accountId)
                .isEqualTo("A-2");
        var ofNone = PlanReminderDue.newBuilder(due).setAccountIds(List.of()).build();
        rejects(() -> PlanListener.news(ofNone), "names no account");
    }

    private static ContactDecided.Builder decided(DecisionKind kind) {
        return ContactDecided.newBuilder(Events.denied(Events.proposal(DEBTOR), "CN-AGENCY-01"))
                .setDecision(kind)
                .setFindings(
                        List.of(
                                Events.finding("CN-AGENCY-01", Consequence.VIOLATION),
                                Events.finding("CN-AGENCY-01", Consequence.VIOLATION),
                                Events.finding("CN-FREQ-01", Consequence.SHOULD_NOT),
                                Events.finding("CN-EVID-01", Consequence.OBSERVATION)));
    }

    private static DebtorNotice notice(NoticeKind kind, io.forbear.events.Channel... channels) {
        return DebtorNotice.newBuilder(Events.notice(DEBTOR, kind))
                .setChannels(List.of(channels))
                .build();
    }

    private static Facts facts(DebtorNotice notice) {
        return NoticeListener.news(notice).addition().to(NOTHING, NOW);
    }

    private static void rejects(ContactDecided.Builder decision, String reason) {
        rejects(() -> DecisionListener.decision(decision.build()), reason);
    }

    private static void rejects(ThrowingCallable translation, String reason) {
        assertThatThrownBy(translation)
                .isInstanceOf(RejectedEvent.class)
                .hasMessageContaining(reason);
    }
}
