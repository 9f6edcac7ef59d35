package io.forbear.account;

import static io.forbear.account.EventExamples.SHANGHAI;
import static io.forbear.account.EventExamples.newDebtor;
import static io.forbear.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.events.AccountStageChanged;
import io.forbear.events.StageCause;
import io.forbear.testing.Api;
import io.forbear.testing.MovableClock;
import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

class DayPassingIT implements WithAccountService {
    @Autowired private Clock clock;

    @Value("${local.server.port}")
    private int port;

    @Test
    void movesAccountsToTheirStageAsDaysPass() {
        var debtors = IntStream.range(0, 20).mapToObj(_ -> newDebtor()).toList();
        var due = today().minusDays(29);
        debtors.forEach(
                debtor ->
                        Surroundings.send(
                                Topics.ACCOUNT_OVERDUE,
                                debtor.overdue(today(), due, "100").build()));
        debtors.forEach(debtor -> soon(() -> assertThat(stages(debtor)).containsExactly("M1")));

        MovableClock.putForward(Duration.ofDays(1));
        MovableClock.putForward(Duration.ofDays(1));
        debtors.forEach(
                debtor -> soon(() -> assertThat(stages(debtor)).containsExactly("M1", "M2")));
        MovableClock.putForward(Duration.ofDays(200));
        debtors.forEach(
                debtor ->
                        soon(
                                () ->
                                        assertThat(stages(debtor))
                                                .containsExactly(
                                                        "M1", "M2", "M3", "M4", "M5", "M6",
                                                        "M7+")));

        var last = told(debtors.getFirst()).getLast();
        assertThat(last.getCause()).isEqualTo(StageCause.DAY_PASSED);
        assertThat(last.getCausationId()).isNull();
        assertThat(last.getDaysPastDue()).isEqualTo(231);
        assertThat(last.getAsOf()).isEqualTo(due.plusDays(231));
        var account =
                Api.at(port).as("auditor").get("/accounts/{id}", debtors.getFirst().accountId());
        assertThat(account.get("daysPastDue").asInt()).isEqualTo(231);
        assertThat(account.hasNonNull("nextStageAt")).isFalse();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), SHANGHAI);
    }

    private static List<String> stages(EventExamples debtor) {
        return told(debtor).stream().map(AccountStageChanged::getStage).toList();
    }

    private static List<AccountStageChanged> told(EventExamples debtor) {
        return Surroundings.read(Topics.ACCOUNT_STAGE, debtor.debtorId());
    }
}
