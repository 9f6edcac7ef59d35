package io.forbear.simulator.misconduct;

import static io.forbear.simulator.portfolio.Country.GB;
import static io.forbear.simulator.portfolio.Country.IN;

import io.forbear.events.ContentFlag;
import io.forbear.events.DebtorFlag;
import io.forbear.events.DisclosedItem;
import io.forbear.events.InconvenientTime;
import io.forbear.events.MoratoriumKind;
import io.forbear.events.NoticeKind;
import io.forbear.events.PartyKind;
import java.util.List;

/** What must not be done in the United Kingdom and in India. */
final class OtherMisconduct {
    static final List<Misdeed> ALL =
            List.of(
                    Misdeed.of(GB, "GB: call at an unwelcome hour", OtherMisconduct::unwelcome),
                    Misdeed.of(
                            GB, "GB: the mother is told of the debt", OtherMisconduct::tellsMother),
                    Misdeed.of(
                                    GB,
                                    "GB: visit to a vulnerable customer",
                                    s -> s.visit(s.time(2, 14, 0)).breaking("UK-VISIT-01"))
                            .given(debtor -> debtor.with(List.of(DebtorFlag.VULNERABLE), null)),
                    Misdeed.of(
                            GB,
                            "GB: posed as an authority",
                            s -> s.call(s.time(1, 10, 0)).flagged(ContentFlag.IMPERSONATION)),
                    Misdeed.of(GB, "GB: demand in a breathing space", OtherMisconduct::breathing),
                    Misdeed.of(
                            GB,
                            "GB: a complaint nobody answered",
                            s -> s.unansweredComplaint(s.time(70, 10, 0), "UK-COMPL-01")),
                    Misdeed.of(
                            IN,
                            "IN: call at 19:30",
                            s -> s.call(s.time(1, 19, 30)).breaking("IN-HOURS-01")),
                    Misdeed.of(
                            IN,
                            "IN: abuse",
                            s -> s.call(s.time(1, 10, 0)).flagged(ContentFlag.ABUSE)));

    private OtherMisconduct() {}

    private static void unwelcome(Scene s) {
        s.notice(
                s.time(5, 10, 0),
                s.says(NoticeKind.PREFERENCE_STATED)
                        .setInconvenientTimes(
                                List.of(
                                        InconvenientTime.newBuilder()
                                                .setFrom("09:00")
                                                .setTo("12:00")
                                                .build())));
        s.call(s.time(1, 10, 0)).breaking("UK-CONTACT-01");
    }

    private static void tellsMother(Scene s) {
        s.call(s.time(1, 10, 0))
                .to(PartyKind.OTHER_THIRD_PARTY, s.third("mother"))
                .saying(DisclosedItem.COLLECTOR_NAME, DisclosedItem.DEBT_EXISTENCE)
                .breaking("UK-CONTACT-02");
    }

    private static void breathing(Scene s) {
        s.notice(
                s.time(10, 10, 0),
                s.says(NoticeKind.MORATORIUM_STARTED)
                        .setMoratoriumKind(MoratoriumKind.BREATHING_SPACE));
        s.call(s.time(2, 10, 0)).breaking("UK-BS-01");
    }
}
