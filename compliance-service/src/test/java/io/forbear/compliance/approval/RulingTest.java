package io.forbear.compliance.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.compliance.rulepack.PackVersion;
import io.forbear.compliance.rulepack.PackVersion.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class RulingTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant START =
            LocalDate.of(2026, 12, 1).atStartOfDay(SHANGHAI).toInstant();

    private static final PackVersion DRAFT =
            new PackVersion(
                    "quiet-2026-12-01-0123456789ab",
                    "quiet",
                    "2026-12-01",
                    "Quiet hours",
                    START,
                    "0123456789abcdef",
                    "pack: quiet",
                    "alice",
                    Instant.EPOCH,
                    Status.DRAFT,
                    null,
                    null);

    private static Ruling active(String approver, boolean tested, Instant now) {
        return Ruling.on(DRAFT, Status.ACTIVE, approver, tested, null, null, now);
    }

    @Test
    void grantsWhatAnotherPersonApprovesBeforeItsDay() {
        assertThat(active("bob", true, START.minusMillis(1)))
                .isInstanceOfSatisfying(
                        Ruling.Granted.class,
                        granted ->
                                assertThat(granted.version())
                                        .returns(Status.ACTIVE, PackVersion::status)
                                        .returns("bob", PackVersion::approver));
    }

    @Test
    void isTooLateFromTheFirstInstantOfItsDayOn() {
        assertThat(active("bob", true, START)).isInstanceOf(Ruling.TooLate.class);
    }

    @Test
    void letsAShadowRunWhateverItsDate() {
        assertThat(Ruling.on(DRAFT, Status.SHADOW, "bob", true, null, null, START.plusSeconds(1)))
                .isInstanceOf(Ruling.Granted.class);
    }

    @Test
    void refusesWhatLooksBackFurtherThanTheService() {
        var before = START.minusMillis(1);
        for (var mode : new Status[] {Status.SHADOW, Status.ACTIVE}) {
            assertThat(Ruling.on(DRAFT, mode, "bob", true, null, "too short", before))
                    .isEqualTo(new Ruling.TooFar("too short"));
        }
    }

    @Test
    void refusesItsAuthor() {
        assertThat(active("alice", true, Instant.EPOCH)).isInstanceOf(Ruling.Conflict.class);
    }

    @Test
    void refusesWhatWasNeverTested() {
        assertThat(active("bob", false, Instant.EPOCH)).isInstanceOf(Ruling.Conflict.class);
    }

    @Test
    void refusesASecondTextOfAnActiveVersion() {
        var other = DRAFT.approved(Status.ACTIVE, "carol", Instant.EPOCH);
        assertThat(Ruling.on(DRAFT, Status.ACTIVE, "bob", true, other, null, Instant.EPOCH))
                .isInstanceOf(Ruling.Conflict.class);
    }

    @Test
    void neverTakesBackAnActivation() {
        var active = DRAFT.approved(Status.ACTIVE, "bob", Instant.EPOCH);
        assertThat(Ruling.on(active, Status.SHADOW, "bob", true, active, null, Instant.EPOCH))
                .isInstanceOf(Ruling.Conflict.class);
        assertThat(Ruling.on(active, Status.ACTIVE, "bob", true, active, null, START))
                .isInstanceOf(Ruling.Unchanged.class);
    }
}
