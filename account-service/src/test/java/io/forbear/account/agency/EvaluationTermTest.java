package io.forbear.account.agency;

import static io.forbear.account.agency.AgencyExamples.TERM;
import static io.forbear.account.agency.AgencyExamples.agency;
import static io.forbear.account.agency.AgencyExamples.evaluated;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.account.agency.EvaluationTerm.Status;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CN-AGENCY-03 (GB/T 45251-2025 5.4). */
class EvaluationTermTest {
    @Test
    void asksForTheFirstEvaluationBeforeTheContractEndsIfThatIsSooner() {
        assertThat(TERM.lastDay(agency())).isEqualTo(LocalDate.of(2026, 12, 31));
    }

    @Test
    void asksForAnotherOneBeforeTheContractEndsUnlessOneWasLate() {
        assertThat(TERM.lastDay(evaluated(LocalDate.of(2026, 9, 29))))
                .isEqualTo(LocalDate.of(2026, 12, 31));
        assertThat(TERM.lastDay(evaluated(LocalDate.of(2026, 9, 30))))
                .isEqualTo(LocalDate.of(2027, 9, 30));
    }

    @Test
    void countsAYearFromTheLastEvaluation() {
        assertThat(TERM.lastDay(evaluated(LocalDate.of(2025, 2, 1), LocalDate.of(2025, 6, 1))))
                .isEqualTo(LocalDate.of(2026, 6, 1));
    }

    @DisplayName("GB/T 45251-2025 5.4: due from thirty days before its last day, overdue after it")
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"2026-11-30, NOT_DUE", "2026-12-01, DUE", "2026-12-31, DUE", "2027-01-01, OVERDUE"})
    void warnsBeforeItIsOverdue(LocalDate date, Status expected) {
        assertThat(TERM.statusOn(date, LocalDate.of(2026, 12, 31))).isEqualTo(expected);
    }
}
