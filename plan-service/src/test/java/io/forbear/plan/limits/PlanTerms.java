package io.forbear.plan.limits;

import io.forbear.money.Money;
import io.forbear.plan.schedule.Schedule;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Terms that tests are about. */
public final class PlanTerms {
    /** Both preconditions are shown, by nothing kept here. */
    public static final Grounds SHOWN = new Grounds(Set.of("DOC-1"), Set.of("REC-1"), null);

    private PlanTerms() {}

    /** Terms with evidence of both preconditions, and with no fees. */
    public static AgreementTerms shown(
            Schedule schedule,
            Set<PlanContent> contents,
            @Nullable Boolean exceedsAbility,
            @Nullable Boolean willing) {
        return new AgreementTerms(
                schedule,
                contents,
                exceedsAbility,
                willing,
                SHOWN,
                noFees(schedule.currency()),
                null);
    }

    /** The same with a waiver. */
    public static AgreementTerms waiving(AgreementTerms terms, Money waiver) {
        return new AgreementTerms(
                terms.schedule(),
                terms.contents(),
                terms.exceedsAbility(),
                terms.willing(),
                terms.grounds(),
                terms.fees(),
                waiver);
    }

    /** It is said of every kind that none accrues. */
    public static Map<FeeKind, Money> noFees(String currency) {
        var fees = new EnumMap<FeeKind, Money>(FeeKind.class);
        for (var kind : FeeKind.values()) {
            fees.put(kind, Money.zero(currency));
        }
        return fees;
    }
}
