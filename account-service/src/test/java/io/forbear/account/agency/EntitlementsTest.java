package io.forbear.account.agency;

import static io.forbear.account.agency.AgencyExamples.FIRST;
import static io.forbear.account.agency.AgencyExamples.LAST;
import static io.forbear.account.agency.AgencyExamples.POLICY;
import static io.forbear.account.agency.AgencyExamples.agency;
import static io.forbear.account.agency.AgencyExamples.evaluated;
import static io.forbear.account.agency.AgencyExamples.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.account.agency.Agency.Entitlement;
import io.forbear.account.agency.AgencyPolicy.Required;
import io.forbear.account.agency.Evaluation.Mark;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntitlementsTest {
    private static final List<String> CN = List.of("CN");

    @DisplayName("CN-AGENCY-01: within authorisation, white list and contract only")
    @ParameterizedTest(name = "on {0} an agency entitled in 2026 {1}")
    @CsvSource({
        "2025-12-31, must not collect",
        "2026-01-01, may collect",
        "2026-12-31, may collect",
        "2027-01-01, must not collect"
    })
    void holdsFromItsFirstDayToItsLast(LocalDate date, String expected) {
        var agency = evaluated(LocalDate.of(2026, 10, 1));
        var found = new Entitlements(POLICY, agency, CN).obstaclesOn(date);
        assertThat(found.isEmpty()).isEqualTo(expected.equals("may collect"));
    }

    @Test
    void namesEverythingThatIsMissingWithItsCode() {
        var agency = with(List.of(), List.of(), List.of());
        assertThat(new Entitlements(POLICY, agency, CN).obstaclesOn(FIRST.minusDays(1)))
                .extracting(Obstacle::requirement)
                .containsExactly(
                        Requirement.LICENCE,
                        Requirement.AUTHORISATION,
                        Requirement.WHITE_LIST,
                        Requirement.CONTRACT,
                        Requirement.DATA_PROCESSING_AGREEMENT);
    }

    @Test
    void asksOnlyForWhatTheJurisdictionRequires() {
        var policy =
                new AgencyPolicy(
                        List.of(
                                new Required("CN", Set.of(Requirement.WHITE_LIST)),
                                new Required(null, Set.of(Requirement.LICENCE))),
                        AgencyExamples.TERM,
                        List.of());
        assertThat(new Entitlements(policy, agency(), CN).obstaclesOn(FIRST)).isEmpty();
        assertThat(new Entitlements(policy, agency(), List.of("CN-31")).obstaclesOn(FIRST))
                .isEmpty();
        assertThat(new Entitlements(policy, agency(), List.of("CN", "US-CA")).obstaclesOn(FIRST))
                .extracting(Obstacle::detail)
                .containsExactly("no licence for US-CA on 2026-01-01");
        assertThat(new Entitlements(policy, agency(), List.of()).obstaclesOn(FIRST)).isNotEmpty();
    }

    @Test
    void doesNotTrustAnEntryOfTheWhiteListBeforeItsApprovalOrFromItsRemoval() {
        var waiting = WhiteListing.proposed(FIRST, "web", "tender", "u-1", Instant.EPOCH);
        var removed =
                waiting.approved("u-2", Instant.EPOCH, FIRST)
                        .removed(FIRST.plusDays(9), "u-3", "x");
        assertThat(waiting.holdsOn(FIRST)).isFalse();
        assertThat(removed.holdsOn(FIRST.plusDays(8))).isTrue();
        assertThat(removed.holdsOn(FIRST.plusDays(9))).isFalse();
    }

    @Test
    void refusesAnAgencyThatDidNotPassItsLastEvaluation() {
        var failed =
                new Evaluation(
                        LocalDate.of(2026, 3, 1), Mark.PASSED, Mark.PASSED, Mark.FAILED, "R", "u");
        var agency = with(agency().authorisations(), agency().whiteList(), List.of(failed));
        assertThat(new Entitlements(POLICY, agency, CN).obstaclesOn(LocalDate.of(2026, 3, 2)))
                .extracting(Obstacle::requirement)
                .containsExactly(Requirement.EVALUATION);
    }

    @Test
    void tellsTheShortestOfAuthorisationAndContract() {
        var longer = List.of(new Entitlement("E", CN, FIRST.minusYears(1), null));
        var agency = with(longer, agency().whiteList(), List.of());
        var told = new Entitlements(POLICY, agency, CN).authorityOn(FIRST);
        assertThat(told).isNotNull();
        assertThat(told.from()).isEqualTo(FIRST);
        assertThat(told.to()).isEqualTo(LAST);
        assertThat(told.published()).isTrue();
        assertThat(new Entitlements(POLICY, agency, List.of("US")).authorityOn(FIRST)).isNull();
        assertThat(new Entitlements(POLICY, agency, CN).authorityOn(LAST.plusDays(1))).isNull();
    }
}
