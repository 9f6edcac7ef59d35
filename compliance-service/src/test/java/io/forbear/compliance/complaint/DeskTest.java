package io.forbear.compliance.complaint;

import static io.forbear.compliance.complaint.Cases.COLLECTOR;
import static io.forbear.compliance.complaint.Cases.FILED;
import static io.forbear.compliance.complaint.Cases.FILER;
import static io.forbear.compliance.complaint.Cases.HANDLER;
import static io.forbear.compliance.complaint.Cases.NOW;
import static io.forbear.compliance.complaint.Cases.OFFICER;
import static io.forbear.compliance.complaint.Cases.after;
import static io.forbear.compliance.complaint.Cases.answered;
import static io.forbear.compliance.complaint.Cases.assigned;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.rules.CaseFile;
import org.junit.jupiter.api.Test;

class DeskTest {
    @Test
    void acknowledgesOnce() {
        var step = done(Desk.acknowledge(after(), null, OFFICER, NOW));
        assertThat(step).isEqualTo(Step.acknowledged(NOW, OFFICER, NOW));
        var acknowledged = after(step);
        assertThat(Desk.acknowledge(acknowledged, null, HANDLER, NOW.plusSeconds(9)))
                .isEqualTo(new Ruling.Unchanged());
        assertThat(Desk.acknowledge(acknowledged, NOW, HANDLER, NOW.plusSeconds(9)))
                .isEqualTo(new Ruling.Unchanged());
        assertThat(Desk.acknowledge(acknowledged, FILED, HANDLER, NOW))
                .isInstanceOf(Ruling.Conflict.class);
    }

    @Test
    void acknowledgesBetweenReceiptAndNow() {
        assertThat(invalidField(Desk.acknowledge(after(), NOW.plusMillis(1), OFFICER, NOW)))
                .isEqualTo("sentAt");
        assertThat(invalidField(Desk.acknowledge(after(), FILED.minusMillis(1), OFFICER, NOW)))
                .isEqualTo("sentAt");
        done(Desk.acknowledge(after(), FILED, OFFICER, NOW));
    }

    @Test
    void assignsAnybodyWithoutInterestAndAgainSomebodyElse() {
        var file = Cases.file();
        assertThat(done(Desk.assign(after(), HANDLER, OFFICER, file, NOW)))
                .isEqualTo(Step.assigned(NOW, OFFICER, HANDLER));
        assertThat(Desk.assign(after(assigned()), HANDLER, OFFICER, file, NOW))
                .isEqualTo(new Ruling.Unchanged());
        done(Desk.assign(after(assigned()), OFFICER, OFFICER, file, NOW));
    }

    @Test
    void refusesACollectorOfTheCaseAndNamesTheContact() {
        var ruling = Desk.assign(after(), COLLECTOR, OFFICER, Cases.file(), NOW);
        assertThat(invalidField(ruling)).isEqualTo("handler");
        assertThat(((Ruling.Invalid) ruling).message()).contains("CN-COMPL-02", "s1", "call-1");
    }

    @Test
    void refusesWhoFiledTheComplaint() {
        assertThat(invalidField(Desk.assign(after(), FILER, OFFICER, Cases.file(), NOW)))
                .isEqualTo("handler");
    }

    @Test
    void refusesToAssignWhileItIsNotKnownWhoCollected() {
        assertThat(Desk.assign(after(), HANDLER, OFFICER, new CaseFile("P1"), NOW))
                .isInstanceOf(Ruling.Conflict.class);
    }

    @Test
    void pausesForOneReasonAtATime() {
        var waiting = PauseReason.WAITING_FOR_EVIDENCE;
        var step = done(Desk.pause(after(), waiting, "file of 2025", OFFICER, NOW));
        var paused = after(step);
        assertThat(paused.handling().pause())
                .isEqualTo(new Handling.Pause(waiting, "file of 2025", OFFICER, NOW));
        assertThat(Desk.pause(paused, waiting, null, OFFICER, NOW))
                .isEqualTo(new Ruling.Unchanged());
        assertThat(Desk.pause(paused, PauseReason.WAITING_FOR_COMPLAINANT, null, OFFICER, NOW))
                .isInstanceOf(Ruling.Conflict.class);

        var resumed = after(step, done(Desk.resume(paused, HANDLER, NOW.plusSeconds(1))));
        assertThat(resumed.handling().pause()).isNull();
        assertThat(Desk.resume(resumed, HANDLER, NOW)).isEqualTo(new Ruling.Unchanged());
    }

    @Test
    void doesNothingMoreAfterTheAnswer() {
        var file = Cases.file();
        assertThat(Desk.acknowledge(answered(), null, OFFICER, NOW))
                .isInstanceOf(Ruling.Conflict.class);
        assertThat(Desk.assign(answered(), HANDLER, OFFICER, file, NOW))
                .isInstanceOf(Ruling.Conflict.class);
        assertThat(Desk.pause(answered(), PauseReason.WAITING_FOR_EVIDENCE, null, OFFICER, NOW))
                .isInstanceOf(Ruling.Conflict.class);
        assertThat(Desk.resume(answered(), OFFICER, NOW)).isInstanceOf(Ruling.Conflict.class);
    }

    @Test
    void letsNobodyAnswerWhoCollected() {
        var step = Step.resumed(NOW, OFFICER);
        assertThat(Desk.answer(after(), step, COLLECTOR, Cases.file()))
                .isInstanceOf(Ruling.Conflict.class);
        assertThat(Desk.answer(after(), step, FILER, Cases.file())).isEqualTo(new Ruling.Do(step));
    }

    @Test
    void letsNobodyAnswerBeforeTheTermsAreKnown() {
        var ruling = Desk.answer(after(), Step.resumed(NOW, OFFICER), OFFICER, new CaseFile("P1"));
        assertThat(ruling).isInstanceOf(Ruling.Conflict.class);
        assertThat(((Ruling.Conflict) ruling).reason()).contains("not yet heard", "try again");
    }

    private static Step done(Ruling ruling) {
        assertThat(ruling).isInstanceOf(Ruling.Do.class);
        return ((Ruling.Do) ruling).step();
    }

    private static String invalidField(Ruling ruling) {
        assertThat(ruling).isInstanceOf(Ruling.Invalid.class);
        return ((Ruling.Invalid) ruling).field();
    }
}
