package io.forbear.account.fact;

import static io.forbear.account.fact.FactExamples.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PausesTest {
    private static final LocalDate DUE = LocalDate.of(2026, 3, 10);

    @ParameterizedTest(name = "paused from the 12th to the 14th, looked at on March {0}: {1} days")
    @CsvSource({"10, 0", "11, 1", "12, 1", "13, 1", "14, 1", "15, 2", "31, 18"})
    void countsNoDayOfAPause(int day, int counted) {
        var pauses = Pauses.of(List.of(pause(12, 14)));
        assertThat(DaysPastDue.on(LocalDate.of(2026, 3, day), DUE, pauses)).isEqualTo(counted);
    }

    @Test
    void leavesOutADayOfTwoPausesOnce() {
        var pauses = Pauses.of(List.of(pause(13, 15), pause(12, 14)));
        assertThat(pauses).isEqualTo(Pauses.of(List.of(pause(12, 15))));
        assertThat(DaysPastDue.on(DUE.plusDays(10), DUE, pauses)).isEqualTo(6);
    }

    @Test
    void joinsPausesThatTouch() {
        assertThat(Pauses.of(List.of(pause(12, 13), pause(14, 15))).text())
                .isEqualTo("{[2026-03-12,2026-03-16)}");
    }

    @Test
    void countsNothingAnyMoreInAPauseWithoutEnd() {
        var pauses = Pauses.of(List.of(pause(12, null)));
        assertThat(DaysPastDue.on(DUE.plusYears(3), DUE, pauses)).isEqualTo(1);
        assertThat(DaysPastDue.dateOf(1, DUE, pauses)).isEqualTo(DUE.plusDays(1));
        assertThat(DaysPastDue.dateOf(2, DUE, pauses)).isNull();
    }

    @Test
    void leavesDaysBeforeTheDueDateAside() {
        var pauses = Pauses.of(List.of(pause(1, 11)));
        assertThat(DaysPastDue.on(DUE.plusDays(5), DUE, pauses)).isEqualTo(4);
    }

    @Test
    void refusesAPauseThatEndsBeforeItBegins() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pause(12, 11))
                .withMessageContaining("ends after it begins");
    }

    @Property
    void countsLikeSomebodyWhoCountsDays(
            @ForAll("pauses") List<Pause> pauses, @ForAll @IntRange(max = 80) int days) {
        var date = DUE.plusDays(days);
        var counted =
                DUE.plusDays(1)
                        .datesUntil(date.plusDays(1))
                        .filter(day -> pauses.stream().noneMatch(pause -> contains(pause, day)))
                        .count();
        assertThat(DaysPastDue.on(date, DUE, Pauses.of(pauses))).isEqualTo((int) counted);
    }

    @Property
    void findsTheFirstDateWithSoManyDays(
            @ForAll("pauses") List<Pause> known, @ForAll @IntRange(max = 40) int days) {
        var pauses = Pauses.of(known);
        var date = DaysPastDue.dateOf(days, DUE, pauses);
        var found =
                DUE.datesUntil(DUE.plusDays(400))
                        .filter(day -> DaysPastDue.on(day, DUE, pauses) >= days)
                        .findFirst()
                        .orElse(null);
        assertThat(date).isEqualTo(found);
    }

    @Property
    void isReadAsItWasWritten(@ForAll("pauses") List<Pause> known) {
        var pauses = Pauses.of(known);
        assertThat(Pauses.parse(pauses.text())).isEqualTo(pauses);
    }

    private static boolean contains(Pause pause, LocalDate day) {
        return !day.isBefore(pause.from()) && (pause.to() == null || !day.isAfter(pause.to()));
    }

    private static Pause pause(int from, @Nullable Integer to) {
        return new Pause(
                UUID.randomUUID(),
                ACCOUNT,
                LocalDate.of(2026, 3, from),
                to == null ? null : LocalDate.of(2026, 3, to));
    }

    @Provide
    static Arbitrary<List<Pause>> pauses() {
        return Combinators.combine(
                        Arbitraries.integers().between(-10, 60),
                        Arbitraries.integers().between(0, 20).injectNull(0.1))
                .as(
                        (from, length) ->
                                new Pause(
                                        UUID.randomUUID(),
                                        ACCOUNT,
                                        DUE.plusDays(from),
                                        length == null ? null : DUE.plusDays(from + length)))
                .list()
                .ofMaxSize(6);
    }
}
