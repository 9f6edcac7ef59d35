package io.forbear.plan.plan;

import static io.forbear.plan.performance.PerformanceExamples.cny;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.money.Money;
import io.forbear.plan.account.KnownAccount;
import io.forbear.plan.affordability.Affordability;
import io.forbear.plan.limits.Debt;
import io.forbear.plan.limits.FeeKind;
import io.forbear.plan.limits.Grounds;
import io.forbear.plan.limits.Refusal;
import io.forbear.plan.plan.Proposal.DueRule;
import io.forbear.plan.schedule.DayMove;
import io.forbear.plan.schedule.DueDates;
import io.forbear.plan.schedule.DueDay;
import io.forbear.plan.schedule.Frequency;
import io.forbear.plan.schedule.Split;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProposalCheckTest {
    /** A Monday. */
    private static final LocalDate TODAY = LocalDate.of(2027, 1, 4);

    private static final DueRule MONTHLY =
            new DueRule(TODAY, Frequency.MONTHLY, new DueDay.SameDay(), DayMove.KEEP);
    private static final DueRule WEEKLY =
            new DueRule(TODAY, Frequency.WEEKLY, new DueDay.SameDay(), DayMove.KEEP);

    @ParameterizedTest(name = "{0} instalments grow every {1} by {2} %: {3}")
    @CsvSource({
        "6, 1, 1, -",
        "6, 1, 1000, -",
        "6, 0, 10, stepUp.every",
        "6, 1, 0, stepUp.percent",
        "6, 1, -5, stepUp.percent",
        "6, 1, 1001, stepUp.percent",
        "0, 1, 10, instalments",
        "601, 1, 10, instalments"
    })
    void stepsUpWithinLimits(int count, int every, int percent, String field) {
        expect(field, with(new Split.StepUp(count, every, percent), MONTHLY));
    }

    @ParameterizedTest(name = "{0} % in March: {1}")
    @CsvSource({
        "0, -",
        "1000, -",
        "1001, seasonal.MARCH",
        "-1, seasonal.MARCH",
    })
    void followsSeasonsWithinLimits(int percent, String field) {
        expect(field, with(new Split.Seasonal(6, Map.of(Month.MARCH, percent)), MONTHLY));
    }

    @Test
    void leavesAMonthInWhichSomethingIsDue() {
        var never = Arrays.stream(Month.values()).collect(Collectors.toMap(m -> m, _ -> 0));
        expect("seasonal", with(new Split.Seasonal(6, never), MONTHLY));
        expect("seasonal", with(new Split.Seasonal(6, Map.of()), WEEKLY));
    }

    @ParameterizedTest(name = "{0} instalments, the last of {1}: {2}")
    @CsvSource({
        "2, 999.99, -",
        "2, 1000, balloon",
        "2, 0, balloon",
        "2, -1, balloon",
        "2, 0.001, balloon",
        "1, 10, instalments"
    })
    void leavesSomethingBeforeABalloon(int count, String last, String field) {
        expect(field, with(new Split.Balloon(count, cny(last)), MONTHLY));
    }

    @Test
    void hasADayOfTheMonthOnlyWhenMonthly() {
        var due = new DueRule(TODAY, Frequency.FORTNIGHTLY, new DueDay.MonthEnd(), DayMove.KEEP);
        expect("dueDay", with(new Split.ByCount(6), due));
    }

    @Test
    void startsNotBeforeTodayEvenIfItIsMoved() {
        var sunday = TODAY.minusDays(1);
        var rule = new DueRule(sunday, Frequency.WEEKLY, new DueDay.SameDay(), DayMove.PREVIOUS);
        var refusals =
                ProposalCheck.against(
                        with(new Split.ByCount(6), rule),
                        List.of(account()),
                        null,
                        DueDates.WEEKDAYS,
                        sunday);
        assertThat(refusals).extracting(Refusal::field).containsExactly("firstDueOn");
    }

    @ParameterizedTest(name = "interest of {0} in 1000: {1}")
    @CsvSource({"0, -", "999.99, -", "1000, fees", "-1, fees.INTEREST", "0.001, fees.INTEREST"})
    void statesFeesThatArePartOfTheTotal(String interest, String field) {
        expect(field, with(Map.of(FeeKind.INTEREST, cny(interest)), null, null));
    }

    @Test
    void addsUpMoreFeesThanAnAmountCanHold() {
        var most = cny("999999999999999");
        expect("fees", with(Map.of(FeeKind.INTEREST, most, FeeKind.ANNUAL_FEE, most), null, null));
    }

    @ParameterizedTest(name = "waives {0}: {1}")
    @CsvSource({"0.01, -", "0, waiver", "-5, waiver", "0.001, waiver"})
    void waivesSomethingThatCanBePaid(String waiver, String field) {
        expect(field, with(Map.of(), cny(waiver), null));
    }

    @ParameterizedTest(name = "assessment of {0} in {1}, means {2} for 1000: {3}")
    @CsvSource({
        "D-1, CNY, 999.99, -",
        "D-1, CNY, 1000, exceedsAbility",
        "D-2, CNY, 10, affordabilityId",
        "D-1, USD, 10, affordabilityId"
    })
    void restsOnAnAssessmentOfTheDebtorThatBearsItOut(
            String debtorId, String currency, BigDecimal means, String field) {
        var found = affordability(debtorId, new Money(means, currency));
        expect(field, with(Map.of(), null, "AFF-1"), found);
        expect("affordabilityId", with(Map.of(), null, "AFF-1"), null);
    }

    private static void expect(String field, Proposal proposal) {
        expect(field, proposal, null);
    }

    private static void expect(String field, Proposal proposal, @Nullable Affordability found) {
        var refusals =
                ProposalCheck.against(
                        proposal, List.of(account()), found, DueDates.WEEKDAYS, TODAY);
        assertThat(refusals.stream().map(Refusal::field).distinct().toList())
                .isEqualTo(field.equals("-") ? List.of() : List.of(field));
    }

    private static Proposal with(Split split, DueRule due) {
        return proposal(split, due, Map.of(), null, null);
    }

    private static Proposal with(
            Map<FeeKind, Money> fees, @Nullable Money waiver, @Nullable String affordabilityId) {
        return proposal(new Split.ByCount(3), MONTHLY, fees, waiver, affordabilityId);
    }

    private static Proposal proposal(
            Split split,
            DueRule due,
            Map<FeeKind, Money> fees,
            @Nullable Money waiver,
            @Nullable String affordabilityId) {
        return new Proposal(
                "D-1",
                List.of("A-1"),
                cny("1000"),
                split,
                due,
                Set.of(),
                true,
                true,
                new Grounds(Set.of(), Set.of(), affordabilityId),
                fees,
                waiver,
                false,
                null,
                "desk-1");
    }

    private static KnownAccount account() {
        var debt = new Debt("CREDIT_CARD", List.of("CN"));
        return new KnownAccount("A-1", "D-1", 1, "M2", cny("1000"), cny("1000"), debt);
    }

    private static Affordability affordability(String debtorId, Money means) {
        return new Affordability(
                "AFF-1",
                debtorId,
                means.currency(),
                0,
                10,
                List.of(),
                means,
                means,
                true,
                1,
                Set.of(),
                Instant.EPOCH,
                "desk-1");
    }
}
