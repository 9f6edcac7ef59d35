package io.forbear.plan.plan;

import static io.forbear.plan.performance.PerformanceExamples.cny;
import static io.forbear.plan.plan.PlanExamples.SHANGHAI;
import static io.forbear.plan.plan.PlanExamples.noon;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.money.Money;
import io.forbear.plan.account.Calendars;
import io.forbear.plan.account.KnownAccount;
import io.forbear.plan.account.Zones;
import io.forbear.plan.limits.Debt;
import io.forbear.plan.limits.PlanContent;
import io.forbear.plan.limits.PlanTerms;
import io.forbear.plan.limits.Refusal;
import io.forbear.plan.plan.Proposal.DueRule;
import io.forbear.plan.plan.Proposing.Accepted;
import io.forbear.plan.plan.Proposing.Policy;
import io.forbear.plan.plan.Proposing.Refused;
import io.forbear.plan.schedule.DayMove;
import io.forbear.plan.schedule.DueDay;
import io.forbear.plan.schedule.Frequency;
import io.forbear.plan.schedule.Split;
import io.forbear.plan.schedule.Split.ByAmount;
import io.forbear.plan.schedule.Split.ByCount;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProposingTest {
    private static final LocalDate TODAY = LocalDate.of(2027, 1, 1);
    private static final Instant NOW = noon(TODAY);
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Policy POLICY =
            new Policy(
                    SigningTest.shipped(),
                    new Zones(SHANGHAI, Map.of("US", NEW_YORK)),
                    new Calendars(Map.of()),
                    3,
                    Duration.ofDays(30));
    private static final KnownAccount ACCOUNT = account("A-1", "D-1", "CNY", "CN");

    @Test
    void makesAPlanOfALawfulProposal() {
        var decision = decide(new ByCount(3), cny("100"), TODAY, List.of("A-1"), ACCOUNT);
        assertThat(decision).isInstanceOf(Accepted.class);
        var plan = ((Accepted) decision).plan();
        assertThat(plan.state()).isEqualTo(new PlanState.Proposed());
        assertThat(plan.schedule().total()).isEqualTo(cny("100"));
        assertThat(plan.schedule().instalments()).hasSize(3);
        assertThat(plan.expiresAt()).isEqualTo(NOW.plus(Duration.ofDays(30)));
        assertThat(plan.graceDays()).isEqualTo(3);
        assertThat(plan.zone()).isEqualTo(SHANGHAI);
    }

    @ParameterizedTest(name = "{0} in {1} instalments: {2}")
    @CsvSource({
        "100, 0, instalments",
        "100, 1, accepted",
        "6000, 60, accepted",
        "6000, 600, instalments", // too long by art. 70
        "6000, 601, instalments",
        "0.02, 3, instalments",
        "0.03, 3, accepted",
        "0, 3, total",
        "-1, 3, total",
        "100.001, 3, total"
    })
    void splitsATotalIntoInstalmentsThatCanBePaid(String total, int count, String answer) {
        var decision = decide(new ByCount(count), cny(total), TODAY, List.of("A-1"), ACCOUNT);
        assertThat(answer(decision)).contains(answer);
    }

    @ParameterizedTest(name = "100 in instalments of {0} {1}: {2}")
    @CsvSource({
        "10, CNY, accepted",
        "100, CNY, accepted",
        "1000, CNY, accepted",
        "0, CNY, instalmentAmount",
        "-5, CNY, instalmentAmount",
        "10.001, CNY, instalmentAmount",
        "0.01, CNY, instalmentAmount", // 10,000 instalments
        "10, USD, instalmentAmount.currency"
    })
    void takesAnAmountForEachInstalment(String amount, String currency, String answer) {
        var each = new ByAmount(new Money(new BigDecimal(amount), currency));
        assertThat(answer(decide(each, cny("100"), TODAY, List.of("A-1"), ACCOUNT)))
                .contains(answer);
    }

    @ParameterizedTest(name = "first due {0}: {1}")
    @CsvSource({"2026-12-31, firstDueOn", "2027-01-01, accepted", "2027-01-02, accepted"})
    void startsTodayAtTheEarliest(LocalDate firstDueOn, String answer) {
        assertThat(answer(decide(new ByCount(3), cny("100"), firstDueOn, List.of("A-1"), ACCOUNT)))
                .containsExactly(answer);
    }

    @ParameterizedTest(name = "999999999999999.9999 in instalments of {0}: {1}")
    @CsvSource({
        "0.0001, instalmentAmount",
        "1666666666666.6666, instalmentAmount",
        "999999999999999.9999, total"
    })
    void countsTheInstalmentsOfAnyTotal(String amount, String answer) {
        var total = new Money(new BigDecimal("999999999999999.9999"), "CNY");
        var each = new ByAmount(new Money(new BigDecimal(amount), "CNY"));
        assertThat(answer(decide(each, total, TODAY, List.of("A-1"), ACCOUNT))).contains(answer);
    }

    @ParameterizedTest(name = "first due {0}: {1}")
    @CsvSource({
        "2086-12-30, accepted",
        "2086-12-31, accepted",
        "2087-01-01, firstDueOn",
        "+999999999-12-31, firstDueOn"
    })
    void startsWithinSixtyYears(LocalDate firstDueOn, String answer) {
        // of the last of December in New York
        var american = account("A-1", "D-1", "CNY", "US-NY");
        assertThat(answer(decide(new ByCount(3), cny("100"), firstDueOn, List.of("A-1"), american)))
                .containsExactly(answer);
    }

    @Test
    void takesTodayFromTheClockOfTheAccount() {
        // noon of the first in Shanghai is still the last of December in New York
        var american = account("A-1", "D-1", "CNY", "US-NY");
        var decision =
                decide(new ByCount(3), cny("100"), TODAY.minusDays(1), List.of("A-1"), american);
        assertThat(decision).isInstanceOf(Accepted.class);
        assertThat(((Accepted) decision).plan().zone()).isEqualTo(NEW_YORK);
    }

    @Test
    void refusesAccountsThatAreNotKnownAsTheDebtors() {
        assertThat(answer(decide(new ByCount(3), cny("100"), TODAY, List.of("A-1"))))
                .containsExactly("accountIds");
        assertThat(
                        answer(
                                decide(
                                        new ByCount(3),
                                        cny("100"),
                                        TODAY,
                                        List.of("A-1"),
                                        account("A-1", "D-2", "CNY", "CN"))))
                .containsExactly("accountIds");
        assertThat(
                        answer(
                                decide(
                                        new ByCount(3),
                                        cny("100"),
                                        TODAY,
                                        List.of("A-1", "A-1"),
                                        ACCOUNT)))
                .containsExactly("accountIds");
    }

    @Test
    void refusesACurrencyThatIsNotTheAccounts() {
        var dollars = account("A-1", "D-1", "USD", "CN");
        assertThat(answer(decide(new ByCount(3), cny("100"), TODAY, List.of("A-1"), dollars)))
                .containsExactly("total.currency");
    }

    private static List<String> answer(Proposing decision) {
        return switch (decision) {
            case Accepted _ -> List.of("accepted");
            case Refused(var refusals) -> refusals.stream().map(Refusal::field).toList();
        };
    }

    private static Proposing decide(
            Split split,
            Money total,
            LocalDate firstDueOn,
            List<String> accountIds,
            KnownAccount... known) {
        var proposal =
                new Proposal(
                        "D-1",
                        accountIds,
                        total,
                        split,
                        new DueRule(
                                firstDueOn, Frequency.MONTHLY, new DueDay.SameDay(), DayMove.KEEP),
                        EnumSet.allOf(PlanContent.class),
                        true,
                        true,
                        PlanTerms.SHOWN,
                        PlanTerms.noFees(total.currency()),
                        null,
                        false,
                        null,
                        "desk-1");
        return Proposing.decide(proposal, List.of(known), null, POLICY, "PLAN-1", NOW);
    }

    private static KnownAccount account(
            String id, String debtor, String currency, String jurisdiction) {
        var balance = new Money(new BigDecimal("3000"), currency);
        return new KnownAccount(
                id,
                debtor,
                1,
                "M2",
                balance,
                balance,
                new Debt("CREDIT_CARD", List.of(jurisdiction)));
    }
}
