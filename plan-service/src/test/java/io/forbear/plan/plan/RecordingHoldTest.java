package io.forbear.plan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.money.Money;
import io.forbear.plan.plan.RecordingHold.Recorded;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingHoldTest {
    @ParameterizedTest(name = "art. 70: balance {0}: kept {1}")
    @CsvSource(
            value = {"0.01, true", "0, false", "-0.01, false", "-, true"},
            nullValues = "-")
    void keepsTheRecordingUntilTheDebtIsSettled(@Nullable String balance, boolean held) {
        assertThat(RecordingHold.of("REC-1", List.of(recorded("P1", balance))).held())
                .isEqualTo(held);
    }

    @Test
    void keepsItAsLongAsAnyDebtUnderTheAgreementIsOpen() {
        var hold =
                RecordingHold.of(
                        "REC-1",
                        List.of(recorded("P2", "5"), recorded("P1", "0"), recorded("P2", null)));
        assertThat(hold.plans()).containsExactly("P2");
    }

    @Test
    void keepsNothingThatNoAgreementRestsOn() {
        assertThat(RecordingHold.of("REC-1", List.of()).held()).isFalse();
    }

    private static Recorded recorded(String planId, @Nullable String balance) {
        return new Recorded(
                planId, "A-1", balance == null ? null : new Money(new BigDecimal(balance), "CNY"));
    }
}
