package io.forbear.packs;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.rules.CaseFile;
import io.forbear.rules.Channel;
import io.forbear.rules.ComplaintComplexity;
import io.forbear.rules.ComplaintKind;
import io.forbear.rules.Contact;
import io.forbear.rules.Detector;
import io.forbear.rules.DisputeKind;
import io.forbear.rules.Fact;
import io.forbear.rules.Outcome;
import io.forbear.rules.PlaceKind;
import io.forbear.rules.PlanContent;
import io.forbear.rules.PlanTerms;
import io.forbear.rules.Rule;
import io.forbear.rules.RuleBook;
import io.forbear.rules.RulePack;
import io.forbear.rules.VoiceMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every limit, one below, at and one above it. Numbers are the law's, told once more by hand. */
class BoundaryTest {
    private static final List<RulePack> PACKS = RulePacks.shipped();
    private static final Detector DETECTOR = new Detector(RuleBook.of(PACKS));
    private static final LocalDateTime MONDAY = LocalDateTime.parse("2026-09-14T10:00:00");
    private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");

    /** A story of size n whose last fact is called "last". */
    private interface StoryOfSize {
        void tell(CaseFile file, int n);
    }

    private record Limit(
            String rule, Examples where, int last, boolean brokenBeyond, StoryOfSize story) {

        /** More than {@code most} breaks the rule. */
        static Limit atMost(int most, String rule, Examples where, StoryOfSize story) {
            return new Limit(rule, where, most, true, story);
        }

        /** Less than {@code least} breaks the rule. */
        static Limit atLeast(int least, String rule, Examples where, StoryOfSize story) {
            return new Limit(rule, where, least, false, story);
        }

        Stream<DynamicTest> tests() {
            return Stream.of(last - 1, last, last + 1).map(this::test);
        }

        private DynamicTest test(int n) {
            boolean broken = brokenBeyond ? n > last : n < last;
            var name =
                    "%s %s at %d, limit %d (%s)"
                            .formatted(
                                    rule,
                                    broken ? "is broken" : "is kept",
                                    n,
                                    last,
                                    BoundaryTest.rule(rule).citation());
            return DynamicTest.dynamicTest(
                    name,
                    () -> {
                        var file = where.file();
                        story.tell(file, n);
                        var found =
                                Examples.consequences(DETECTOR.findings(file, LATER), rule, "last");
                        assertThat(found).hasSize(broken ? 1 : 0);
                    });
        }
    }

