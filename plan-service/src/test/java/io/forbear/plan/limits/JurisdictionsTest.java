package io.forbear.plan.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.money.Money;
import io.forbear.plan.schedule.DueDates;
import io.forbear.plan.schedule.Frequency;
import io.forbear.plan.schedule.Schedule;
import io.forbear.plan.schedule.Split;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What each jurisdiction asks for beyond the term and the contents. */
class JurisdictionsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);
    private static final Set<PlanContent> ALL = EnumSet.allOf(PlanContent.class);
    private static final Debt CHINESE = new Debt("CREDIT_CARD", List.of("CN"));
    private static final Debt BRITISH = new Debt("LOAN", List.of("GB"));

    private final PlanLimits limits = shipped();

    @ParameterizedTest(name = "art. 70 (3): refuses silence about {0}")
    @EnumSource(FeeKind.class)
    void allowsNoSilenceAboutFees(FeeKind silent) {
        var fees = new EnumMap<>(PlanTerms.noFees("CNY"));
        fees.remove(silent);
        var refusals = against(terms(fees, PlanTerms.SHOWN), CHINESE, null);
        assertThat(refusals).hasSize(1);
        assertThat(refusals.getFirst().field()).isEqualTo("fees");
        assertThat(refusals.getFirst().reason()).contains("" + silent).contains("art. 70");
    }

    @ParameterizedTest(name = "art. 70: ability shown by {0}, willingness by {1}: {2}")
    @CsvSource(
            value = {
                "DOC-1, REC-1, -",
                "-, REC-1, abilityEvidence",
                "DOC-1, -, willingnessEvidence"
            },
            nullValues = "-")
    void asksForEvidenceOfBothPreconditions(
            @Nullable String ability, @Nullable String willingness, @Nullable String field) {
        var grounds = new Grounds(set(ability), set(willingness), null);
        var refusals = against(terms(PlanTerms.noFees("CNY"), grounds), CHINESE, null);
        assertThat(refusals.stream().map(Refusal::field).toList())
                .isEqualTo(field == null ? List.of() : List.of(field));
        assertThat(refusals).allSatisfy(r -> assertThat(r.reason()).contains("art. 70"));
    }

    @Test
    void takesTheEvidenceOfAnAssessment() {
        var grounds = new Grounds(Set.of(), Set.of("REC-1"), "AFF-1");
        var terms = terms(PlanTerms.noFees("CNY"), grounds);
        assertThat(against(terms, CHINESE, null)).hasSize(1);
        assertThat(against(terms.shownBy(Set.of("PAYSLIP")), CHINESE, null)).isEmpty();
    }

    @ParameterizedTest(name = "CONC 7.3.4R: {0} a month of {1} means: {2}")
    @CsvSource({"99.99, 100, true", "100, 100, true", "100.01, 100, false"})
    void asksInBritainForWhatTheDebtorCanAfford(
            BigDecimal instalment, BigDecimal means, boolean allowed) {
        var schedule = schedule("GBP", instalment.multiply(BigDecimal.valueOf(12)), 12);
        var refusals =
                limits.againstProposal(
                        PlanTerms.shown(schedule, ALL, true, true),
                        List.of(BRITISH),
                        new Circumstances(
                                TODAY, Frequency.MONTHLY, new Ability(gbp(means), TODAY)));
        assertThat(refusals.isEmpty()).isEqualTo(allowed);
        assertThat(refusals)
                .allSatisfy(
                        r -> {
                            assertThat(r.field()).isEqualTo("instalments");
                            assertThat(r.reason()).contains("CONC 7.3.4R");
                        });
    }

    @ParameterizedTest(name = "CONC 7.3.4R: assessed {0} days ago: {1}")
    @CsvSource({"0, true", "89, true", "90, true", "91, false"})
    void asksInBritainForAFreshAssessment(int days, boolean allowed) {
        var refusals =
                against(
                        PlanTerms.shown(
                                schedule("GBP", new BigDecimal("120"), 12), ALL, true, true),
                        BRITISH,
                        new Ability(gbp(new BigDecimal("100")), TODAY.minusDays(days)));
        assertThat(refusals.isEmpty()).isEqualTo(allowed);
    }

    @Test
    void asksInBritainForAnAssessmentAtAll() {
        var terms = PlanTerms.shown(schedule("GBP", new BigDecimal("120"), 12), ALL, true, true);
        assertThat(against(terms, BRITISH, null).stream().map(Refusal::field))
                .containsExactly("affordabilityId");
        var dollars = new Ability(new Money(new BigDecimal("100"), "USD"), TODAY);
        assertThat(against(terms, BRITISH, dollars).stream().map(Refusal::field))
                .containsExactly("affordabilityId");
    }

    @ParameterizedTest(name = "CONC 7.3.10R: {0} instalments of 120, means {1}: {2}")
    @CsvSource({"3, 60, true", "2, 60, false", "2, 119.99, false", "2, 120, true", "1, 120, true"})
    void pressesNobodyInBritainForFewInstalments(int count, BigDecimal means, boolean allowed) {
        var terms = PlanTerms.shown(schedule("GBP", new BigDecimal("120"), count), ALL, true, true);
        var refusals = against(terms, BRITISH, new Ability(gbp(means), TODAY));
        assertThat(refusals.isEmpty()).isEqualTo(allowed);
    }

    @ParameterizedTest(name = "CONC 7.3.10R: first due {0} days after the proposal: {1}")
    @CsvSource({"6, false", "7, true", "8, true"})
    void leavesTimeInBritain(int days, boolean allowed) {
        var schedule =
                Schedule.ofCount(
                        gbp(new BigDecimal("120")), 12, TODAY.plusDays(days), Frequency.MONTHLY);
        var refusals =
                against(
                        PlanTerms.shown(schedule, ALL, true, true),
                        BRITISH,
                        new Ability(gbp(new BigDecimal("100")), TODAY));
        assertThat(refusals.stream().map(Refusal::field).toList())
                .isEqualTo(allowed ? List.of() : List.of("firstDueOn"));
    }

    @ParameterizedTest(name = "{0}, disputed {1}: {2} refusals")
    @CsvSource({"US-NY, true, 1", "US-NY, false, 0", "IN, true, 0"})
    void takesNoPaymentOnADisputedDebtInAmerica(String place, boolean disputed, int count) {
        var debt = new Debt("CREDIT_CARD", List.of(place), disputed);
        var terms = PlanTerms.shown(schedule("USD", new BigDecimal("120"), 12), ALL, true, true);
        var proposed = against(terms, debt, null);
        var signed = limits.againstSignature(terms, List.of(debt), TODAY, false, null);
        assertThat(proposed).hasSize(count).isEqualTo(signed);
        assertThat(proposed).allSatisfy(r -> assertThat(r.reason()).contains("12 CFR 1006.38"));
    }

    @ParameterizedTest(name = "{0}: a balloon of {1} percent: {2}")
    @CsvSource({"CN-31, 30, true", "CN-31, 31, false", "US, 30, false"})
    void forbidsABalloonUnlessItIsAllowed(String place, int percent, boolean allowed) {
        var yaml = "limits: []\nballoons:\n  - {jurisdiction: CN, product: LOAN, maxPercent: 30}\n";
        var schedule =
                Schedule.of(
                        new Money(new BigDecimal("1000"), "CNY"),
                        new Split.Balloon(10, new Money(BigDecimal.valueOf(10L * percent), "CNY")),
                        DueDates.from(TODAY, Frequency.MONTHLY));
        var debt = new Debt("LOAN", List.of(place));
        var refusals =
                read(yaml)
                        .againstProposal(
                                PlanTerms.shown(schedule, ALL, true, true),
                                List.of(debt),
                                new Circumstances(TODAY, Frequency.MONTHLY, null));
        assertThat(refusals.isEmpty()).isEqualTo(allowed);
        assertThat(refusals).allSatisfy(r -> assertThat(r.reason()).contains("balloon"));
    }

    @Test
    void forbidsBalloonsAsShipped() {
        var schedule =
                Schedule.of(
                        new Money(new BigDecimal("1000"), "CNY"),
                        new Split.Balloon(10, new Money(new BigDecimal("300"), "CNY")),
                        DueDates.from(TODAY, Frequency.MONTHLY));
        assertThat(against(PlanTerms.shown(schedule, ALL, true, true), CHINESE, null))
                .singleElement()
                .satisfies(r -> assertThat(r.field()).isEqualTo("instalments"));
    }

    @ParameterizedTest(name = "{0}, recording {1}: {2} refusals")
    @CsvSource(
            value = {"CN, -, 1", "CN, ' ', 1", "CN, REC-1, 0", "US, -, 1"},
            nullValues = "-")
    void takesAnOralAgreementOnlyWithItsRecording(
            String place, @Nullable String recording, int count) {
        var terms = terms(PlanTerms.noFees("CNY"), PlanTerms.SHOWN);
        var debt = new Debt("CREDIT_CARD", List.of(place));
        var refusals = limits.againstSignature(terms, List.of(debt), TODAY, true, recording);
        assertThat(refusals).hasSize(count);
        assertThat(refusals)
                .allSatisfy(
                        r ->
                                assertThat(r.reason().contains("art. 70"))
                                        .isEqualTo(place.equals("CN")));
    }

    private List<Refusal> against(AgreementTerms terms, Debt debt, @Nullable Ability ability) {
        return limits.againstProposal(
                terms, List.of(debt), new Circumstances(TODAY, Frequency.MONTHLY, ability));
    }

    private static AgreementTerms terms(Map<FeeKind, Money> fees, Grounds grounds) {
        return new AgreementTerms(
                schedule("CNY", new BigDecimal("1200"), 12), ALL, true, true, grounds, fees, null);
    }

    /** Due on the 10th from next month on. */
    private static Schedule schedule(String currency, BigDecimal total, int count) {
        return Schedule.ofCount(
                new Money(total, currency), count, TODAY.plusMonths(1), Frequency.MONTHLY);
    }

    private static Money gbp(BigDecimal amount) {
        return new Money(amount, "GBP");
    }

    private static Set<String> set(@Nullable String one) {
        return one == null ? Set.of() : Set.of(one);
    }

    private static PlanLimits shipped() {
        try (var yaml = JurisdictionsTest.class.getResourceAsStream("/plan-limits.yaml")) {
            assertThat(yaml).isNotNull();
            return PlanLimitsFile.read(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PlanLimits read(String yaml) {
        try {
            return PlanLimitsFile.read(
                    new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
