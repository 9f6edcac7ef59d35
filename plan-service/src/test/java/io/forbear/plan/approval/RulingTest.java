package io.forbear.plan.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proposed by desk-1, from an offer of desk-9. */
class RulingTest {
    private static final Approval NEEDED = approval(true, null, null);

    @ParameterizedTest(name = "needed {0}, approved by {1}, refused by {2}, {3} approves: {4}")
    @CsvSource(
            value = {
                "true, -, -, desk-1, Conflict",
                "true, -, -, desk-9, Conflict",
                "true, -, -, desk-2, Granted",
                "true, desk-2, -, desk-2, Unchanged",
                "true, desk-2, -, desk-3, Conflict",
                "true, desk-2, -, desk-1, Conflict",
                "true, -, desk-2, desk-2, Conflict",
                "true, -, desk-2, desk-3, Conflict",
                "false, -, -, desk-2, Conflict"
            },
            nullValues = "-")
    void isApprovedByASecondPersonOnce(
            boolean needed,
            @Nullable String approved,
            @Nullable String refused,
            String asks,
            String answer) {
        var ruling =
                Ruling.onApproval(approval(needed, approved, refused), asks, Instant.EPOCH, "seen");
        assertThat(ruling.getClass().getSimpleName()).isEqualTo(answer);
    }

    @ParameterizedTest(name = "needed {0}, approved by {1}, refused by {2}, {3} refuses: {4}")
    @CsvSource(
            value = {
                "true, -, -, desk-1, Conflict",
                "true, -, -, desk-9, Conflict",
                "true, -, -, desk-2, Refused",
                "true, desk-2, -, desk-2, Conflict",
                "true, desk-2, -, desk-3, Conflict",
                "true, -, desk-2, desk-2, Unchanged",
                "true, -, desk-2, desk-3, Conflict",
                "true, -, desk-2, desk-1, Conflict",
                "false, -, -, desk-2, Conflict"
            },
            nullValues = "-")
    void isRefusedByASecondPersonOnce(
            boolean needed,
            @Nullable String approved,
            @Nullable String refused,
            String asks,
            String answer) {
        var ruling = Ruling.onRefusal(approval(needed, approved, refused), decision(asks));
        assertThat(ruling.getClass().getSimpleName()).isEqualTo(answer);
    }

    @Test
    void isAwaitedUntilItIsGranted() {
        assertThat(NEEDED.isAwaited()).isTrue();
        var granted = (Ruling.Granted) Ruling.onApproval(NEEDED, "desk-2", Instant.EPOCH, null);
        assertThat(granted.approval().isAwaited()).isFalse();
        assertThat(granted.approval().approvedBy()).isEqualTo("desk-2");
        assertThat(Approval.of("PLAN-1", "desk-1", List.of()).isAwaited()).isFalse();
    }

    @Test
    void isAwaitedStillOnceItIsRefused() {
        var refused = (Ruling.Refused) Ruling.onRefusal(NEEDED, decision("desk-2"));
        assertThat(refused.approval().isAwaited()).isTrue();
        assertThat(refused.approval().refusal()).isEqualTo(refused.decision());
    }

    private static Approval approval(
            boolean needed, @Nullable String approved, @Nullable String refused) {
        return new Approval(
                "PLAN-1",
                "desk-1",
                "desk-9",
                needed ? List.of("total") : List.of(),
                approved,
                approved == null ? null : Instant.EPOCH,
                null,
                refused == null ? null : decision(refused));
    }

    private static Decision decision(String by) {
        return new Decision(by, Instant.EPOCH, "too long");
    }
}
