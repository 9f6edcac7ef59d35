package io.forbear.contact.debtor;

import static io.forbear.contact.debtor.Examples.MAY_4;
import static io.forbear.contact.debtor.Examples.account;
import static io.forbear.contact.debtor.Examples.id;
import static io.forbear.contact.debtor.Examples.notice;
import static io.forbear.contact.debtor.Examples.noticeOf;
import static io.forbear.contact.debtor.Examples.placed;
import static io.forbear.contact.debtor.Examples.profile;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.channel.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldsTest {
    private static final Instant NOW = MAY_4.plus(Duration.ofDays(1));
    private static final Facts KNOWN =
            Facts.about(Examples.DEBTOR).with(account(), MAY_4).with(profile(), MAY_4);

    @Test
    void letsAnOverdueAccountBeCollected() {
        assertThat(hold(KNOWN, Purpose.COLLECTION)).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1} goes on {2}")
    @CsvSource({
        "CEASE_REQUESTED, COLLECTION, false",
        "CEASE_REQUESTED, RESPONSE_TO_REQUEST, false",
        "CEASE_REQUESTED, TERMINATION_NOTICE, true",
        "CEASE_REQUESTED, REMEDY_MAY, true",
        "CEASE_REQUESTED, REMEDY_INTENDED, true",
        "REPRESENTATION_NOTIFIED, COLLECTION, false",
        "REPRESENTATION_NOTIFIED, STATUTORY_NOTICE, false",
        "DISPUTE_FILED, COLLECTION, false",
        "DISPUTE_FILED, STATUTORY_NOTICE, true",
        "MORATORIUM_STARTED, REMINDER, false",
        "MORATORIUM_STARTED, RESPONSE_TO_REQUEST, true",
        "HARDSHIP_DECLARED, COLLECTION, false",
        "HARDSHIP_DECLARED, PLAN_SERVICING, true",
        "CHANNELS_BLOCKED, COLLECTION, true",
    })
    void holdsAllButSomePurposesAfterANotice(Notice.Kind kind, Purpose purpose, boolean goesOn) {
        var facts = KNOWN.with(notice(5, kind, MAY_4), MAY_4);
        assertThat(hold(facts, purpose).isEmpty()).isEqualTo(goesOn);
    }

    @ParameterizedTest
    @CsvSource({
        "DISPUTE_FILED, DISPUTE_ANSWERED",
        "MORATORIUM_STARTED, MORATORIUM_ENDED",
        "HARDSHIP_DECLARED, HARDSHIP_ENDED",
    })
    void endsAHoldWithTheLaterNoticeInWhateverOrderTheyArrive(
            Notice.Kind begun, Notice.Kind ended) {
        var begin = notice(5, begun, MAY_4);
        var end = notice(6, ended, MAY_4.plusSeconds(60));
        assertThat(hold(KNOWN.with(begin, NOW).with(end, NOW), Purpose.COLLECTION)).isEmpty();
        assertThat(hold(KNOWN.with(end, NOW).with(begin, NOW), Purpose.COLLECTION)).isEmpty();

        var again = notice(7, begun, MAY_4.plusSeconds(120));
        assertThat(hold(KNOWN.with(end, NOW).with(again, NOW), Purpose.COLLECTION)).isPresent();
    }

    @Test
    void holdsFromTheInstantOfTheNoticeOn() {
        var facts = KNOWN.with(notice(5, Notice.Kind.CEASE_REQUESTED, NOW), MAY_4);
        assertThat(
                        Holds.against(
                                facts,
                                account(),
                                Purpose.COLLECTION,
                                PartyKind.DEBTOR,
                                NOW.minusMillis(1)))
                .isEmpty();
        assertThat(Holds.against(facts, account(), Purpose.COLLECTION, PartyKind.DEBTOR, NOW))
                .isPresent();
    }

    @Test
    void takesACorrectionOfANoticeInItsPlace() {
        var facts =
                KNOWN.with(notice(5, Notice.Kind.CEASE_REQUESTED, MAY_4), MAY_4)
                        .with(notice(5, Notice.Kind.OTHER, MAY_4), MAY_4);
        assertThat(hold(facts, Purpose.COLLECTION)).isEmpty();
    }

    @Test
    void bindsOnlyWhomTheRequestWasAddressedTo() {
        var toAgency =
                new Notice(
                        id(5),
                        MAY_4,
                        Notice.Kind.CEASE_REQUESTED,
                        null,
                        "AGENCY",
                        Set.of(),
                        List.of());
        var facts = KNOWN.with(toAgency, MAY_4);
        assertThat(hold(facts, Purpose.COLLECTION)).isEmpty();
        assertThat(
                        Holds.against(
                                facts,
                                placed(account(), "AGENCY"),
                                Purpose.COLLECTION,
                                PartyKind.DEBTOR,
                                NOW))
                .isPresent();
    }

    @Test
    void holdsOnlyTheAccountsNamed() {
        var other =
                new Notice(
                        id(5),
                        MAY_4,
                        Notice.Kind.DISPUTE_FILED,
                        null,
                        null,
                        Set.of(),
                        List.of("A100-2"));
        assertThat(hold(KNOWN.with(other, MAY_4), Purpose.COLLECTION)).isEmpty();
    }

    @Test
    void speaksWithTheAttorneyOfARepresentedDebtor() {
        var facts = KNOWN.with(notice(5, Notice.Kind.REPRESENTATION_NOTIFIED, MAY_4), MAY_4);
        assertThat(Holds.against(facts, account(), Purpose.COLLECTION, PartyKind.ATTORNEY, NOW))
                .isEmpty();
    }

    @Test
    void stopsCollectionWhileAPlanIsInForce() {
        var agreed = new Plan("P1", List.of(Examples.ACCOUNT), MAY_4, false, null);
        var ended = new Plan("P1", List.of(Examples.ACCOUNT), null, true, null);
        var inForce = KNOWN.with(agreed, NOW);
        assertThat(hold(inForce, Purpose.COLLECTION))
                .hasValue(new Hold(Hold.Kind.PLAN_IN_FORCE, "P1"));
        assertThat(hold(inForce, Purpose.PLAN_SERVICING)).isEmpty();
        assertThat(hold(inForce.with(ended, NOW), Purpose.COLLECTION)).isEmpty();
        assertThat(hold(KNOWN.with(ended, NOW).with(agreed, NOW), Purpose.COLLECTION)).isEmpty();
    }

    @ParameterizedTest(name = "{0} ms from the signature: collection stops {1}")
    @CsvSource({"-1, false", "0, true", "1, true"})
    void stopsCollectionFromTheVeryInstantOfTheSignature(long millis, boolean stops) {
        var facts = KNOWN.with(new Plan("P1", List.of(Examples.ACCOUNT), NOW, false, null), MAY_4);
        var hold =
                Holds.against(
                        facts,
                        account(),
                        Purpose.COLLECTION,
                        PartyKind.DEBTOR,
                        NOW.plusMillis(millis));
        assertThat(hold.isPresent()).isEqualTo(stops);
    }

    @Test
    void stopsCollectionAgainWhenTheEndOfAPlanIsDisproved() {
        var agreed = new Plan("P1", List.of(), MAY_4, false, null);
        var ended = new Plan("P1", List.of(), null, true, MAY_4.plusSeconds(60));
        var again = new Plan("P1", List.of(), MAY_4.plusSeconds(120), false, null);
        var facts = KNOWN.with(agreed, NOW).with(ended, NOW).with(again, NOW);
        assertThat(hold(facts, Purpose.COLLECTION))
                .hasValue(new Hold(Hold.Kind.PLAN_IN_FORCE, "P1"));
        var twice = new Plan("P1", List.of(), null, true, MAY_4.plusSeconds(180));
        assertThat(hold(facts.with(twice, NOW), Purpose.COLLECTION)).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "COLLECTION, false",
        "REMINDER, false",
        "PLAN_SERVICING, true",
        "STATUTORY_NOTICE, true",
        "RESPONSE_TO_REQUEST, true",
    })
    void restsWhileAPromiseIsRunning(Purpose purpose, boolean goesOn) {
        var made = new Promise("W1", List.of(Examples.ACCOUNT), 0, true);
        assertThat(hold(KNOWN.with(made, NOW), purpose).isEmpty()).isEqualTo(goesOn);
    }

    @Test
    void followsTheNewestJudgementOfAPromiseInWhateverOrderTheyArrive() {
        var made = new Promise("W1", List.of(Examples.ACCOUNT), 0, true);
        var broken = new Promise("W1", List.of(Examples.ACCOUNT), 1, false);
        var disproved = new Promise("W1", List.of(Examples.ACCOUNT), 2, true);
        assertThat(hold(KNOWN.with(made, NOW).with(broken, NOW), Purpose.COLLECTION)).isEmpty();
        assertThat(hold(KNOWN.with(broken, NOW).with(made, NOW), Purpose.COLLECTION)).isEmpty();
        assertThat(hold(KNOWN.with(disproved, NOW).with(broken, NOW), Purpose.COLLECTION))
                .hasValue(new Hold(Hold.Kind.PROMISE_RUNNING, "W1"));
    }

    @Test
    void leavesAccountsOutsideThePromiseAlone() {
        var other = new Promise("W1", List.of("A100-2"), 0, true);
        assertThat(hold(KNOWN.with(other, NOW), Purpose.COLLECTION)).isEmpty();
    }

    @Test
    void leavesAccountsOutsideThePlanAlone() {
        var other = new Plan("P1", List.of("A100-2"), MAY_4, false, null);
        assertThat(hold(KNOWN.with(other, NOW), Purpose.COLLECTION)).isEmpty();
        var all = new Plan("P1", List.of(), MAY_4, false, null);
        assertThat(hold(KNOWN.with(all, NOW), Purpose.COLLECTION)).isPresent();
    }

    @Test
    void takesACorrectedAgreementInItsPlace() {
        var facts =
                KNOWN.with(new Plan("P1", List.of(), MAY_4, false, null), NOW)
                        .with(new Plan("P1", List.of("A100-2"), MAY_4, false, null), NOW);
        assertThat(hold(facts, Purpose.COLLECTION)).isEmpty();
    }

    @Test
    void holdsContactsWhileAComplaintAboutConductIsOpen() {
        var filed = new Complaint("K1", true, false);
        var answered = new Complaint("K1", null, true);
        assertThat(hold(KNOWN.with(filed, NOW), Purpose.COLLECTION))
                .hasValue(new Hold(Hold.Kind.CONDUCT_COMPLAINT, "K1"));
        assertThat(hold(KNOWN.with(filed, NOW).with(answered, NOW), Purpose.COLLECTION)).isEmpty();
        assertThat(hold(KNOWN.with(answered, NOW).with(filed, NOW), Purpose.COLLECTION)).isEmpty();
        assertThat(hold(KNOWN.with(new Complaint("K2", false, false), NOW), Purpose.COLLECTION))
                .isEmpty();
    }

    @Test
    void holdsNothingBackButAnswersOnceNothingIsOverdue() {
        var cured = account(Examples.ACCOUNT, 2, "CURED", 0, null);
        var facts = KNOWN.with(cured, NOW);
        assertThat(Holds.against(facts, cured, Purpose.REMINDER, PartyKind.DEBTOR, NOW))
                .hasValue(new Hold(Hold.Kind.NOTHING_OVERDUE, Examples.ACCOUNT));
        assertThat(Holds.against(facts, cured, Purpose.RESPONSE_TO_REQUEST, PartyKind.DEBTOR, NOW))
                .isEmpty();
        var overdueByNothing = account(Examples.ACCOUNT, 3, "M1", 3, LocalDate.parse("2026-05-01"));
        assertThat(hold(facts.with(overdueByNothing, NOW), Purpose.REMINDER)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"DECEASED, true", "BANKRUPT, true", "VULNERABLE, false", "LIMITED_CAPACITY, false"})
    void leavesTheDeceasedAndBankruptToPeople(DebtorFlag flag, boolean holds) {
        var flagged = new Profile(id(2), NOW, List.of(), "und", List.of(), Set.of(flag), false);
        assertThat(hold(KNOWN.with(flagged, NOW), Purpose.COLLECTION).isPresent()).isEqualTo(holds);
    }

    @Test
    void blocksAChannelUntilItIsAllowedAgain() {
        var blocked = KNOWN.with(notice(5, Notice.Kind.CHANNELS_BLOCKED, MAY_4, Channel.SMS), NOW);
        assertThat(Holds.blocksChannel(blocked, Examples.DEBTOR, Channel.SMS, NOW)).isTrue();
        assertThat(Holds.blocksChannel(blocked, Examples.DEBTOR, Channel.EMAIL, NOW)).isFalse();
        assertThat(Holds.blocksChannel(blocked, "T100", Channel.SMS, NOW)).isFalse();

        var later = MAY_4.plusSeconds(1);
        var sms = notice(6, Notice.Kind.CHANNELS_ALLOWED, later, Channel.SMS);
        var every = notice(6, Notice.Kind.CHANNELS_ALLOWED, later);
        var email = notice(6, Notice.Kind.CHANNELS_ALLOWED, later, Channel.EMAIL);
        assertThat(Holds.blocksChannel(blocked.with(sms, NOW), Examples.DEBTOR, Channel.SMS, NOW))
                .isFalse();
        assertThat(Holds.blocksChannel(blocked.with(every, NOW), Examples.DEBTOR, Channel.SMS, NOW))
                .isFalse();
        assertThat(Holds.blocksChannel(blocked.with(email, NOW), Examples.DEBTOR, Channel.SMS, NOW))
                .isTrue();
    }

    @Test
    void leavesAThirdPersonAloneWhoAsksForIt() {
        var stop = noticeOf("T100", 5, Notice.Kind.THIRD_PARTY_STOP_REQUESTED, MAY_4);
        var cease = noticeOf("T100", 5, Notice.Kind.CEASE_REQUESTED, MAY_4);
        for (var asks : List.of(stop, cease)) {
            var facts = KNOWN.with(asks, NOW);
            assertThat(Holds.leavesAlone(facts, Examples.SPOUSE.party(), NOW)).isTrue();
            assertThat(Holds.leavesAlone(facts, Examples.MOBILE.party(), NOW)).isFalse();
            assertThat(hold(facts, Purpose.COLLECTION)).isEmpty();
        }
    }

    @Test
    void leavesEverybodyAroundTheDebtorAloneWhenTheStopNamesNobody() {
        var facts = KNOWN.with(notice(5, Notice.Kind.THIRD_PARTY_STOP_REQUESTED, MAY_4), NOW);
        assertThat(Holds.leavesAlone(facts, Examples.SPOUSE.party(), NOW)).isTrue();
        assertThat(Holds.leavesAlone(facts, Examples.MOBILE.party(), NOW)).isFalse();
        assertThat(Holds.leavesAlone(facts, new Party("G1", PartyKind.GUARANTOR), NOW)).isFalse();
    }

    private static Optional<Hold> hold(Facts facts, Purpose purpose) {
        return Holds.against(facts, account(), purpose, PartyKind.DEBTOR, NOW);
    }
}
