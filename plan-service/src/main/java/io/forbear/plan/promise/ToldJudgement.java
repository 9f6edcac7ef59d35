package io.forbear.plan.promise;

import io.forbear.money.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A judgement as it was told to others.
 *
 * @param sequence counts the judgements of one promise; 0: none was told yet
 */
record ToldJudgement(
        long sequence,
        Outcome outcome,
        @Nullable LocalDate decidedOn,
        Money paid,
        @Nullable Money shortfall,
        NextStep nextStep,
        List<String> reasons) {
    ToldJudgement {
        reasons = List.copyOf(reasons);
    }

    /** The next one, if others need to hear of it; else this with what has been paid since. */
    ToldJudgement next(Judged judged) {
        var judgement = judged.judgement();
        return new ToldJudgement(
                isNews(judged) ? sequence + 1 : sequence,
                judgement.outcome(),
                judgement.decidedOn(),
                judgement.paid(),
                judgement.shortfall(),
                judged.nextStep(),
                judged.reasons());
    }

    private boolean isNews(Judged judged) {
        return outcome != judged.judgement().outcome() || nextStep != judged.nextStep();
    }
}
