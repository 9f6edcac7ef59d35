package io.forbear.contact.task;

import static io.forbear.contact.debtor.Examples.ACCOUNT;
import static io.forbear.contact.debtor.Examples.DEBTOR;
import static io.forbear.contact.debtor.Examples.MAY_4;
import static io.forbear.contact.debtor.Examples.account;
import static io.forbear.contact.debtor.Examples.id;
import static io.forbear.contact.debtor.Examples.profile;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.contact.debtor.Facts;
import io.forbear.contact.proposal.Advance;
import io.forbear.contact.proposal.Dossier;
import io.forbear.contact.proposal.Escalated;
import io.forbear.contact.strategy.Escalation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EscalationTasksTest {
    @Test
    void leavesAPersonWhatTheStrategySays() {
        assertThat(EscalationTasks.of(after(new Escalation.TaskForPerson("review", "x")), MAY_4))
                .singleElement()
                .satisfies(
                        task -> {
                            assertThat(task.kind()).isEqualTo("review");
                            assertThat(task.accountId()).isEqualTo(ACCOUNT);
                            assertThat(task.note()).isEqualTo("review: x (attempts 8)");
                            assertThat(task.needs().language()).isEqualTo("zh");
                            assertThat(task.needs().stage()).isEqualTo("M1");
                            assertThat(task.isContact()).isFalse();
                            assertThat(TaskView.of(task, null, MAY_4).because())
                                    .extracting(TaskView.Because::outcome)
                                    .isNull();
                        });
    }

    @Test
    void asksSomebodyToProposeTheReferralToCourt() {
        assertThat(EscalationTasks.of(after(new Escalation.LegalReferral("nobody")), MAY_4))
                .extracting(Task::kind)
                .containsExactly("PROPOSE_LEGAL_REFERRAL");
    }

    private static Advance after(Escalation escalation) {
        var facts = Facts.about(DEBTOR).with(account(), MAY_4).with(profile(), MAY_4);
        return new Advance(
                new Dossier(facts, Map.of()),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                List.of(
                        new Escalated(
                                id(3), ACCOUNT, "calls@7", escalation, "review: x (attempts 8)")),
                null,
                null);
    }
}