    private static Rule rule(String id) {
        return PACKS.stream()
                .flatMap(pack -> pack.rules().stream())
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @TestFactory
    Stream<DynamicTest> breaksARuleOneBeyondItsLimit() {
        return Stream.of(
                        frequencies(),
                        americanFrequencies(),
                        frequenciesOfStates(),
                        counts(),
                        hours(),
                        terms(),
                        plans())
                .flatMap(limits -> limits)
                .flatMap(Limit::tests);
    }

    /** n contacts, so many minutes apart. */
    private static StoryOfSize contacts(
            Examples where, int minutes, Contact.Builder contact, Outcome outcome) {
        return (file, n) -> {
            for (int i = 1; i <= n; i++) {
                var at = MONDAY.plusMinutes((long) minutes * (i - 1));
                file.add(where.made(i == n ? "last" : "c" + i, at, contact, outcome));
            }
        };
    }

    private static Stream<Limit> frequencies() {
        var china = Examples.CHINA;
        var notification = china.call().voiceMode(VoiceMode.NOTIFICATION);
        return Stream.of(
                Limit.atMost(
                        6,
                        "CN-FREQ-01",
                        china,
                        contacts(china, 60, china.call(), Outcome.RANG_UNANSWERED)),
                Limit.atMost(
                        3,
                        "CN-FREQ-02",
                        china,
                        contacts(china, 60, notification, Outcome.CONNECTED_NO_CONVERSATION)),
                Limit.atMost(
                        3,
                        "CN-FREQ-03",
                        china,
                        contacts(china, 60, china.call(), Outcome.CONVERSATION)),
                Limit.atLeast(
                        301,
                        "CN-FREQ-04",
                        china,
                        (file, seconds) -> twoCalls(file, china, seconds)));
    }

    private static void twoCalls(CaseFile file, Examples where, int seconds) {
        file.add(where.made("c1", MONDAY, where.call(), Outcome.RANG_UNANSWERED));
        file.add(
                where.made(
                        "last",
                        MONDAY.plusSeconds(seconds),
                        where.call(),
                        Outcome.RANG_UNANSWERED));
    }

    private static Stream<Limit> americanFrequencies() {
        var us = Examples.NEW_JERSEY;
        return Stream.of(
                Limit.atMost(
                        7, "US-FREQ-01", us, contacts(us, 20 * 60, us.call(), Outcome.VOICEMAIL)),
                Limit.atLeast(
                        7,
                        "US-FREQ-02",
                        us,
                        (file, days) -> {
                            file.add(us.made("c1", MONDAY, us.call(), Outcome.CONVERSATION));
                            file.add(
                                    us.made(
                                            "last",
                                            MONDAY.plusDays(days).withHour(9),
                                            us.call(),
                                            Outcome.RANG_UNANSWERED));
                        }),
                Limit.atLeast(
                        301, "US-FREQ-03", us, (file, seconds) -> twoCalls(file, us, seconds)),
                Limit.atMost(
                        6, "US-FREQ-03", us, contacts(us, 60, us.call(), Outcome.RANG_UNANSWERED)));
    }

    private static Stream<Limit> frequenciesOfStates() {
        var massachusetts = Examples.MASSACHUSETTS;
        var washington = Examples.WASHINGTON;
        var atWork = massachusetts.call().endpoint("work", PlaceKind.WORK);
        var visit =
                massachusetts
                        .contact(Channel.VISIT, Examples.DEBTOR)
                        .endpoint("home", PlaceKind.HOME);
        return Stream.of(
                Limit.atMost(
                        2,
                        "US-MA-FREQ-01",
                        massachusetts,
                        contacts(massachusetts, 1440, massachusetts.call(), Outcome.VOICEMAIL)),
                Limit.atMost(
                        2,
                        "US-MA-FREQ-01",
                        massachusetts,
                        contacts(massachusetts, 10 * 1440, atWork, Outcome.VOICEMAIL)),
                Limit.atMost(
                        1,
                        "US-MA-FREQ-02",
                        massachusetts,
                        contacts(massachusetts, 29 * 1440, visit, Outcome.CONVERSATION)),
                Limit.atMost(
                        3,
                        "US-WA-FREQ-01",
                        washington,
                        contacts(washington, 2 * 1440, washington.call(), Outcome.CONVERSATION)),
                Limit.atMost(
                        1,
                        "US-WA-FREQ-01",
                        washington,
                        contacts(
                                washington,
                                6 * 1440,
                                washington.call().endpoint("work", PlaceKind.WORK),
                                Outcome.CONVERSATION)),
                Limit.atMost(
                        3,
                        "US-NYC-FREQ-01",
                        Examples.NEW_YORK,
                        contacts(
                                Examples.NEW_YORK,
                                2 * 1440,
                                Examples.NEW_YORK.call(),
                                Outcome.RANG_UNANSWERED)));
    }

    private static Stream<Limit> counts() {
        var china = Examples.CHINA;
        var us = Examples.NEW_JERSEY;
        var location = us.contact(Channel.VOICE_HUMAN, Examples.FRIEND).disclosed(Set.of());
        return Stream.of(
                Limit.atLeast(3, "CN-3P-02", china, BoundaryTest::afterFailures),
                Limit.atMost(
                        1, "US-LOC-01", us, contacts(us, 1440, location, Outcome.CONVERSATION)),
                // found from the thirtieth day on
                Limit.atMost(
                        29,
                        "CN-EVID-01",
                        china,
                        (file, days) -> {
                            var call = china.call();
                            file.add(china.made("c1", MONDAY, call, Outcome.CONVERSATION));
                            file.add(
                                    china.made(
                                            "last",
                                            MONDAY.plusDays(days),
                                            call,
                                            Outcome.CONVERSATION));
                        }));
    }

    private static void afterFailures(CaseFile file, int failures) {
        var china = Examples.CHINA;
        for (int i = 0; i < failures; i++) {
            file.add(
                    china.made("c" + i, MONDAY.plusDays(i), china.call(), Outcome.RANG_UNANSWERED));
        }
        var location = china.contact(Channel.VOICE_HUMAN, Examples.FRIEND);
        file.add(china.made("last", MONDAY.plusDays(9), location, Outcome.CONVERSATION));
    }

    /** Times of day in seconds. */
    private static Stream<Limit> hours() {
        var china = Examples.CHINA;
        var india = Examples.INDIA;
        var washington = Examples.WASHINGTON;
        var atHome = washington.call().endpoint("home", PlaceKind.HOME);
        return Stream.of(
                Limit.atLeast(8 * 3600, "CN-HOURS-01", china, oneCall(china, china.call())),
                Limit.atMost(22 * 3600 - 1, "CN-HOURS-01", china, oneCall(china, china.call())),
                Limit.atLeast(8 * 3600, "IN-HOURS-01", india, oneCall(india, india.call())),
                Limit.atMost(19 * 3600, "IN-HOURS-01", india, oneCall(india, india.call())),
                Limit.atLeast(
                        7 * 3600 + 1800, "US-WA-FREQ-01", washington, oneCall(washington, atHome)),
                Limit.atMost(21 * 3600, "US-WA-FREQ-01", washington, oneCall(washington, atHome)));
    }

    private static StoryOfSize oneCall(Examples where, Contact.Builder call) {
        return (file, second) ->
                file.add(
                        where.made(
                                "last",
                                MONDAY.toLocalDate().atStartOfDay().plusSeconds(second),
                                call,
                                Outcome.RANG_UNANSWERED));
    }

    /** What is due is done so many days after what started the clock. */
    private static Stream<Limit> terms() {
        var china = Examples.CHINA;
        var newYork = Examples.NEW_YORK;
        var us = Examples.NEW_JERSEY;
        return Stream.of(
                Limit.atMost(15, "CN-COMPL-01", china, complaint(ComplaintComplexity.SIMPLE)),
                Limit.atMost(30, "CN-COMPL-01", china, complaint(ComplaintComplexity.COMPLEX)),
                Limit.atMost(60, "CN-COMPL-01", china, complaint(ComplaintComplexity.SPECIAL)),
                Limit.atMost(
                        56, "UK-COMPL-01", Examples.ENGLAND, complaint(ComplaintComplexity.SIMPLE)),
                Limit.atMost(20, "CN-CREDIT-02", china, dispute(DisputeKind.CREDIT_DATA, true)),
                Limit.atMost(14, "US-NY-01", newYork, dispute(DisputeKind.DEBT, false)),
                Limit.atMost(21, "US-NY-01", newYork, dispute(DisputeKind.DEBT, true)),
                Limit.atMost(5, "US-NY-01", newYork, validation(newYork)),
                Limit.atMost(5, "US-VAL-01", us, validation(us)),
                // five days without Labor Day and the weekend from 1 September, and thirty more:
                // the
                // dispute stops collection up to the thirty-eighth day
                Limit.atLeast(39, "US-DISP-01", us, BoundaryTest::writtenDisputeAfter));
    }

    private static StoryOfSize complaint(ComplaintComplexity complexity) {
        return (file, days) -> {
            var filed = MONDAY.minusDays(7).atZone(zone(file)).toInstant();
            var answered = MONDAY.minusDays(7).plusDays(days).withHour(23).atZone(zone(file));
            file.add(
                    new Fact.ComplaintFiled(
                            "last",
                            filed,
                            filed,
                            "K",
                            complexity,
                            ComplaintKind.AMOUNT,
                            List.of("A"),
                            Set.of()));
            var at = answered.toInstant();
            file.add(new Fact.ComplaintResolved("answer", at, at, "K"));
        };
    }

    private static ZoneId zone(CaseFile file) {
        return file.profileAt(LATER).zones().getFirst();
    }

    private static StoryOfSize dispute(DisputeKind kind, boolean written) {
        return (file, days) -> {
            var filed = MONDAY.atZone(zone(file)).toInstant();
            var answered = MONDAY.plusDays(days).withHour(23).atZone(zone(file)).toInstant();
            file.add(new Fact.DisputeFiled("last", filed, filed, List.of("A"), written, kind));
            file.add(new Fact.DisputeAnswered("answer", answered, answered, List.of("A")));
        };
    }

    private static StoryOfSize validation(Examples where) {
        return (file, days) -> {
            file.add(where.made("last", MONDAY, where.call(), Outcome.CONVERSATION));
            var at = where.at(MONDAY.plusDays(days).withHour(23));
            file.add(new Fact.ValidationProvided("v", at, at, List.of("A"), "AGENCY"));
        };
    }

    private static void writtenDisputeAfter(CaseFile file, int days) {
        var us = Examples.NEW_JERSEY;
        var first = LocalDateTime.parse("2026-09-01T10:00:00");
        var provided = us.at(first);
        var disputed = us.at(first.plusDays(days).withHour(23));
        file.add(new Fact.ValidationProvided("v", provided, provided, List.of("A"), "AGENCY"));
        file.add(
                new Fact.DisputeFiled(
                        "d", disputed, disputed, List.of("A"), true, DisputeKind.DEBT));
        file.add(us.made("last", first.plusDays(60), us.call(), Outcome.RANG_UNANSWERED));
    }

    private static Stream<Limit> plans() {
        return Stream.of(
                Limit.atMost(60, "CN-PLAN-02", Examples.CHINA, BoundaryTest::planOfMonths));
    }

    private static void planOfMonths(CaseFile file, int months) {
        var signed = Examples.CHINA.at(MONDAY);
        var first = LocalDate.parse("2026-09-14");
        var terms =
                new PlanTerms(
                        "plan",
                        List.of("A"),
                        months + 1,
                        first,
                        first.plusMonths(months),
                        false,
                        null,
                        EnumSet.allOf(PlanContent.class),
                        true,
                        true);
        file.add(new Fact.PlanAgreed("last", signed, signed, terms, signed));
    }
}
