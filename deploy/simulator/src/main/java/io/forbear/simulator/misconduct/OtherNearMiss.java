package io.forbear.simulator.misconduct;

import static io.forbear.simulator.portfolio.Country.GB;
import static io.forbear.simulator.portfolio.Country.IN;

import io.forbear.events.Channel;
import io.forbear.events.ComplaintComplexity;
import io.forbear.events.ContactPurpose;
import io.forbear.events.DisclosedItem;
import io.forbear.events.InconvenientTime;
import io.forbear.events.MoratoriumKind;
import io.forbear.events.NoticeKind;
import io.forbear.events.PartyKind;
import java.util.List;

/** What just may be done in the United Kingdom and in India. */
final class OtherNearMiss {
    static final List<Misdeed> ALL =
            List.of(
                    Misdeed.of(GB, "GB, lawful: calls at welcome hours", OtherNearMiss::welcome),
                    Misdeed.of(GB, "GB, lawful: a neighbour learns nothing", OtherNearMiss::asks),
                    Misdeed.of(GB, "GB, lawful: visit to a customer", OtherNearMiss::visit)
                            .given(debtor -> debtor.with(List.of(), null)),
                    Misdeed.of(GB, "GB, lawful: around a breathing space", OtherNearMiss::breathe),
                    Misdeed.of(
                            GB,
                            "GB, lawful: a complaint answered on the last day",
                            s ->
                                    s.answeredComplaint(
                                            s.time(60, 10, 0),
                                            ComplaintComplexity.SIMPLE,
                                            s.time(4, 23, 0))),
                    Misdeed.of(IN, "IN, lawful: calls at 08:00 and 19:00", OtherNearMiss::limits),
                    Misdeed.of(IN, "IN, lawful: messages in the evening", OtherNearMiss::texts));

    private OtherNearMiss() {}

    private static void welcome(Scene s) {
        s.notice(
                s.time(9, 10, 0),
                s.says(NoticeKind.PREFERENCE_STATED)
                        .setInconvenientTimes(
                                List.of(
                                        InconvenientTime.newBuilder()
                                                .setFrom("09:00")
                                                .setTo("12:00")
                                                .build())));
        for (int day = 6; day > 0; day--) {
            s.call(s.time(day, 8, 59));
            s.call(s.time(day, 12, 30));
        }
    }

    private static void asks(Scene s) {
        s.call(s.time(1, 10, 0))
                .to(PartyKind.OTHER_THIRD_PARTY, s.third("neighbour"))
                .purpose(ContactPurpose.LOCATION_INFO)
                .saying(DisclosedItem.COLLECTOR_NAME);
    }

    private static void visit(Scene s) {
        s.visit(s.time(9, 14, 0));
        s.visit(s.time(2, 14, 0));
    }

    private static void breathe(Scene s) {
        s.call(s.time(21, 10, 0));
        s.notice(
                s.time(20, 10, 0),
                s.says(NoticeKind.MORATORIUM_STARTED)
                        .setMoratoriumKind(MoratoriumKind.BREATHING_SPACE));
        s.message(Channel.LETTER, s.time(15, 10, 0)).purpose(ContactPurpose.STATUTORY_NOTICE);
        s.notice(
                s.time(5, 10, 0),
                s.says(NoticeKind.MORATORIUM_ENDED)
                        .setMoratoriumKind(MoratoriumKind.BREATHING_SPACE));
        s.call(s.time(4, 10, 0));
    }

    private static void limits(Scene s) {
        for (int day = 9; day > 0; day--) {
            s.call(s.time(day, 8, 0));
            s.call(s.time(day, 19, 0));
        }
    }

    private static void texts(Scene s) {
        for (int day = 6; day > 0; day--) {
            s.message(Channel.SMS, s.time(day, 20, 30));
        }
    }
}
