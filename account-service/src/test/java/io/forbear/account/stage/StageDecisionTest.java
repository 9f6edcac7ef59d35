package io.forbear.account.stage;

import static io.forbear.account.fact.FactExamples.ACCOUNT;
import static io.forbear.account.fact.FactExamples.CARD;
import static io.forbear.account.fact.FactExamples.DEBTOR;
import static io.forbear.account.fact.FactExamples.cny;
import static io.forbear.account.fact.FactExamples.noon;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.account.fact.Pauses;
import io.forbear.account.stage.StageDecision.Leave;
import io.forbear.account.stage.StageDecision.Occasion;
import io.forbear.account.stage.StageDecision.Store;
import io.forbear.account.stage.StageDecision.Tell;
import io.forbear.account.stage.StagePolicy.Passage;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StageDecisionTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);
    private static final UUID CAUSATION = UUID.randomUUID();
    private static final Occasion OCCASION =
            new Occasion(Cause.PAYMENT_POSTED, CAUSATION, noon(TODAY));
    private static final Staging OVERDUE = staging("M1", "100", true);

    @Test
    void tellsOfAnAccountThatIsNew() {
        var decision = StageDecision.between(null, OVERDUE, List.of(), TODAY, OCCASION);
        assertThat(decision).isEqualTo(told(1, null, OVERDUE));
    }

    @Test
    void leavesAnAccountOnWhichNothingChanged() {
        var decision =
                StageDecision.between(stored(7, OVERDUE), OVERDUE, List.of(), TODAY, OCCASION);
        assertThat(decision).isEqualTo(new Leave());
    }

    @Test
    void tellsOfAnotherStageWithTheNextNumber() {
        var cured = staging("CURED", "0", true);
        var decision = StageDecision.between(stored(7, OVERDUE), cured, List.of(), TODAY, OCCASION);
        assertThat(decision).isEqualTo(told(8, "M1", cured));
    }

    @Test
    void tellsOfAnotherAmountInTheSameStage() {
        var less = staging("M1", "99.99", true);
        var decision = StageDecision.between(stored(7, OVERDUE), less, List.of(), TODAY, OCCASION);
        assertThat(decision).isEqualTo(told(8, "M1", less));
    }

    @Test
    void storesWithoutAWordWhatOthersAreNotTold() {
        var never = staging("M1", "100", false);
        var decision = StageDecision.between(stored(7, never), OVERDUE, List.of(), TODAY, OCCASION);
        assertThat(decision).isEqualTo(new Store(stored(7, OVERDUE)));
    }

    @Test
    void tellsTheStagesOnTheWayOneByOne() {
        var m3 = staging("M3", "100", true);
        var m2 = m3.account().inStage("M2");
        var passed = List.of(new Passage(m2, TODAY.minusDays(9)));
        var decision = StageDecision.between(stored(7, OVERDUE), m3, passed, TODAY, OCCASION);
        assertThat(decision)
                .isEqualTo(
                        new Tell(
                                stored(9, m3),
                                List.of(
                                        change(8, m2, "M1", TODAY.minusDays(9)),
                                        change(9, m3.account(), "M2", TODAY))));
    }

    private static Tell told(long sequence, @Nullable String previousStage, Staging staging) {
        return new Tell(
                stored(sequence, staging),
                List.of(change(sequence, staging.account(), previousStage, TODAY)));
    }

    private static StageChange change(
            long sequence, StagedAccount account, @Nullable String previousStage, LocalDate asOf) {
        return new StageChange(
                sequence,
                account,
                previousStage,
                Cause.PAYMENT_POSTED,
                CAUSATION,
                asOf,
                noon(TODAY));
    }

    private static StoredAccount stored(long sequence, Staging staging) {
        return new StoredAccount(sequence, new Reached(TODAY.minusDays(3), 3), staging);
    }

    private static Staging staging(String stage, String amountOverdue, boolean everOverdue) {
        return new Staging(
                new StagedAccount(
                        ACCOUNT,
                        DEBTOR,
                        CARD,
                        stage,
                        TODAY.minusDays(3),
                        cny(amountOverdue),
                        cny("5000"),
                        null,
                        Pauses.NONE),
                everOverdue,
                null);
    }
}
