package io.forbear.simulator.misconduct;

import io.forbear.events.Channel;
import io.forbear.events.ConsentScope;
import io.forbear.events.ContactPurpose;
import io.forbear.events.DisclosedItem;
import io.forbear.events.DisputeKind;
import io.forbear.events.MoratoriumKind;
import io.forbear.events.NoticeKind;
import io.forbear.events.PartyKind;
import io.forbear.events.PlaceKind;
import java.util.List;
import java.util.function.Consumer;

/** What a debt collector just may do in the United States. */
final class AmericanNearMiss {
    static final List<Misdeed> ALL =
            List.of(
                    plain("seven calls in seven days", AmericanNearMiss::sevenCalls),
                    plain("a conversation every seventh day", AmericanNearMiss::weeklyTalks),
                    plain("calls at 08:00 and 21:00", AmericanNearMiss::atTheLimits),
                    AmericanMisconduct.of("lawful: noon in two zones", AmericanNearMiss::noon)
                            .to(debtor -> debtor.region().zones().size() > 1),
                    lawful("call at work", AmericanNearMiss::atWork)
                            .given(debtor -> debtor.with(debtor.flags(), false)),
                    lawful("the notices that remain after cease", AmericanNearMiss::afterCease),
                    lawful("the attorney is called", AmericanNearMiss::attorney),
                    lawful("a call after the bankruptcy", AmericanNearMiss::afterBankruptcy),
                    lawful("the neighbour is asked once", AmericanNearMiss::asksOnce),
                    lawful("texts after opting in again", AmericanNearMiss::optsIn),
                    plainZone("a dispute that was answered", AmericanNearMiss::answered),
                    plainZone("payment by the end of the period", AmericanNearMiss::patient),
                    plainZone("validation on the fifth day", AmericanNearMiss::lateValidation),
                    lawful("the amount that is owed", AmericanNearMiss::amount),
                    lawful("two texts a week", AmericanNearMiss::twoTexts).under("US-MA"),
                    lawful("visits thirty days apart", AmericanNearMiss::visits).under("US-MA"),
                    lawful("three talks a week", AmericanNearMiss::threeTalks).under("US-WA"),
                    lawful("three calls a week", AmericanNearMiss::threeCalls).under("US-NY"),
                    lawful("a dispute answered on the last day", AmericanNearMiss::lastDay)
                            .under("US-NY")
                            .given(AmericanMisconduct::chargedOff));

    private AmericanNearMiss() {}

    private static Misdeed lawful(String kind, Consumer<Scene> play) {
        return AmericanMisconduct.deed("lawful: " + kind, play);
    }

    private static Misdeed plain(String kind, Consumer<Scene> play) {
        return AmericanMisconduct.counted("lawful: " + kind, play);
    }

    private static Misdeed plainZone(String kind, Consumer<Scene> play) {
        return AmericanMisconduct.of("lawful: " + kind, play)
                .to(AmericanMisconduct::hasOneZone)
                .to(AmericanMisconduct::hasFederalLimitsOnly);
    }

    private static void sevenCalls(Scene s) {
        for (int day = 14; day > 0; day--) {
            s.call(s.time(day, 10, 0)).unanswered();
        }
    }

    private static void weeklyTalks(Scene s) {
        for (int day = 28; day > 0; day -= 7) {
            s.call(s.time(day, 10, 0));
        }
    }

    private static void atTheLimits(Scene s) {
        for (int day = 3; day > 0; day--) {
            s.call(s.time(day, 8, 0)).unanswered();
            s.call(s.time(day, 21, 0)).unanswered();
        }
    }

    private static void noon(Scene s) {
        s.notice(s.time(60, 10, 0), AmericanMisconduct.validation(s));
        for (int day = 5; day > 0; day--) {
            s.call(s.time(day, 12, 0)).unanswered();
        }
    }

    private static void atWork(Scene s) {
        s.call(s.time(1, 10, 0)).at(PlaceKind.WORK, "work-" + s.victim().debtorId());
    }

    private static void afterCease(Scene s) {
        s.notice(s.time(9, 10, 0), s.says(NoticeKind.CEASE_REQUESTED).setWritten(true));
        s.message(Channel.LETTER, s.time(6, 10, 0)).purpose(ContactPurpose.TERMINATION_NOTICE);
        s.message(Channel.LETTER, s.time(4, 10, 0)).purpose(ContactPurpose.REMEDY_MAY);
        s.message(Channel.LETTER, s.time(2, 10, 0)).purpose(ContactPurpose.REMEDY_INTENDED);
    }

