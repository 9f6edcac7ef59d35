package io.forbear.account.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaysPastDueTest {
    @ParameterizedTest(name = "due 2026-02-28, looked at on {0}: {1} days")
    @CsvSource({
        "2026-02-27, 0",
        "2026-02-28, 0",
        "2026-03-01, 1",
        "2026-03-30, 30",
        "2026-03-31, 31",
        "2027-02-28, 365"
    })
    void countsFromTheDayAfterTheDueDate(LocalDate date, int days) {
        assertThat(DaysPastDue.on(date, LocalDate.of(2026, 2, 28))).isEqualTo(days);
    }

    @Test
    void countsTheLeapDay() {
        assertThat(DaysPastDue.on(LocalDate.of(2028, 3, 1), LocalDate.of(2028, 2, 28)))
                .isEqualTo(2);
    }

    @Test
    void countsNothingWhenNothingIsOverdue() {
        assertThat(DaysPastDue.on(LocalDate.of(2026, 3, 1), null)).isZero();
    }
}
