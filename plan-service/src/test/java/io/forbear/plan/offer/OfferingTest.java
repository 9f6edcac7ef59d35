package io.forbear.plan.offer;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.money.Money;
import io.forbear.plan.affordability.Affordability;
import io.forbear.plan.approval.ApprovalLimits;
import io.forbear.plan.limits.FeeKind;
import io.forbear.plan.limits.PlanTerms;
import io.forbear.plan.limits.Refusal;
import io.forbear.plan.plan.ProposalBody;
import io.forbear.plan.plan.ProposalDesk.Outcome;
import io.forbear.plan.schedule.DayMove;
import io.forbear.plan.schedule.Frequency;
import io.forbear.plan.schedule.Schedule;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class OfferingTest {
    private static final OfferPolicy POLICY =
            new OfferPolicy(List.of(3, 6, 12, 24, 36), List.of(50, 100), 80, 2, 14);
    private static final ApprovalLimits LIMITS =
            new ApprovalLimits(
                    24,
                    10,
                    Map.of("CNY", new BigDecimal("500")),
                    Map.of("CNY", BigDecimal.TEN.pow(6)));
    private static final Offering.Rules RULES = new Offering.Rules(POLICY, LIMITS);

    @Test
    void ranksWhatIsComfortableThenWhatNobodyApprovesThenWhatWaivesLessThenWhatIsShorter() {
        // 12,000 with 2,000 of fees; 1,000 a month can be paid, 800 of it comfortably
        var offering =
                Offering.of(
                        wish("12000", "2000"), affordability("1000"), RULES, OfferingTest::lawful);
        assertThat(offering.chosen().stream().map(OfferingTest::told))
                .containsExactly(
                        // 500 a month
                        "24 waives 0",
                        // comfortable too, but longer than one person may decide
                        "36 waives 0",
                        // waivers of 1,000 have to be approved
                        "24 waives 50",
                        "36 waives 50");
    }

    @Test
    void saysWhyTheRestIsNotOffered() {
        var offering =
                Offering.of(wish("12000", "0"), affordability("1000"), RULES, OfferingTest::lawful);
        assertThat(offering.notOffered())
                .extracting(Offering.NotOffered::instalments)
                .containsExactly(3, 6);
        assertThat(offering.notOffered().getFirst().reasons().getFirst().reason())
                .contains("4000.0000 CNY a month");
    }

    @Test
    void offersNothingThatTheLawRefuses() {
        var refusal = new Refusal("willing", "must be true (Card measures 2011 art. 70)");
        Function<ProposalBody, Outcome> unlawful = _ -> new Outcome.Refused(List.of(refusal));
        var offering = Offering.of(wish("12000", "0"), affordability("1000"), RULES, unlawful);
        assertThat(offering.chosen()).isEmpty();
        assertThat(offering.notOffered())
                .hasSize(5)
                .allSatisfy(one -> assertThat(one.reasons()).containsExactly(refusal));
    }

    @Test
    void offersNothingToWhoCanPayNothing() {
        var offering =
                Offering.of(wish("12000", "0"), affordability("0"), RULES, OfferingTest::lawful);
        assertThat(offering.chosen()).isEmpty();
    }

    @Test
    void addsTheFeesOfThePlanToTheDebtAndTakesTheWaiverOff() {
        var fees = new EnumMap<FeeKind, BigDecimal>(FeeKind.class);
        fees.put(FeeKind.INTEREST, new BigDecimal("120"));
        var wish = wish(new Money(new BigDecimal("1000"), "CNY"), "200", fees);
        var body = wish.body(12, 50, affordability("1000"));
        assertThat(body.total().amount()).isEqualByComparingTo("1020");
        assertThat(body.waiver()).isEqualByComparingTo("100");
        // 1,020 are more than one month's 1,000
        assertThat(body.exceedsAbility()).isTrue();
        assertThat(body.affordabilityId()).isEqualTo("AFF-1");
    }

    @Property(tries = 200)
    void everyOfferIsAffordableAndTellsItsReasons(
            @ForAll @IntRange(min = 1, max = 1_000_000) int debt,
            @ForAll @IntRange(min = 0, max = 100_000) int means,
            @ForAll @IntRange(min = 0, max = 90) int feePercent) {
        var owed = new BigDecimal(debt);
        var inDebt = owed.multiply(BigDecimal.valueOf(feePercent)).divide(new BigDecimal(100));
        var found = affordability("" + means);
        var offering =
                Offering.of(wish("" + owed, "" + inDebt), found, RULES, OfferingTest::lawful);
        assertThat(offering.chosen()).hasSizeLessThanOrEqualTo(2 * POLICY.most());
        assertThat(offering.chosen())
                .allSatisfy(
                        one -> {
                            assertThat(one.percentOfMeans()).isBetween(1, 100);
                            assertThat(
                                            found.disposable()
                                                    .isLessThan(one.terms().schedule().largest()))
                                    .isFalse();
                            assertThat(one.offer("O", 1, POLICY, Instant.EPOCH).reasons())
                                    .hasSize(4);
                        });
        assertThat(offering.chosen()).isSortedAccordingTo(Candidate.ranking(POLICY));
    }

    private static String told(Candidate one) {
        return one.count() + " waives " + one.waiverPercent();
    }

    /** Whatever is proposed becomes a plan. */
    private static Outcome lawful(ProposalBody body) {
        var money = new Money(body.total().amount(), body.total().currency());
        var count = Objects.requireNonNull(body.instalments());
        var waiver = body.waiver();
        if (money.split(count).getFirst().sign() == 0) {
            return new Outcome.Refused(List.of(new Refusal("instalments", "too many")));
        }
        var schedule = Schedule.ofCount(money, count, body.firstDueOn(), Frequency.MONTHLY);
        var terms = PlanTerms.shown(schedule, Set.of(), true, true);
        return new Outcome.Lawful(
                waiver == null
                        ? terms
                        : PlanTerms.waiving(terms, new Money(waiver, money.currency())));
    }

    private static Wish wish(String debt, String feesInDebt) {
        return wish(new Money(new BigDecimal(debt), "CNY"), feesInDebt, Map.of());
    }

    private static Wish wish(Money debt, String feesInDebt, Map<FeeKind, BigDecimal> fees) {
        return new Wish(
                "D-1",
                List.of("A-1"),
                debt,
                new Money(new BigDecimal(feesInDebt), "CNY"),
                fees,
                LocalDate.of(2027, 1, 10),
                null,
                DayMove.KEEP,
                true,
                Set.of("REC-1"));
    }

    private static Affordability affordability(String disposable) {
        return new Affordability(
                "AFF-1",
                "D-1",
                "CNY",
                0,
                10,
                List.of(),
                new Money(new BigDecimal(disposable), "CNY"),
                new Money(new BigDecimal("12000"), "CNY"),
                true,
                1,
                Set.of("PAYSLIP"),
                Instant.EPOCH,
                "desk-1");
    }
}
