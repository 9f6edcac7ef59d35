package io.forbear.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.events.ContactDecided;
import io.forbear.events.DecisionKind;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final SortedSet<String> NOTHING = new TreeSet<>();
    private static final long LATER = 1_000_000;

    @Test
    void isWellIfAllIsOnceAndTheSame() {
        var outcome = new Outcome();
        outcome.take(decided("p-1", DecisionKind.DENIED), 1);

        assertThat(verdict(NOTHING, outcome, List.of(), true, true).faults()).isEmpty();
    }

    @Test
    void callsAViolationThatIsMissing() {
        var missed = new TreeSet<>(List.of("CN-HOURS-01 c-1"));

        assertThat(verdict(missed, new Outcome(), List.of(), true, true).faults())
                .containsExactly("1 violations missed: CN-HOURS-01 c-1");
    }

    @Test
    void callsADecisionThatWasMadeTwice() {
        var outcome = new Outcome();
        outcome.take(decided("p-1", DecisionKind.DENIED), 1);
        outcome.take(decided("p-1", DecisionKind.DENIED), 2);

        assertThat(verdict(NOTHING, outcome, List.of(), true, true).faults())
                .containsExactly("1 told twice: decision");
    }

    @Test
    void callsAPermitWithoutACommandAndADebtorWhomNobodyStagedOrContacted() {
        var outcome = new Outcome();
        outcome.take(decided("p-1", DecisionKind.PERMITTED), 1);

        assertThat(verdict(NOTHING, outcome, List.of("d-1"), true, true).faults())
                .containsExactly(
                        "1 permits without a command: p-1",
                        "1 debtors without a stage: d-1",
                        "1 debtors without a command: d-1");
        assertThat(verdict(NOTHING, outcome, List.of(), true, true).faults())
                .as("about somebody else, of whom something may have become known")
                .isEmpty();
    }

    @Test
    void callsAWrongAnswerOverHttpAndWhatOthersSay() {
        var step =
                new Step("roll", 1, 1, 1, null, 0, 0, Map.of(), List.of("plan-service: 500 /"), 0);
        var verdict =
                Verdict.of(NOTHING, new Outcome(), List.of(), List.of(step), false, false, LATER);

        assertThat(verdict.isWell()).isFalse();
        assertThat(verdict.faults())
                .hasSize(3)
                .contains("1 wrong answers while roll: plan-service: 500 /");
    }

    private static Verdict verdict(
            SortedSet<String> undisturbed,
            Outcome outcome,
            List<String> told,
            boolean isFound,
            boolean isSame) {
        return Verdict.of(undisturbed, outcome, told, List.of(), isFound, isSame, LATER);
    }

    private static ContactDecided decided(String proposalId, DecisionKind kind) {
        return ContactDecided.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(Stand.START)
                .setDebtorId("d-1")
                .setProposalId(proposalId)
                .setDecision(kind)
                .build();
    }
}
