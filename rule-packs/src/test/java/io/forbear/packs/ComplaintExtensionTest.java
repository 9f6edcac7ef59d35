package io.forbear.packs;

import static io.forbear.rules.ComplaintComplexity.COMPLEX;
import static io.forbear.rules.ComplaintComplexity.SIMPLE;
import static io.forbear.rules.ComplaintComplexity.SPECIAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.rules.CaseFile;
import io.forbear.rules.ComplaintComplexity;
import io.forbear.rules.ComplaintKind;
import io.forbear.rules.Deadline;
import io.forbear.rules.Detector;
import io.forbear.rules.Fact;
import io.forbear.rules.RuleBook;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CBIRC Order 2020 No. 3: 15 days, 30 if complex, 30 more with approval and notice. */
class ComplaintExtensionTest {
    private static final Detector DETECTOR = new Detector(RuleBook.of(RulePacks.shipped()));
    private static final Examples CHINA = Examples.CHINA;
    private static final LocalDateTime RECEIVED = LocalDateTime.parse("2026-05-04T10:00:00");
    private static final int NEVER = -1;

    private final CaseFile file = CHINA.file();

    @ParameterizedTest(name = "found complex on day {0}: {1} days (CBIRC Order 2020 No. 3)")
    @CsvSource({"0, 30", "14, 30", "15, 30", "16, 15"})
    void takesThirtyDaysIfFoundComplexWhileTheTermRuns(int day, int days) {
        received(SIMPLE);
        extended("e", COMPLEX, day, false, NEVER);
        assertThat(due()).isEqualTo(RECEIVED.toLocalDate().plusDays(days));
    }

    @ParameterizedTest(name = "approved {1} on day {0}, told on day {2}: {3} days")
    @CsvSource({
        "20, true,  20, 60",
        "30, true,  30, 60",
        "29, true,  30, 60",
        "30, true,  31, 30",
        "31, true,  31, 30",
        "31, true,  20, 30",
        "20, true,  -1, 30",
        "20, false, 20, 30",
    })
    void takesThirtyMoreOnlyApprovedAndToldWhileTheTermRuns(
            int day, boolean approved, int told, int days) {
        received(COMPLEX);
        extended("e", SPECIAL, day, approved, told);
        assertThat(due()).isEqualTo(RECEIVED.toLocalDate().plusDays(days));
    }

    @Test
    void goesStepByStepInTheOrderInWhichTheExtensionsWereComplete() {
        received(SIMPLE);
        extended("a", SPECIAL, 10, true, 25);
        extended("b", COMPLEX, 12, false, NEVER);
        assertThat(deadline().name()).isEqualTo("SPECIAL");
        assertThat(due()).isEqualTo(LocalDate.parse("2026-07-03"));
    }

    @Test
    void neverShortensATerm() {
        received(SPECIAL);
        extended("e", COMPLEX, 3, false, NEVER);
        assertThat(deadline().name()).isEqualTo("SPECIAL");
    }

    @Test
    void findsTheMissOfAnExtendedTermAndOfNoOther() {
        received(SIMPLE);
        extended("e", COMPLEX, 10, false, NEVER);
        assertThat(missedOn(30)).isFalse();
        assertThat(missedOn(31)).isTrue();
    }

    @Test
    void doesNotHealAMissAfterwards() {
        received(SIMPLE);
        extended("e", COMPLEX, 16, false, NEVER);
        assertThat(missedOn(16)).isTrue();
        assertThat(missedOn(20)).isTrue();
    }

    @Test
    void extendsNoOtherComplaint() {
        received(SIMPLE);
        var at = CHINA.at(RECEIVED.plusDays(3));
        file.add(new Fact.ComplaintExtended("e", at, at, "OTHER", COMPLEX, false, null));
        assertThat(deadline().name()).isEqualTo("SIMPLE");
    }

    @Test
    void changesWhatTheExtensionReaches() {
        received(SIMPLE);
        var at = CHINA.at(RECEIVED.plusDays(3));
        var extended = new Fact.ComplaintExtended("e", at, at, "K", COMPLEX, false, null);
        file.add(extended);
        assertThat(DETECTOR.affectedBy(file, extended, null)).contains("k");
    }

    @Test
    void leavesTheEightWeeksOfEnglandAlone() {
        var england = Examples.ENGLAND.file();
        var at = Examples.ENGLAND.at(RECEIVED);
        england.add(
                new Fact.ComplaintFiled(
                        "k", at, at, "K", SIMPLE, ComplaintKind.AMOUNT, List.of("A"), Set.of()));
        england.add(new Fact.ComplaintExtended("e", at, at, "K", SPECIAL, true, at));
        assertThat(DETECTOR.deadlinesOf(england, "k"))
                .filteredOn(Deadline::duty)
                .extracting(Deadline::due)
                .containsExactly(RECEIVED.toLocalDate().plusWeeks(8));
    }

    @Test
    void theClocksAreThoseOfTheJurisdictionTheComplaintNames() {
        var at = CHINA.at(RECEIVED);
        for (var accounts : List.of(List.of("A"), List.<String>of(), List.of("unknown"))) {
            var fresh = new CaseFile("D");
            file.facts().forEach(fresh::add);
            fresh.add(
                    new Fact.ComplaintFiled(
                            "k",
                            at,
                            at,
                            "K",
                            SIMPLE,
                            ComplaintKind.AMOUNT,
                            accounts,
                            Set.of("GB")));

            assertThat(DETECTOR.deadlinesOf(fresh, "k"))
                    .filteredOn(Deadline::duty)
                    .extracting(Deadline::ruleId)
                    .containsExactly("UK-COMPL-01");
        }
    }

    @Test
    void aPlaceWithoutClocksTakesNoneAway() {
        var at = CHINA.at(RECEIVED);
        file.add(
                new Fact.ComplaintFiled(
                        "k",
                        at,
                        at,
                        "K",
                        SIMPLE,
                        ComplaintKind.AMOUNT,
                        List.of("A"),
                        Set.of("UK", "FR")));

        assertThat(DETECTOR.deadlinesOf(file, "k"))
                .extracting(Deadline::ruleId)
                .containsExactly("CN-COMPL-01");
    }

    private void received(ComplaintComplexity complexity) {
        var at = CHINA.at(RECEIVED);
        file.add(
                new Fact.ComplaintFiled(
                        "k",
                        at,
                        at,
                        "K",
                        complexity,
                        ComplaintKind.AMOUNT,
                        List.of("A"),
                        Set.of()));
    }

    private void extended(
            String id, ComplaintComplexity complexity, int day, boolean approved, int told) {
        var at = CHINA.at(endOf(day));
        var noticeSentAt = told == NEVER ? null : CHINA.at(endOf(told));
        file.add(new Fact.ComplaintExtended(id, at, at, "K", complexity, approved, noticeSentAt));
    }

    private static LocalDateTime endOf(int day) {
        return RECEIVED.toLocalDate().plusDays(day).atTime(23, 59, 59);
    }

    private Deadline deadline() {
        var deadlines = DETECTOR.deadlinesOf(file, "k");
        assertThat(deadlines).hasSize(1);
        return deadlines.getFirst();
    }

    private LocalDate due() {
        return deadline().due();
    }

    private boolean missedOn(int day) {
        return !DETECTOR.findingsOf(file, "k", CHINA.at(endOf(day))).isEmpty();
    }
}
