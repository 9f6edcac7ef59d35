package io.forbear.contact.task;

import static io.forbear.contact.debtor.Examples.ACCOUNT;
import static io.forbear.contact.debtor.Examples.DEBTOR;
import static io.forbear.contact.debtor.Examples.MAY_4;
import static io.forbear.contact.debtor.Examples.account;
import static io.forbear.contact.debtor.Examples.owing;
import static io.forbear.contact.debtor.Examples.placed;
import static io.forbear.contact.debtor.Examples.profile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.forbear.contact.debtor.Account;
import io.forbear.contact.debtor.Facts;
import io.forbear.contact.proposal.Advance;
import io.forbear.contact.proposal.Dossier;
import io.forbear.contact.proposal.Escalated;
import io.forbear.contact.proposal.Run;
import io.forbear.contact.strategy.Escalation;
import io.forbear.contact.task.StrategyTasks.Left;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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

    private static final Account OVERDUE = account();
    private static final Escalation REVIEW = new Escalation.TaskForPerson("review", "x");

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("afterwards")
    void withdrawsATaskOnceTheAccountHasMovedOnAndSaysWhy(
            String what, @Nullable String because, Advance advance) {
        assertThat(EscalationTasks.end(left(OVERDUE), advance))
                .as(what)
                .isEqualTo(Optional.ofNullable(because));
    }

    static Stream<Arguments> afterwards() {
        var cured = account(ACCOUNT, 2, "CURED", 0, null);
        var worse = account(ACCOUNT, 2, "M2", 35, OVERDUE.overdueSince());
        var stillOpen = run(OVERDUE);
        return Stream.of(
                arguments(
                        "he paid",
                        "nothing is overdue any more, stage CURED",
                        looked(cured, null, run(cured))),
                arguments(
                        "he paid, and no strategy is for what is paid",
                        "nothing is overdue any more, stage CURED",
                        looked(cured, null)),
                arguments(
                        "the next stage began",
                        "the account has moved on, stage M2",
                        looked(worse, null, run(worse))),
                arguments(
                        "placed with an agency",
                        "the account is placed with AGENCY-1 now",
                        looked(placed(OVERDUE, "AGENCY-1"), REVIEW, stillOpen)),
                arguments("as before", null, looked(OVERDUE, REVIEW, stillOpen)),
                arguments("some of it is paid", null, looked(owing(OVERDUE, "1.00"), REVIEW)),
                arguments("on hold for a while", null, looked(OVERDUE, null, stillOpen)));
    }

    @Test
    void withdrawsTheTaskOfAnAgencyFromWhomTheAccountIsRecalledAndLeavesTheBankItsOwn() {
        var placed = placed(OVERDUE, "AGENCY-1");
        var recalled = looked(OVERDUE, REVIEW, run(OVERDUE));
        assertThat(EscalationTasks.end(left(placed), recalled))
                .contains("the account was recalled, BANK collects itself");
        assertThat(EscalationTasks.of(recalled, MAY_4))
                .extracting(Task::taskId)
                .containsExactly(left(OVERDUE).taskId())
                .doesNotContain(left(placed).taskId());
    }

    @Test
    void leavesTheTaskOfAReminderOfWhatIsNotOverdueYet() {
        var due = account(ACCOUNT, 1, "PRE_DUE", 0, null);
        assertThat(EscalationTasks.end(left(due), looked(due, REVIEW, run(due)))).isEmpty();
    }

    private static Left left(Account account) {
        var task = EscalationTasks.of(looked(account, REVIEW, run(account)), MAY_4).getFirst();
        return new Left(task.taskId(), DEBTOR, ACCOUNT, account.stageEventId(), task.rules());
    }

    private static Run run(Account account) {
        return new Run(
                account.stageEventId(),
                "calls",
                account.stage(),
                MAY_4,
                8,
                List.of(),
                null,
                null,
                null);
    }

    private static Advance after(Escalation escalation) {
        return looked(OVERDUE, escalation);
    }

    private static Advance looked(Account account, @Nullable Escalation escalation, Run... runs) {
        var facts = Facts.about(DEBTOR).with(account, MAY_4).with(profile(), MAY_4);
        return new Advance(
                new Dossier(facts, runs.length == 0 ? Map.of() : Map.of(ACCOUNT, runs[0])),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                escalation == null
                        ? List.of()
                        : List.of(
                                new Escalated(
                                        account.stageEventId(),
                                        ACCOUNT,
                                        "calls@7",
                                        escalation,
                                        "review: x (attempts 8)")),
                null,
                null);
    }
}
