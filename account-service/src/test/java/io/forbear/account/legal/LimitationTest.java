package io.forbear.account.legal;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.account.legal.LegalPolicy.LimitationRule;
import io.forbear.account.legal.Limitation.Interruption;
import io.forbear.account.legal.Limitation.Kind;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CN-LIMIT-01. */
class LimitationTest {
    private static final LocalDate DUE = LocalDate.of(2023, 5, 1);
    private static final LocalDate END = LocalDate.of(2026, 5, 1);
    private static final LimitationRule CHINA =
            new LimitationRule(
                    Period.ofYears(3), Set.of(Kind.values()), Set.of(Kind.DEBTOR_PROMISE));

    @DisplayName("Civil Code art. 188, 201: three years, without the first day")
    @ParameterizedTest(name = "overdue since 2023-05-01, on {0} expired: {1}")
    @CsvSource({"2026-04-30, false", "2026-05-01, false", "2026-05-02, true"})
    void endsThreeYearsAfterTheDueDate(LocalDate date, boolean expired) {
        assertThat(limitation(null).expiredOn(date)).isEqualTo(expired);
    }

    @DisplayName("Civil Code art. 202: no such day in the last month, so its last day")
    @Test
    void endsOnTheLastDayOfAShorterMonth() {
        var leap = Limitation.of(CHINA, null, LocalDate.of(2024, 2, 29), List.of());
        assertThat(leap.endsOn()).isEqualTo(LocalDate.of(2027, 2, 28));
    }

    @DisplayName("Civil Code art. 195: a demand begins it anew, up to its last day")
    @ParameterizedTest(name = "a demand on {0}: ends on {1}")
    @CsvSource({"2026-04-30, 2029-04-30", "2026-05-01, 2029-05-01", "2026-05-02, 2026-05-01"})
    void beginsAnewByADemandWithinIt(LocalDate demand, LocalDate end) {
        var found = limitation(null, new Interruption(Kind.REGISTERED_CHANNEL_DEMAND, demand, "L"));
        assertThat(found.endsOn()).isEqualTo(end);
    }

    @DisplayName("Civil Code art. 192: a promise after the end renews it")
    @Test
    void isRenewedByAPromiseAfterItsEnd() {
        var promise = new Interruption(Kind.DEBTOR_PROMISE, LocalDate.of(2027, 1, 1), "P");
        assertThat(limitation(null, promise).endsOn()).isEqualTo(LocalDate.of(2030, 1, 1));
    }

    @Test
    void countsInterruptionsInTheOrderOfTheirDaysHoweverTheyAreGiven() {
        var first = new Interruption(Kind.DEDUCTION, LocalDate.of(2026, 1, 1), "D");
        var second =
                new Interruption(Kind.REGISTERED_CHANNEL_DEMAND, LocalDate.of(2028, 1, 1), "L");
        var found = limitation(null, second, first);
        assertThat(found).isEqualTo(limitation(null, first, second));
        assertThat(found.endsOn()).isEqualTo(LocalDate.of(2031, 1, 1));
        assertThat(found.steps()).hasSize(3);
    }

    @Test
    void believesTheEndThatCoreBankingStates() {
        assertThat(limitation(END.minusDays(9)).endsOn()).isEqualTo(END.minusDays(9));
    }

    @Test
    void countsAsExpiredWhileItIsNotKnown() {
        var elsewhere = new LimitationRule(null, Set.of(), Set.of());
        var unknown = Limitation.of(elsewhere, null, DUE, List.of());
        assertThat(unknown.endsOn()).isNull();
        assertThat(unknown.expiredOn(DUE)).isTrue();
    }

    private static Limitation limitation(
            @Nullable LocalDate stated, Interruption... interruptions) {
        return Limitation.of(CHINA, stated, DUE, List.of(interruptions));
    }
}
