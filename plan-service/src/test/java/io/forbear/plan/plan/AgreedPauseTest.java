package io.forbear.plan.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.plan.debtor.Pause;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreedPauseTest {
    private static final LocalDate FROM = LocalDate.of(2026, 3, 10);
    private static final LocalDate REVIEW = LocalDate.of(2026, 3, 30);
    private static final AgreedPause PAUSE =
            new AgreedPause(new UUID(0, 1), FROM, REVIEW, "illness", "anna", null);

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2026-03-09, false",
        "2026-03-10, true",
        "2026-03-29, true",
        "2026-03-30, false",
    })
    void canBeEndedWhileItLasts(LocalDate today, boolean can) {
        assertThat(PAUSE.canEnd(today)).isEqualTo(can);
    }

    @Test
    void canBeEndedOnceAndLastsUntilThen() {
        var day = FROM.plusDays(5);
        var ended = PAUSE.ended(new AgreedPause.End(day, "well again", "bert"));
        assertThat(ended.canEnd(day.minusDays(1))).isFalse();
        assertThat(ended.pause()).isEqualTo(new Pause(Pause.Reason.HARDSHIP, FROM, day));
        assertThat(ended.reviewOn()).isEqualTo(REVIEW);
        assertThat(PAUSE.pause()).isEqualTo(new Pause(Pause.Reason.HARDSHIP, FROM, REVIEW));
    }

    @Test
    void isNotEndedOnItsReviewOrBeforeItBegan() {
        for (var day : new LocalDate[] {FROM.minusDays(1), REVIEW}) {
            var end = new AgreedPause.End(day, "well again", "bert");
            assertThatThrownBy(() -> PAUSE.ended(end)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
