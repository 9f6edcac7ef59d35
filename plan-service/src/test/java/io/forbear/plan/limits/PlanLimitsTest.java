package io.forbear.plan.limits;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.money.Money;
import io.forbear.plan.schedule.Frequency;
import io.forbear.plan.schedule.Instalment;
import io.forbear.plan.schedule.Schedule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PlanLimitsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);
    private static final Set<PlanContent> ALL = EnumSet.allOf(PlanContent.class);
    private static final Debt CHINESE_CARD = new Debt("CREDIT_CARD", List.of("CN"));

    private final PlanLimits limits = shipped();

    @ParameterizedTest(name = "art. 70: {0} monthly instalments from {1}: {2}")
    @CsvSource({
        // from the first due date to the last: 59, 60 and 61 months
        "60, 2026-03-10, allowed",
        "61, 2026-03-10, allowed",
        "62, 2026-03-10, instalments",
        // from the proposal on 10 March 2026 to the last due date
        "61, 2026-03-11, firstDueOn",
        "60, 2026-04-10, allowed",
        "60, 2026-04-11, firstDueOn"
    })
    void allowsATermOfSixtyMonths(int count, LocalDate firstDueOn, String field) {
        var schedule = Schedule.ofCount(cny("6200"), count, firstDueOn, Frequency.MONTHLY);
        var refusals =
                limits.againstProposal(
                        PlanTerms.shown(schedule, ALL, true, true),
                        List.of(CHINESE_CARD),
                        on(TODAY));
        assertThat(refusals.stream().map(Refusal::field).toList())
                .isEqualTo(field.equals("allowed") ? List.of() : List.of(field));
    }

    @ParameterizedTest(name = "art. 70: first due 2026-04-10, last {0}: {1}")
    @CsvSource({"2031-03-09, allowed", "2031-03-10, allowed", "2031-03-11, firstDueOn"})
    void countsSixtyMonthsFromTheProposalToTheDay(LocalDate last, String field) {
        assertThat(fields(due(LocalDate.of(2026, 4, 10), last))).containsExactly(field);
    }

    @ParameterizedTest(name = "art. 70: first due 2026-03-10, last {0}: {1}")
    @CsvSource({"2031-03-09, allowed", "2031-03-10, allowed", "2031-03-11, instalments"})
    void countsSixtyMonthsFromTheFirstDueDateToTheDay(LocalDate last, String field) {
        assertThat(fields(due(TODAY, last))).containsExactly(field);
    }

    private List<String> fields(Schedule schedule) {
        var refusals =
                limits.againstProposal(
                        PlanTerms.shown(schedule, ALL, true, true),
                        List.of(CHINESE_CARD),
                        on(TODAY));
        assertThat(refusals).allSatisfy(r -> assertThat(r.reason()).contains("art. 70"));
        return refusals.isEmpty()
                ? List.of("allowed")
                : refusals.stream().map(Refusal::field).toList();
    }

    private static Schedule due(LocalDate first, LocalDate last) {
        return new Schedule(
                List.of(new Instalment(1, first, cny("100")), new Instalment(2, last, cny("100"))));
    }

    @ParameterizedTest(name = "art. 70 (1)-(6): refuses an agreement without {0}")
    @EnumSource(PlanContent.class)
    void asksForAllSixContents(PlanContent missing) {
        var contents = EnumSet.complementOf(EnumSet.of(missing));
        var refusals = against(contents, true, true, CHINESE_CARD);
        assertThat(refusals).hasSize(1);
        assertThat(refusals.getFirst().field()).isEqualTo("contents");
        assertThat(refusals.getFirst().reason()).contains(missing.name()).contains("art. 70");
    }

    @ParameterizedTest(name = "art. 70: exceedsAbility {0}, willing {1}: {2}")
    @CsvSource(
            value = {
                "true, true, ",
                "false, true, exceedsAbility",
                "-, true, exceedsAbility",
                "true, false, willing",
                "true, -, willing"
            },
            nullValues = "-")
    void asksForBothConditionsToBeKnownAsTrue(
            @Nullable Boolean exceeds, @Nullable Boolean willing, @Nullable String field) {
        assertThat(against(ALL, exceeds, willing, CHINESE_CARD).stream().map(Refusal::field))
                .isEqualTo(field == null ? List.of() : List.of(field));
    }

    @Test
    void looksAtEveryAccountOfThePlan() {
        var loan = new Debt("LOAN", List.of("US"));
        assertThat(against(Set.of(), null, null, loan)).isEmpty();
        assertThat(
                        limits.againstProposal(
                                terms(Set.of(), null, null),
                                List.of(loan, CHINESE_CARD),
                                on(TODAY)))
                .isNotEmpty();
    }

    @Test
    void coversSubdivisionsOfItsJurisdiction() {
        var shanghai = new Debt("CREDIT_CARD", List.of("CN-31"));
        assertThat(against(Set.of(), true, true, shanghai)).isNotEmpty();
        assertThat(against(Set.of(), true, true, new Debt("CREDIT_CARD", List.of("CNX"))))
                .isEmpty();
    }

    @ParameterizedTest(name = "last due 2031-03-10, signed {0}: {1} refusals")
    @CsvSource({"2026-03-11, 0", "2026-03-10, 0", "2026-03-09, 1"})
    void measuresTheTermFromTheSignatureToo(LocalDate signedOn, int refusals) {
        var schedule =
                Schedule.ofCount(cny("6000"), 60, LocalDate.of(2026, 4, 10), Frequency.MONTHLY);
        assertThat(
                        limits.againstSignature(
                                PlanTerms.shown(schedule, ALL, true, true),
                                List.of(CHINESE_CARD),
                                signedOn,
                                false,
                                null))
                .hasSize(refusals);
    }

    @Test
    void refusesAFileWithAKeyItDoesNotKnow() {
        var yaml = "limits:\n  - jurisdiction: CN\n    citation: x\n    maxMonth: 60\n";
        assertThatThrownBy(
                        () -> PlanLimitsFile.read(new ByteArrayInputStream(yaml.getBytes(UTF_8))))
                .hasMessageContaining("maxMonth");
    }

    private List<Refusal> against(
            Set<PlanContent> contents,
            @Nullable Boolean exceeds,
            @Nullable Boolean willing,
            Debt debt) {
        return limits.againstProposal(terms(contents, exceeds, willing), List.of(debt), on(TODAY));
    }

    private static AgreementTerms terms(
            Set<PlanContent> contents, @Nullable Boolean exceeds, @Nullable Boolean willing) {
        var schedule = Schedule.ofCount(cny("1200"), 12, TODAY, Frequency.MONTHLY);
        return PlanTerms.shown(schedule, contents, exceeds, willing);
    }

    private static Circumstances on(LocalDate date) {
        return new Circumstances(date, Frequency.MONTHLY, null);
    }

    private static PlanLimits shipped() {
        try (var yaml = PlanLimitsTest.class.getResourceAsStream("/plan-limits.yaml")) {
            assertThat(yaml).isNotNull();
            return PlanLimitsFile.read(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Money cny(String amount) {
        return new Money(new BigDecimal(amount), "CNY");
    }
}
