package io.forbear.simulator.misconduct;

import static io.forbear.simulator.portfolio.Country.US;

import io.forbear.events.Channel;
import io.forbear.events.ContactPurpose;
import io.forbear.events.ContentFlag;
import io.forbear.events.DebtorNotice;
import io.forbear.events.DisclosedItem;
import io.forbear.events.DisputeKind;
import io.forbear.events.MoratoriumKind;
import io.forbear.events.NoticeKind;
import io.forbear.events.PartyKind;
import io.forbear.events.PlaceKind;
import io.forbear.simulator.portfolio.Debtor;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/** What a debt collector must not do in the United States. */
final class AmericanMisconduct {
    /** States with limits of their own: counting cases are played elsewhere. */
    private static final List<String> STRICTER = List.of("US-MA", "US-WA", "US-NY");

    /** 6 RCNY 5-77 as amended takes effect. */
    private static final LocalDate NEW_YORK_CITY = LocalDate.of(2026, 9, 1);

    static final List<Misdeed> ALL =
            List.of(
                    counted("eighth call in seven days", AmericanMisconduct::eightCalls),
                    counted("call after a conversation", AmericanMisconduct::callsAgain),
                    counted("two calls within minutes", AmericanMisconduct::callsTwice),
                    deed("call at 21:30", s -> s.call(s.time(1, 21, 30)).breaking("US-TIME-01")),
                    of("morning in one of two zones", AmericanMisconduct::early)
                            .to(debtor -> debtor.region().zones().size() > 1),
                    deed("call at work, against the employer's will", AmericanMisconduct::atWork)
                            .given(debtor -> debtor.with(debtor.flags(), true)),
                    after(
                            "an attorney was named",
                            NoticeKind.REPRESENTATION_NOTIFIED,
                            "US-ATTY-01"),
                    after("a written cease request", NoticeKind.CEASE_REQUESTED, "US-CEASE-01"),
                    deed("a bankrupt is called", AmericanMisconduct::bankrupt),
                    deed("the mother is told of the debt", AmericanMisconduct::tellsTheMother),
                    deed("the neighbour is asked twice", AmericanMisconduct::asksTwice),
                    deed("a text after opting out", AmericanMisconduct::textsAnyway),
                    of("a disputed debt is collected", AmericanMisconduct::disputed)
                            .to(AmericanMisconduct::hasOneZone),
                    of("payment demanded too soon", AmericanMisconduct::overshadows)
                            .to(AmericanMisconduct::hasOneZone),
                    of("no validation notice", AmericanMisconduct::noValidation)
                            .to(AmericanMisconduct::hasOneZone),
                    deed(
                            "no Mini-Miranda",
                            s ->
                                    s.call(s.time(1, 10, 0))
                                            .saying(DisclosedItem.COLLECTOR_NAME)
                                            .breaking("US-DISC-01")),
                    deed(
                            "the caller does not say who he is",
                            s ->
                                    s.call(s.time(1, 10, 0))
                                            .saying(DisclosedItem.MINI_MIRANDA)
                                            .breaking("US-ID-01")),
                    flag("misleading statement", ContentFlag.MISLEADING),
                    flag("invented fee", ContentFlag.EXTRA_FEE),
                    flag("posted in public", ContentFlag.PUBLIC_POSTING),
                    deed("an amount that is wrong", AmericanMisconduct::wrongAmount),
                    flag("suit threatened too late", ContentFlag.LEGAL_THREAT)
                            .given(AmericanMisconduct::timeBarred),
                    deed("third text in a week", AmericanMisconduct::threeTexts).under("US-MA"),
                    deed("second visit in a month", AmericanMisconduct::twoVisits).under("US-MA"),
                    deed("fourth conversation in a week", AmericanMisconduct::fourTalks)
                            .under("US-WA"),
                    deed("fourth call in a week about one account", AmericanMisconduct::fourCalls)
                            .under("US-NY")
                            .since(NEW_YORK_CITY),
                    deed("a written dispute nobody answered", AmericanMisconduct::unanswered)
                            .under("US-NY")
                            .given(AmericanMisconduct::chargedOff));

    private AmericanMisconduct() {}

    static Misdeed of(String kind, Consumer<Scene> play) {
        return Misdeed.of(US, "US: " + kind, play);
    }

    /** Played long after the validation notice, on one clock. */
    static Misdeed deed(String kind, Consumer<Scene> play) {
        Consumer<Scene> validated =
                s -> {
                    s.notice(s.time(60, 10, 0), validation(s));
                    play.accept(s);
                };
        return of(kind, validated).to(AmericanMisconduct::hasOneZone);
    }

    static Misdeed counted(String kind, Consumer<Scene> play) {
        return deed(kind, play).to(AmericanMisconduct::hasFederalLimitsOnly);
    }

    /** An observation until a reviewer confirms it, so nothing is to be raised. */
    private static Misdeed flag(String kind, ContentFlag flag) {
        return deed(kind, s -> s.call(s.time(1, 10, 0)).flagged(flag));
    }

    private static Misdeed after(String what, NoticeKind notice, String rule) {
        return deed(
                "call after " + what,
                s -> {
                    s.notice(
                            s.time(4, 10, 0),
                            s.says(notice).setWritten(true).setAttorneyId("attorney"));
                    s.call(s.time(2, 10, 0)).breaking(rule);
                });
    }

    static DebtorNotice.Builder validation(Scene s) {
        return s.says(NoticeKind.VALIDATION_PROVIDED).setLegalEntityId(Scene.COLLECTOR);
    }

