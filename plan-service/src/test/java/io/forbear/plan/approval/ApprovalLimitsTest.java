package io.forbear.plan.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.money.Money;
import io.forbear.plan.limits.AgreementTerms;
import io.forbear.plan.limits.FeeKind;
import io.forbear.plan.limits.PlanTerms;
import io.forbear.plan.schedule.Frequency;
import io.forbear.plan.schedule.Schedule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApprovalLimitsTest {
    private static final ApprovalLimits LIMITS =
            new ApprovalLimits(
                    36,
                    10,
                    Map.of("CNY", new BigDecimal("500")),
                    Map.of("CNY", new BigDecimal("10000")));

    @ParameterizedTest(name = "{0} {1} in {2} instalments, {3} waived: {4} reasons")
    @CsvSource(
            value = {
                "CNY, 9999.99, 12, -, 0",
                "CNY, 10000, 12, -, 0",
                "CNY, 10000.01, 12, -, 1",
                // 36 months from the first due date to the last
                "CNY, 3600, 37, -, 0",
                "CNY, 3600, 38, -, 1",
                // 10 % of the debt before the waiver
                "CNY, 900, 12, 99.99, 0",
                "CNY, 900, 12, 100, 0",
                "CNY, 900, 12, 100.01, 1",
                "CNY, 9500, 12, 500, 0",
                "CNY, 9500, 12, 500.01, 1",
                "CNY, 20000, 48, 5000, 4",
                // no limit for a currency: everything is approved
                "USD, 1, 12, -, 1"
            },
            nullValues = "-")
    void asksForASecondPersonBeyondALimit(
            String currency, String total, int count, @Nullable String waiver, int reasons) {
        var terms = terms(new Money(new BigDecimal(total), currency), count, waiver, "0");
        assertThat(LIMITS.exceededBy(terms)).hasSize(reasons);
    }

    @Test
    void countsFeesOfThePlanAsNoPartOfTheDebt() {
        // the debt is 800 + 100, so 100 are more than a tenth of it
        var terms = terms(new Money(new BigDecimal("1000"), "CNY"), 12, "100", "200");
        assertThat(LIMITS.exceededBy(terms)).singleElement().asString().contains("10 %");
    }

    private static AgreementTerms terms(
            Money total, int count, @Nullable String waiver, String fees) {
        var currency = total.currency();
        return new AgreementTerms(
                Schedule.ofCount(total, count, LocalDate.of(2027, 1, 31), Frequency.MONTHLY),
                Set.of(),
                true,
                true,
                PlanTerms.SHOWN,
                Map.of(FeeKind.INTEREST, new Money(new BigDecimal(fees), currency)),
                waiver == null ? null : new Money(new BigDecimal(waiver), currency));
    }
}
