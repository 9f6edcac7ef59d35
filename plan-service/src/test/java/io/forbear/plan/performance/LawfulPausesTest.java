package io.forbear.plan.performance;

import static io.forbear.plan.performance.PerformanceExamples.ACCOUNT;
import static io.forbear.plan.performance.PerformanceExamples.FIRST_DUE;
import static io.forbear.plan.performance.PerformanceExamples.PLAN;
import static io.forbear.plan.performance.PerformanceExamples.SIGNED;
import static io.forbear.plan.performance.PerformanceExamples.cny;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.plan.debtor.Pause;
import io.forbear.plan.debtor.Pauses;
import io.forbear.plan.schedule.Frequency;
import io.forbear.plan.schedule.Schedule;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A plan of 60 months, of which the last is due on 10 December 2031; signed on 1 January 2027, so
 * it may be deferred to 1 January 2032 (card measures 2011 art. 70): by 22 days.
 */
class LawfulPausesTest {
    private static final LocalDate LATEST = SIGNED.plusMonths(60);
    private static final int ROOM = 22;
    private static final LocalDate DAY = LocalDate.of(2027, 3, 1);
    private static final LocalDate TODAY = LocalDate.of(2028, 3, 1);
    private static final Agreement AGREEMENT =
            new Agreement(
                    PLAN,
                    Set.of(ACCOUNT),
                    Schedule.ofCount(cny("6000"), 60, FIRST_DUE, Frequency.MONTHLY),
                    SIGNED,
                    3);

    @ParameterizedTest(name = "art. 70: hardship of {0} days defers by {1}")
    @CsvSource({"21, 21", "22, 22", "23, 22", "90, 22"})
    void cutsDeclaredHardshipAtTheLongestLawfulTerm(int declared, int left) {
        var found = lawful(List.of(hardship(DAY, declared)), List.of());
        assertThat(lastDueOn(found)).isEqualTo(LATEST.minusDays(ROOM).plusDays(left));
        assertThat(found.pauses().all()).containsExactly(hardship(DAY, left));
        if (declared <= ROOM) {
            assertThat(found.cuts()).isEmpty();
        } else {
            assertThat(found.cuts())
                    .containsExactly(
                            new LawfulPauses.Cut(
                                    DAY, DAY.plusDays(declared), DAY.plusDays(left), "too long"));
        }
    }

    @Test
    void leavesNothingOfASecondHardshipOnceTheFirstHasTakenAll() {
        var later = DAY.plusDays(200);
        var found = lawful(List.of(hardship(DAY, 22), hardship(later, 5)), List.of());
        assertThat(found.cuts())
                .containsExactly(new LawfulPauses.Cut(later, later.plusDays(5), later, "too long"));
        assertThat(found.pauses().has(Pause.Reason.HARDSHIP, later)).isFalse();
    }

    @Test
    void countsWhatWasAgreedAtTheDeskFirstWheneverItBegins() {
        var atTheDesk = hardship(DAY.plusDays(100), 20);
        var found = lawful(List.of(hardship(DAY, 10)), List.of(atTheDesk));
        assertThat(found.pauses().all()).containsExactly(hardship(DAY, 2), atTheDesk);
    }

    @Test
    void cutsNoMoratoriumAndTakesNothingBackBecauseOfALaterOne() {
        var moratorium = new Pause(Pause.Reason.MORATORIUM, DAY.plusDays(50), DAY.plusDays(110));
        var found = lawful(List.of(hardship(DAY, 22), moratorium), List.of());
        assertThat(found.cuts()).isEmpty();
        assertThat(found.pauses().all()).containsExactly(hardship(DAY, 22), moratorium);
    }

    @Property(tries = 200)
    void defersNoPlanBeyondTheLawByWhatIsDeclaredAndNeverLongerThanDeclared(
            @ForAll("hardships") List<Pause> declared) {
        var found = lawful(declared, List.of());
        assertThat(lastDueOn(found)).isBeforeOrEqualTo(LATEST);
        assertThat(lastDueOn(found))
                .isBeforeOrEqualTo(lastDueOn(new LawfulPauses(new Pauses(declared), List.of())));
        assertThat(found.cuts()).allMatch(cut -> cut.until().isBefore(cut.declaredUntil()));
    }

    @Property(tries = 200)
    void whatIsDeclaredLaterTakesNothingBack(@ForAll("hardships") List<Pause> declared) {
        var inOrder = new Pauses(declared).all();
        for (int count = 0; count < inOrder.size(); count++) {
            var before = lawful(inOrder.subList(0, count), List.of()).pauses().all();
            assertThat(lawful(inOrder.subList(0, count + 1), List.of()).pauses().all())
                    .containsAll(before);
        }
    }

    @Provide
    static Arbitrary<List<Pause>> hardships() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 400),
                        Arbitraries.integers().between(1, 90))
                .as((after, days) -> hardship(SIGNED.plusDays(after), days))
                .list()
                .uniqueElements(Pause::from)
                .ofMaxSize(4);
    }

    private static LawfulPauses lawful(List<Pause> declared, List<Pause> atTheDesk) {
        return LawfulPauses.of(
                AGREEMENT,
                new Pauses(declared),
                atTheDesk,
                deferred ->
                        deferred.schedule().lastDueOn().isAfter(LATEST)
                                ? List.of("too long")
                                : List.of(),
                TODAY);
    }

    private static LocalDate lastDueOn(LawfulPauses pauses) {
        return Deferral.of(AGREEMENT, pauses.pauses(), TODAY).schedule().lastDueOn();
    }

    private static Pause hardship(LocalDate from, int days) {
        return new Pause(Pause.Reason.HARDSHIP, from, from.plusDays(days));
    }
}
