package io.forbear.simulator.misconduct;

import static io.forbear.simulator.portfolio.Country.CN;

import io.forbear.events.Channel;
import io.forbear.events.ComplaintComplexity;
import io.forbear.events.ConsentScope;
import io.forbear.events.ContactPurpose;
import io.forbear.events.DisputeKind;
import io.forbear.events.NoticeKind;
import io.forbear.events.PartyKind;
import java.util.List;
import java.util.function.Consumer;

/** What just may be done in mainland China: each stops where the misdeed would begin. */
final class ChineseNearMiss {
    private static final String AGENCY = "AGENCY-3";
    private static final List<String> LETTER_FIELDS =
            List.of(
                    "cardholderName",
                    "outstandingBalance",
                    "reason",
                    "legalBasis",
                    "rightsAndObligations",
                    "statusQueryChannel",
                    "repaymentInfo",
                    "objectionChannel",
                    "evidenceChannel",
                    "issuerContact",
                    "businessSeal");

    static final List<Misdeed> ALL =
            List.of(
                    lawful("six unanswered calls a day", ChineseNearMiss::rings),
                    lawful("three conversations a day", ChineseNearMiss::talks),
                    lawful("three announcements a day", ChineseNearMiss::announces),
                    lawful("calls at 08:00 and 21:59", ChineseNearMiss::atTheLimits),
                    lawful("call at night with consent", ChineseNearMiss::atNight),
                    lawful("the debtor himself calls at night", ChineseNearMiss::calledAtNight),
                    lawful("a friend is asked for a lost debtor", ChineseNearMiss::lost),
                    lawful("two at the door who were let in", ChineseNearMiss::visits),
                    lawful("an announced agency", ChineseNearMiss::agency),
                    lawful("a complete letter", ChineseNearMiss::letter),
                    lawful("the amount that is owed", ChineseNearMiss::amount),
                    lawful("a plan of five years", ChineseNearMiss::plan),
                    lawful("complaints answered on the last day", ChineseNearMiss::complaints),
                    lawful("an objection answered on the last day", ChineseNearMiss::objection),
                    lawful("a report put right", ChineseNearMiss::corrected));

    private ChineseNearMiss() {}

    private static Misdeed lawful(String kind, Consumer<Scene> play) {
        return Misdeed.of(CN, "CN, lawful: " + kind, play);
    }

    private static void rings(Scene s) {
        for (int day = 1; day <= 4; day++) {
            for (int hour = 9; hour < 15; hour++) {
                s.call(s.time(day, hour, 0)).unanswered();
            }
        }
    }

    private static void talks(Scene s) {
        for (int day = 1; day <= 6; day++) {
            for (int hour = 9; hour < 18; hour += 3) {
                s.call(s.time(day, hour, 30));
            }
        }
    }

    private static void announces(Scene s) {
        for (int day = 1; day <= 6; day++) {
            for (int hour = 10; hour < 19; hour += 3) {
                s.call(s.time(day, hour, 0)).notification();
            }
        }
    }

    private static void atTheLimits(Scene s) {
        for (int day = 1; day <= 6; day++) {
            s.call(s.time(day, 8, 0)).unanswered();
            s.call(s.time(day, 21, 59)).unanswered();
        }
    }

    private static void atNight(Scene s) {
        s.notice(
                s.time(9, 10, 0),
                s.says(NoticeKind.CONSENT_GIVEN)
                        .setScope(ConsentScope.newBuilder().setIgnoresHours(true).build()));
        for (int day = 1; day <= 4; day++) {
            s.call(s.time(day, 23, 0)).unanswered();
        }
    }

    private static void calledAtNight(Scene s) {
        for (int day = 1; day <= 4; day++) {
            s.calledBy(s.time(day, 23, 30));
        }
    }

    private static void lost(Scene s) {
        for (int day = 6; day >= 4; day--) {
            s.call(s.time(day, 10, 0)).unanswered();
        }
        s.call(s.time(2, 10, 0))
                .to(PartyKind.EMERGENCY_CONTACT, s.third("friend"))
                .purpose(ContactPurpose.LOCATION_INFO);
    }

    private static void visits(Scene s) {
        s.notice(
                s.time(12, 10, 0),
                s.says(NoticeKind.CONSENT_GIVEN)
                        .setScope(
                                ConsentScope.newBuilder()
                                        .setChannels(List.of(Channel.VISIT))
                                        .build()));
        s.visit(s.time(9, 15, 0));
        s.visit(s.time(2, 15, 0));
    }

    private static void agency(Scene s) {
        ChineseMisconduct.publishedAgency(s, AGENCY);
        s.notice(s.time(6, 9, 0), s.says(NoticeKind.AGENCY_NOTICE_SENT).setLegalEntityId(AGENCY));
        for (int day = 1; day <= 6; day++) {
            s.call(s.time(day, 9, 30)).agency(AGENCY);
        }
    }

    private static void letter(Scene s) {
        for (int week = 0; week < 3; week++) {
            s.message(Channel.LETTER, s.time(3 + 7 * week, 9, 30))
                    .report()
                    .setLetterFields(LETTER_FIELDS);
        }
    }

    private static void amount(Scene s) {
        for (int day = 1; day <= 5; day++) {
            s.message(Channel.SMS, s.time(day, 11, 0)).report().setStatedAmount(s.balance());
        }
    }

    private static void plan(Scene s) {
        s.call(s.time(9, 10, 0));
        var plan = s.plan(s.time(8, 10, 0)).oral().recorded().proposed().agreed();
        s.call(s.time(6, 10, 0)).purpose(ContactPurpose.PLAN_SERVICING);
        plan.broken(s.time(5, 10, 0));
        s.call(s.time(4, 10, 0));
    }

    private static void complaints(Scene s) {
        s.answeredComplaint(s.time(20, 10, 0), ComplaintComplexity.SIMPLE, s.time(5, 23, 0));
        s.answeredComplaint(s.time(33, 10, 0), ComplaintComplexity.COMPLEX, s.time(3, 23, 0));
        s.answeredComplaint(s.time(63, 10, 0), ComplaintComplexity.SPECIAL, s.time(3, 22, 0));
    }

    private static void objection(Scene s) {
        s.notice(
                s.time(25, 10, 0),
                s.says(NoticeKind.DISPUTE_FILED)
                        .setDisputeKind(DisputeKind.CREDIT_DATA)
                        .setWritten(true));
        s.notice(s.time(5, 23, 0), s.says(NoticeKind.DISPUTE_ANSWERED));
    }

    private static void corrected(Scene s) {
        for (int day = 1; day <= 4; day++) {
            s.call(s.time(day, 13, 30)).unanswered().firstReportedAt(s.time(day, 23, 30));
        }
    }
}
