package io.forbear.plan.promise;

import static io.forbear.plan.performance.PerformanceExamples.payment;
import static io.forbear.plan.promise.PromiseExamples.MADE;
import static io.forbear.plan.promise.PromiseExamples.POLICY;
import static io.forbear.plan.promise.PromiseExamples.noon;
import static io.forbear.plan.promise.PromiseExamples.promise;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.plan.PrintedTable;
import io.forbear.plan.payment.Payment;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextStepTest {
    @ParameterizedTest(name = "failed {0}, partly {1}, in a row {2}, kept {3}, hardship {4}: {5}")
    @CsvSource({
        "false, false, 2, 0, true, NONE",
        "true, false, 3, 2, true, HARDSHIP_REVIEW",
        "true, true, 3, 2, false, NO_MORE_PROMISES",
        "true, false, 4, 2, false, NO_MORE_PROMISES",
        "true, false, 2, 2, false, OFFER_PLAN",
        "true, true, 1, 2, false, OFFER_PLAN",
        "true, false, 1, 1, false, ASK_AGAIN",
        "true, false, 1, 0, false, RESUME_TREATMENT",
    })
    void dependsOnHistory(
            boolean failed, boolean partly, int inARow, int kept, boolean hardship, NextStep step) {
        assertThat(NextStep.after(new NextStep.History(failed, partly, inARow, kept, hardship, 3)))
                .isEqualTo(step);
    }

    @Test
    void isPrintedIntoTheDocumentation() {
        PrintedTable.assertPrinted(
                "next-step",
                "advice",
                Stream.of(NextStep.values()).map(NextStep::printed).toList());
    }

    @Test
    void growsStricterWithEveryPromiseThatIsNotKept() {
        assertThat(steps(4))
                .containsExactly(
                        NextStep.RESUME_TREATMENT,
                        NextStep.OFFER_PLAN,
                        NextStep.NO_MORE_PROMISES,
                        NextStep.NO_MORE_PROMISES);
    }

    @Test
    void beginsAnewAfterAPromiseThatWasKept() {
        assertThat(steps(3, payment("P1", MADE.plusDays(40), "100")))
                .containsExactly(NextStep.RESUME_TREATMENT, NextStep.NONE, NextStep.ASK_AGAIN);
    }

    @Test
    void givesItsReasons() {
        var judged = judged(2).getLast();
        assertThat(judged.reasons())
                .containsExactly(
                        "2 in a row not kept, of at most 3",
                        "less was paid than counts as a part",
                        "0 kept before");
    }

    private static List<NextStep> steps(int promises, Payment... postings) {
        return judged(promises, postings).stream().map(Judged::nextStep).toList();
    }

    /** So many promises, one a month. */
    private static List<Judged> judged(int promises, Payment... postings) {
        var all =
                IntStream.range(0, promises)
                        .mapToObj(
                                i ->
                                        promise(
                                                "W" + i,
                                                MADE.plusMonths(i),
                                                MADE.plusMonths(i).plusDays(12)))
                        .toList();
        return Judged.all(
                all, List.of(postings), List.of(), POLICY, noon(MADE.plusMonths(promises)));
    }
}
