package io.forbear.simulator.misconduct;

import static io.forbear.simulator.portfolio.Country.CN;

import io.forbear.events.Authorisation;
import io.forbear.events.Channel;
import io.forbear.events.ConsentScope;
import io.forbear.events.ContactPurpose;
import io.forbear.events.ContentFlag;
import io.forbear.events.DebtorNotice;
import io.forbear.events.DisclosedItem;
import io.forbear.events.DisputeKind;
import io.forbear.events.NoticeKind;
import io.forbear.events.PartyKind;
import io.forbear.events.PlanContent;
import java.util.List;
import java.util.function.Consumer;

/** What must not be done in mainland China. */
final class ChineseMisconduct {
    private static final String AGENCY = "AGENCY-1";

    static final List<Misdeed> ALL =
            List.of(
                    deed("call without a permit", s -> s.call(s.time(1, 10, 30))),
                    deed(
                            "call with an invented permit",
                            s -> s.call(s.time(1, 10, 30)).withInventedPermit()),
                    deed("call at 22:30", s -> s.call(s.time(1, 22, 30)).breaking("CN-HOURS-01")),
                    deed("seventh unanswered call of a day", ChineseMisconduct::rings),
                    deed("fourth conversation of a day", ChineseMisconduct::talks),
                    deed("fourth announcement of a day", ChineseMisconduct::announces),
                    deed("the mother is told of the debt", ChineseMisconduct::tellsTheMother)
                            .toReachable(),
                    deed("the emergency contact is asked at once", ChineseMisconduct::asksAtOnce)
                            .toReachable(),
                    deed("a third party who said stop", ChineseMisconduct::ignoresStop)
                            .toReachable(),
                    deed(
                            "the caller does not say who he is",
                            s ->
                                    s.call(s.time(1, 11, 0))
                                            .saying(DisclosedItem.CREDITOR_NAME)
                                            .breaking("CN-ID-01")),
                    deed("a collector visits alone", ChineseMisconduct::visitsAlone),
                    deed(
                            "visit at home without consent",
                            s -> s.visit(s.time(2, 15, 0)).breaking("CN-VISIT-02")),
                    deed("an agency's private telephone", ChineseMisconduct::privateTelephone),
                    deed(
                            "an agency nobody announced",
                            s ->
                                    s.call(s.time(1, 14, 0))
                                            .agency("AGENCY-2")
                                            .breaking("CN-AGENCY-02")),
                    deed("an amount that is wrong", ChineseMisconduct::wrongAmount),
                    deed(
                            "a letter without its mandatory contents",
                            s ->
                                    s.message(Channel.LETTER, s.time(3, 9, 30))
                                            .breaking("CN-LETTER-01")),
                    deed(
                            "a conversation that was not recorded",
                            s -> s.call(s.time(1, 16, 0)).unrecorded().breaking("CN-REC-01")),
                    flag("threat", ContentFlag.THREAT),
                    flag("misleading statement", ContentFlag.MISLEADING),
                    flag("pushed into borrowing", ContentFlag.NEW_BORROWING),
                    flag("invented fee", ContentFlag.EXTRA_FEE),
                    flag("asked for a password", ContentFlag.CREDENTIAL_REQUEST),
                    flag("posed as an authority", ContentFlag.IMPERSONATION),
                    flag("posted in public", ContentFlag.PUBLIC_POSTING),
                    deed(
                            "a call at night first reported as by day",
                            s ->
                                    s.call(s.time(2, 23, 30))
                                            .firstReportedAt(s.time(2, 13, 30))
                                            .breaking("CN-HOURS-01")),
                    deed(
                            "a plan for somebody who can pay",
                            s ->
                                    s.plan(s.time(3, 10, 0))
                                            .forSomebodyAbleToPay()
                                            .proposed("CN-PLAN-01")),
                    deed(
                            "a plan of more than five years",
                            s -> s.plan(s.time(3, 10, 0)).tooLong().agreed("CN-PLAN-02")),
                    deed(
                            "a plan that hides its fees",
                            s ->
                                    s.plan(s.time(3, 10, 0))
                                            .lacking(PlanContent.FEES_DURING_PLAN)
                                            .proposed("CN-PLAN-03")),
                    deed("call although a plan was signed", ChineseMisconduct::afterSigning),
                    deed(
                            "an oral plan that was not recorded",
                            s -> s.plan(s.time(3, 10, 0)).oral().agreed("CN-PLAN-05")),
                    deed(
                            "a complaint nobody answered",
                            s -> s.unansweredComplaint(s.time(20, 10, 0), "CN-COMPL-01")),
                    deed(
                            "a credit-data objection nobody answered",
                            s ->
                                    s.unanswered(
                                            s.time(25, 10, 0),
                                            s.says(NoticeKind.DISPUTE_FILED)
                                                    .setDisputeKind(DisputeKind.CREDIT_DATA)
                                                    .setWritten(true),
                                            "CN-CREDIT-02")));

