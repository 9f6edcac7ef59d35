package io.forbear.account.agency;

import io.forbear.account.agency.Agency.Agreement;
import io.forbear.account.agency.Agency.Capacity;
import io.forbear.account.agency.Agency.Entitlement;
import io.forbear.account.agency.AgencyPolicy.Required;
import io.forbear.account.agency.Evaluation.Mark;
import io.forbear.account.fact.CollectorKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** An agency in China that may collect from 1 January to 31 December 2026. */
public final class AgencyExamples {
    public static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    public static final LocalDate LAST = LocalDate.of(2026, 12, 31);
    static final EvaluationTerm TERM =
            new EvaluationTerm(Period.ofYears(1), Period.ofMonths(3), Period.ofDays(30));
    public static final AgencyPolicy POLICY =
            new AgencyPolicy(
                    List.of(new Required(null, Set.of(Requirement.values()))),
                    TERM,
                    List.of(
                            new BudgetRule("CN-FREQ-*", 2, Period.ofDays(30)),
                            new BudgetRule("*", 5, Period.ofDays(30))));

    private AgencyExamples() {}

    public static Agency agency(String id, Capacity capacity) {
        var entitlement = List.of(new Entitlement("E", List.of("CN"), FIRST, LAST));
        return new Agency(
                id,
                7,
                "East",
                CollectorKind.AGENCY,
                entitlement,
                entitlement,
                new Agreement("C", FIRST, LAST),
                new Agreement("D", FIRST, LAST),
                capacity,
                List.of(
                        WhiteListing.proposed(FIRST, "web", "tender", "u-1", Instant.EPOCH)
                                .approved("u-2", Instant.EPOCH, FIRST)),
                List.of());
    }

    static Agency agency() {
        return agency("AG", new Capacity(null, List.of()));
    }

    static Agency with(
            List<Entitlement> authorisations,
            List<WhiteListing> whiteList,
            List<Evaluation> evaluations) {
        var base = agency();
        return new Agency(
                base.agencyId(),
                base.version(),
                base.name(),
                base.kind(),
                base.licences(),
                authorisations,
                base.contract(),
                base.dataProcessingAgreement(),
                base.capacity(),
                whiteList,
                evaluations);
    }

    static Agency evaluated(LocalDate... days) {
        return with(
                agency().authorisations(),
                agency().whiteList(),
                Arrays.stream(days)
                        .map(
                                day ->
                                        new Evaluation(
                                                day,
                                                Mark.PASSED,
                                                Mark.PASSED,
                                                Mark.PASSED,
                                                "R",
                                                "u-1"))
                        .toList());
    }
}