    private static void attorney(Scene s) {
        s.notice(
                s.time(9, 10, 0),
                s.says(NoticeKind.REPRESENTATION_NOTIFIED).setAttorneyId(s.third("attorney")));
        for (int day = 4; day > 0; day--) {
            s.call(s.time(day, 10, 0)).to(PartyKind.ATTORNEY, s.third("attorney"));
        }
    }

    private static void afterBankruptcy(Scene s) {
        s.notice(
                s.time(20, 10, 0),
                s.says(NoticeKind.MORATORIUM_STARTED).setMoratoriumKind(MoratoriumKind.BANKRUPTCY));
        s.notice(
                s.time(5, 10, 0),
                s.says(NoticeKind.MORATORIUM_ENDED).setMoratoriumKind(MoratoriumKind.BANKRUPTCY));
        s.call(s.time(4, 10, 0));
    }

    private static void asksOnce(Scene s) {
        for (var who : List.of("neighbour", "colleague", "landlord")) {
            s.call(s.time(3, 10, 0))
                    .to(PartyKind.OTHER_THIRD_PARTY, s.third(who))
                    .purpose(ContactPurpose.LOCATION_INFO)
                    .saying(DisclosedItem.COLLECTOR_NAME);
        }
    }

    private static void optsIn(Scene s) {
        s.notice(
                s.time(20, 10, 0),
                s.says(NoticeKind.PREFERENCE_STATED).setChannels(List.of(Channel.SMS)));
        s.message(Channel.SMS, s.time(20, 11, 0))
                .purpose(ContactPurpose.OPT_OUT_CONFIRMATION)
                .saying();
        s.notice(
                s.time(9, 10, 0),
                s.says(NoticeKind.CONSENT_GIVEN)
                        .setScope(
                                ConsentScope.newBuilder()
                                        .setChannels(List.of(Channel.SMS))
                                        .build()));
        s.message(Channel.SMS, s.time(2, 10, 0));
    }

    private static void answered(Scene s) {
        s.notice(s.time(25, 10, 0), AmericanMisconduct.validation(s));
        s.notice(
                s.time(15, 10, 0),
                s.says(NoticeKind.DISPUTE_FILED).setDisputeKind(DisputeKind.DEBT).setWritten(true));
        s.notice(s.time(6, 10, 0), s.says(NoticeKind.DISPUTE_ANSWERED));
        s.call(s.time(5, 10, 0));
    }

    private static void patient(Scene s) {
        s.notice(s.time(6, 10, 0), AmericanMisconduct.validation(s));
        s.message(Channel.LETTER, s.time(3, 10, 0)).report().setPayBy(s.date(-60));
    }

    private static void lateValidation(Scene s) {
        s.call(s.time(12, 10, 0));
        s.notice(s.time(7, 23, 0), AmericanMisconduct.validation(s));
    }

    private static void amount(Scene s) {
        s.call(s.time(1, 10, 0)).report().setStatedAmount(s.balance());
    }

    private static void twoTexts(Scene s) {
        for (int week = 0; week < 4; week++) {
            s.message(Channel.SMS, s.time(7 * week + 6, 10, 0));
            s.message(Channel.SMS, s.time(7 * week + 3, 10, 0));
        }
    }

    private static void visits(Scene s) {
        s.visit(s.time(31, 14, 0));
        s.visit(s.time(1, 14, 0));
    }

    private static void threeTalks(Scene s) {
        for (int week = 0; week < 3; week++) {
            for (int day = 1; day <= 3; day++) {
                s.visit(s.time(7 * week + day, 14, 0));
            }
        }
    }

    private static void threeCalls(Scene s) {
        for (int week = 0; week < 3; week++) {
            for (int day = 4; day <= 6; day++) {
                s.call(s.time(7 * week + day, 10, 0)).unanswered();
            }
        }
    }

    private static void lastDay(Scene s) {
        s.notice(
                s.time(30, 10, 0),
                s.says(NoticeKind.DISPUTE_FILED).setDisputeKind(DisputeKind.DEBT).setWritten(true));
        s.notice(s.time(9, 23, 0), s.says(NoticeKind.DISPUTE_ANSWERED));
    }
}