    private ChineseMisconduct() {}

    private static Misdeed deed(String kind, Consumer<Scene> play) {
        return Misdeed.of(CN, "CN: " + kind, play);
    }

    /** An observation until a reviewer confirms it, so nothing is to be raised. */
    private static Misdeed flag(String kind, ContentFlag flag) {
        return deed(kind, s -> s.call(s.time(1, 10, 0)).flagged(flag));
    }

    private static void rings(Scene s) {
        for (int hour = 9; hour < 15; hour++) {
            s.call(s.time(1, hour, 0)).unanswered();
        }
        s.call(s.time(1, 15, 0)).unanswered().breaking("CN-FREQ-01");
    }

    private static void talks(Scene s) {
        for (int hour = 9; hour < 12; hour++) {
            s.call(s.time(1, hour, 0));
        }
        s.call(s.time(1, 15, 0)).breaking("CN-FREQ-03");
    }

    private static void announces(Scene s) {
        for (int hour = 9; hour < 12; hour++) {
            s.call(s.time(1, hour, 0)).notification();
        }
        s.call(s.time(1, 15, 0)).notification().breaking("CN-FREQ-02");
    }

    private static void tellsTheMother(Scene s) {
        s.call(s.time(1, 13, 0))
                .to(PartyKind.OTHER_THIRD_PARTY, s.third("mother"))
                .saying(
                        DisclosedItem.CREDITOR_NAME,
                        DisclosedItem.COLLECTOR_NAME,
                        DisclosedItem.DEBT_AMOUNT,
                        DisclosedItem.DEBT_EXISTENCE)
                .breaking("CN-3P-01", "CN-3P-02", "CN-3P-03");
    }

    private static void asksAtOnce(Scene s) {
        s.call(s.time(1, 13, 0))
                .to(PartyKind.EMERGENCY_CONTACT, s.third("friend"))
                .purpose(ContactPurpose.LOCATION_INFO)
                .breaking("CN-3P-02");
    }

    private static void ignoresStop(Scene s) {
        s.notice(
                s.time(3, 10, 0),
                DebtorNotice.newBuilder()
                        .setKind(NoticeKind.THIRD_PARTY_STOP_REQUESTED)
                        .setPersonId(s.third("friend")));
        s.call(s.time(1, 13, 0))
                .to(PartyKind.EMERGENCY_CONTACT, s.third("friend"))
                .purpose(ContactPurpose.LOCATION_INFO)
                .breaking("CN-3P-02", "CN-3P-04");
    }

    private static void visitsAlone(Scene s) {
        s.notice(
                s.time(5, 10, 0),
                s.says(NoticeKind.CONSENT_GIVEN)
                        .setScope(
                                ConsentScope.newBuilder()
                                        .setChannels(List.of(Channel.VISIT))
                                        .build()));
        s.visit(s.time(2, 15, 0)).agents("S1").breaking("CN-VISIT-01");
    }

    /** An agency that the bank has made public, and given the account. */
    static void publishedAgency(Scene s, String agency) {
        s.notice(
                s.time(30, 10, 0),
                s.says(NoticeKind.AGENCY_AUTHORISED)
                        .setLegalEntityId(agency)
                        .setAuthorisation(
                                Authorisation.newBuilder()
                                        .setJurisdictions(List.of("CN"))
                                        .setFrom(s.date(300))
                                        .setPublished(true)
                                        .build()));
        s.notice(s.time(29, 10, 0), s.says(NoticeKind.AGENCY_ASSIGNED).setLegalEntityId(agency));
    }

    private static void privateTelephone(Scene s) {
        publishedAgency(s, AGENCY);
        s.notice(s.time(28, 10, 0), s.says(NoticeKind.AGENCY_NOTICE_SENT).setLegalEntityId(AGENCY));
        s.call(s.time(1, 14, 0)).agency(AGENCY).onPrivateDevice().breaking("CN-CHAN-01");
    }

    private static void afterSigning(Scene s) {
        s.plan(s.time(4, 10, 0)).agreed();
        s.call(s.time(2, 10, 0)).breaking(AfterPlan.RULE);
    }

    private static void wrongAmount(Scene s) {
        s.call(s.time(1, 10, 0))
                .breaking("CN-CONTENT-02")
                .report()
                .setStatedAmount(s.wrongAmount());
    }
}
