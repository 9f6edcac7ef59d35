package io.forbear.compliance.complaint;

import static io.forbear.compliance.complaint.Cases.COLLECTOR;
import static io.forbear.compliance.complaint.Cases.FILED;
import static io.forbear.compliance.complaint.Cases.HANDLER;
import static io.forbear.compliance.complaint.Cases.NOW;
import static io.forbear.compliance.complaint.Cases.OFFICER;
import static io.forbear.compliance.complaint.Cases.SECOND;
import static io.forbear.compliance.complaint.Cases.after;
import static io.forbear.compliance.complaint.Cases.answered;
import static io.forbear.compliance.complaint.Cases.approved;
import static io.forbear.compliance.complaint.Cases.assigned;
import static io.forbear.compliance.complaint.Cases.clock;
import static io.forbear.compliance.complaint.Cases.requested;
import static io.forbear.compliance.complaint.Cases.running;
import static io.forbear.compliance.complaint.Complaint.Complexity.COMPLEX;
import static io.forbear.compliance.complaint.Complaint.Complexity.SIMPLE;
import static io.forbear.compliance.complaint.Complaint.Complexity.SPECIAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.compliance.casefile.Standing.Term.Status;
import io.forbear.compliance.complaint.Complaint.Complexity;
import io.forbear.compliance.complaint.ComplaintCase.Clock;
import io.forbear.rules.CaseFile;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExtensionDeskTest {
    private static final Ruling UNCHANGED = new Ruling.Unchanged();

    @Test
    void letsOnlyTheHandlerAsk() {
        assertThat(request(after(), COMPLEX, HANDLER)).isInstanceOf(Ruling.Conflict.class);
        assertThat(request(after(assigned()), COMPLEX, OFFICER))
                .isInstanceOf(Ruling.Conflict.class);
        assertThat(request(after(assigned()), COMPLEX, HANDLER)).isInstanceOf(Ruling.Do.class);
    }

    @Test
    void makesAComplexCaseComplexAtOnceButASpecialOneNotYet() {
        assertThat(after(assigned(), requested(COMPLEX)).complexity()).isEqualTo(COMPLEX);
        var asked = after(assigned(), requested(SPECIAL));
        assertThat(asked.complexity()).isEqualTo(SIMPLE);
        var approved = asked.after(approved());
        assertThat(approved.complexity()).isEqualTo(SIMPLE);
        assertThat(approved.after(Step.told(NOW, HANDLER, SPECIAL, NOW)).complexity())
                .isEqualTo(SPECIAL);
    }

    @Test
    void asksOnce() {
        var asked = after(assigned(), requested(COMPLEX));
        assertThat(request(asked, COMPLEX, HANDLER)).isEqualTo(UNCHANGED);
        assertThat(ExtensionDesk.request(asked, COMPLEX, "OTHER", null, HANDLER, running(), NOW))
                .isInstanceOf(Ruling.Conflict.class);
        assertThat(request(asked, SPECIAL, HANDLER)).isInstanceOf(Ruling.Do.class);
    }

    @Test
    void neverGoesDown() {
        assertThat(request(after(assigned()), SIMPLE, HANDLER)).isInstanceOf(Ruling.Invalid.class);
        var special =
                after(assigned(), requested(SPECIAL), approved())
                        .after(Step.told(NOW, HANDLER, SPECIAL, NOW));
        assertThat(request(special, COMPLEX, HANDLER)).isInstanceOf(Ruling.Conflict.class);
    }

    @Test
    void comesTooLateOnceTheTermHasRunOut() {
        var missed = clock("SIMPLE", Status.MISSED);
        assertThat(request(after(assigned()), COMPLEX, HANDLER, missed))
                .isInstanceOf(Ruling.Conflict.class)
                .asString()
                .contains("2026-05-19");
        assertThat(approve(after(assigned(), requested(SPECIAL)), SECOND, missed))
                .isInstanceOf(Ruling.Conflict.class);
    }

    @Test
    void needsASecondPersonWithoutInterest() {
        var asked = after(assigned(), requested(SPECIAL));
        assertThat(approve(asked, HANDLER, running())).isInstanceOf(Ruling.Conflict.class);
        assertThat(approve(asked, COLLECTOR, running())).isInstanceOf(Ruling.Conflict.class);
        assertThat(approve(asked, SECOND, running()))
                .isEqualTo(new Ruling.Do(Step.approved(NOW, SECOND, SPECIAL)));

        var reassigned = asked.after(Step.assigned(NOW, OFFICER, SECOND));
        assertThat(approve(reassigned, SECOND, running())).isInstanceOf(Ruling.Conflict.class);
        assertThat(approve(reassigned, HANDLER, running())).isInstanceOf(Ruling.Conflict.class);
    }

    @Test
    void approvesNothingWhileItIsNotKnownWhoCollected() {
        var asked = after(assigned(), requested(SPECIAL));
        assertThat(ExtensionDesk.approve(asked, SECOND, new CaseFile("P1"), running(), NOW))
                .isInstanceOf(Ruling.Conflict.class);
    }

    @Test
    void approvesOnceAndOnlyWhatWasAskedFor() {
        assertThat(approve(after(assigned()), SECOND, running()))
                .isInstanceOf(Ruling.Conflict.class);
        assertThat(approve(after(assigned(), requested(COMPLEX)), SECOND, running()))
                .isInstanceOf(Ruling.Conflict.class);
        var approved = after(assigned(), requested(SPECIAL), approved());
        assertThat(approve(approved, SECOND, running())).isEqualTo(UNCHANGED);
        assertThat(approve(approved, OFFICER, running())).isInstanceOf(Ruling.Conflict.class);
    }

    @Test
    void tellsTheComplainantOnceAfterTheApproval() {
        var asked = after(assigned(), requested(SPECIAL));
        assertThat(tell(asked, null)).isInstanceOf(Ruling.Conflict.class);
        var approved = asked.after(approved());
        assertThat(tell(approved, FILED)).isInstanceOf(Ruling.Invalid.class);
        assertThat(tell(approved, NOW.plusMillis(1))).isInstanceOf(Ruling.Invalid.class);
        assertThat(tell(approved, null))
                .isEqualTo(new Ruling.Do(Step.told(NOW, OFFICER, SPECIAL, NOW)));
        var told = approved.after(Step.told(NOW, OFFICER, SPECIAL, NOW));
        assertThat(tell(told, null)).isEqualTo(UNCHANGED);
        assertThat(tell(told, NOW.minusSeconds(1))).isInstanceOf(Ruling.Conflict.class);
    }

    @Test
    void extendsNothingAfterTheAnswer() {
        assertThat(request(answered(), COMPLEX, HANDLER)).isInstanceOf(Ruling.Conflict.class);
    }

    private static Ruling request(CaseState c, Complexity complexity, String by) {
        return request(c, complexity, by, running());
    }

    private static Ruling request(
            CaseState c, Complexity complexity, String by, List<Clock> clocks) {
        return ExtensionDesk.request(c, complexity, "EXPERT_NEEDED", null, by, clocks, NOW);
    }

    private static Ruling approve(CaseState c, String by, List<Clock> clocks) {
        return ExtensionDesk.approve(c, by, Cases.file(), clocks, NOW);
    }

    private static Ruling tell(CaseState c, @Nullable Instant sentAt) {
        return ExtensionDesk.tell(c, sentAt, OFFICER, NOW);
    }
}