    static boolean hasFederalLimitsOnly(Debtor debtor) {
        return STRICTER.stream().noneMatch(debtor::livesUnder);
    }

    static boolean hasOneZone(Debtor debtor) {
        return debtor.region().zones().size() == 1;
    }

    private static Debtor timeBarred(Debtor debtor) {
        return debtor.withAccounts(
                debtor.accounts().stream()
                        .map(account -> account.limitedTo(account.overdueSince().minusDays(30)))
                        .toList());
    }

    static Debtor chargedOff(Debtor debtor) {
        return debtor.withAccounts(
                debtor.accounts().stream().map(account -> account.writtenOff()).toList());
    }

    private static void eightCalls(Scene s) {
        for (int day = 6; day > 0; day--) {
            s.call(s.time(day, 10, 0)).unanswered();
        }
        s.call(s.time(1, 13, 0)).unanswered();
        s.call(s.time(1, 16, 0)).unanswered().breaking("US-FREQ-01");
    }

    private static void callsAgain(Scene s) {
        s.call(s.time(3, 10, 0));
        s.call(s.time(2, 10, 0)).unanswered().breaking("US-FREQ-02");
    }

    private static void callsTwice(Scene s) {
        s.call(s.time(2, 10, 0)).unanswered();
        s.call(s.time(2, 10, 3)).unanswered(); // an observation, not a violation
    }

    private static void early(Scene s) {
        s.notice(s.time(60, 10, 0), validation(s));
        s.call(s.time(1, 8, 30)).breaking("US-TIME-02");
    }

    private static void atWork(Scene s) {
        s.call(s.time(1, 10, 0))
                .at(PlaceKind.WORK, "work-" + s.victim().debtorId())
                .breaking("US-PLACE-01");
    }

    private static void bankrupt(Scene s) {
        s.notice(
                s.time(10, 10, 0),
                s.says(NoticeKind.MORATORIUM_STARTED).setMoratoriumKind(MoratoriumKind.BANKRUPTCY));
        s.call(s.time(2, 10, 0)).breaking("US-BK-01");
    }

    private static void tellsTheMother(Scene s) {
        s.call(s.time(1, 10, 0))
                .to(PartyKind.OTHER_THIRD_PARTY, s.third("mother"))
                .saying(
                        DisclosedItem.COLLECTOR_NAME,
                        DisclosedItem.MINI_MIRANDA,
                        DisclosedItem.DEBT_EXISTENCE)
                .breaking("US-3P-01");
    }

    private static void asksTwice(Scene s) {
        asks(s, 3);
        asks(s, 2).breaking("US-LOC-01", "US-FREQ-02"); // the neighbour spoke the day before
    }

    private static RogueContact asks(Scene s, int daysAgo) {
        return s.call(s.time(daysAgo, 10, 0))
                .to(PartyKind.OTHER_THIRD_PARTY, s.third("neighbour"))
                .purpose(ContactPurpose.LOCATION_INFO)
                .saying(DisclosedItem.COLLECTOR_NAME);
    }

    private static void textsAnyway(Scene s) {
        s.notice(
                s.time(5, 10, 0),
                s.says(NoticeKind.PREFERENCE_STATED).setChannels(List.of(Channel.SMS)));
        s.message(Channel.SMS, s.time(2, 10, 0)).breaking("US-MEDIUM-01");
    }

    private static void disputed(Scene s) {
        s.notice(s.time(15, 10, 0), validation(s));
        s.notice(
                s.time(6, 10, 0),
                s.says(NoticeKind.DISPUTE_FILED).setDisputeKind(DisputeKind.DEBT).setWritten(true));
        s.call(s.time(2, 10, 0)).breaking("US-DISP-01");
    }

    private static void overshadows(Scene s) {
        s.notice(s.time(6, 10, 0), validation(s));
        s.message(Channel.LETTER, s.time(3, 10, 0))
                .breaking("US-DISP-02")
                .report()
                .setPayBy(s.date(-7));
    }

    private static void noValidation(Scene s) {
        s.call(s.time(9, 10, 0)).breaking("US-VAL-01");
    }

    private static void wrongAmount(Scene s) {
        s.call(s.time(1, 10, 0)).breaking("US-AMOUNT-01").report().setStatedAmount(s.wrongAmount());
    }

    private static void threeTexts(Scene s) {
        s.message(Channel.SMS, s.time(4, 10, 0));
        s.message(Channel.SMS, s.time(3, 10, 0));
        s.message(Channel.SMS, s.time(2, 10, 0)).breaking("US-MA-FREQ-01");
    }

    private static void twoVisits(Scene s) {
        s.visit(s.time(12, 14, 0));
        s.visit(s.time(2, 14, 0)).breaking("US-MA-FREQ-02");
    }

    private static void fourTalks(Scene s) {
        s.call(s.time(1, 9, 0));
        s.call(s.time(1, 11, 0)).breaking("US-FREQ-02");
        s.call(s.time(1, 14, 0)).breaking("US-FREQ-02");
        s.call(s.time(1, 16, 0)).breaking("US-FREQ-02", "US-WA-FREQ-01");
    }

    private static void fourCalls(Scene s) {
        for (int day = 5; day > 2; day--) {
            s.call(s.time(day, 10, 0)).unanswered();
        }
        s.call(s.time(1, 10, 0)).unanswered().breaking("US-NYC-FREQ-01");
    }

    private static void unanswered(Scene s) {
        s.unanswered(
                s.time(30, 10, 0),
                s.says(NoticeKind.DISPUTE_FILED).setDisputeKind(DisputeKind.DEBT).setWritten(true),
                "US-NY-01");
    }
}
