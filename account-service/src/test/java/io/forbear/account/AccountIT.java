package io.forbear.account;

import static io.forbear.account.EventExamples.SHANGHAI;
import static io.forbear.account.EventExamples.cny;
import static io.forbear.account.EventExamples.newDebtor;
import static io.forbear.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.events.AccountStageChanged;
import io.forbear.events.AmountBreakdown;
import io.forbear.events.PaymentKind;
import io.forbear.events.StageCause;
import io.forbear.testing.Api;
import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;

class AccountIT implements WithAccountService {
    @Autowired private Clock clock;

    @Value("${local.server.port}")
    private int port;

    private final EventExamples debtor = newDebtor();
    private LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void lookAtTheCalendar() {
        today = LocalDate.ofInstant(clock.instant(), SHANGHAI);
    }

    @Test
    void showsAnAccountAfterAnOverdueEventAndTellsItsStage() {
        var breakdown = new AmountBreakdown(cny("4000"), cny("600"), cny("300"), cny("100"));
        var event =
                debtor.overdue(today, today.minusDays(45), "1000").setBreakdown(breakdown).build();
        Surroundings.send(Topics.ACCOUNT_OVERDUE, event);

        soon(() -> assertThat(stages()).containsExactly("M2"));
        var told = told().getFirst();
        assertThat(told.getSequence()).isEqualTo(1);
        assertThat(told.getPreviousStage()).isNull();
        assertThat(told.getCause()).isEqualTo(StageCause.OVERDUE_REPORTED);
        assertThat(told.getCausationId()).isEqualTo(event.getEventId());
        assertThat(told.getDaysPastDue()).isEqualTo(45);
        assertThat(told.getAmountOverdue()).isEqualTo(cny("1000"));
        assertThat(told.getBreakdown()).isEqualTo(breakdown);
        assertThat(told.getCreditor()).isEqualTo("BANK");

        var account = Api.at(port).as("collector").get("/accounts/{id}", debtor.accountId());
        assertThat(account.get("stage").asString()).isEqualTo("M2");
        assertThat(account.get("daysPastDue").asInt()).isEqualTo(45);
        assertThat(account.get("amountOverdue").get("amount").decimalValue())
                .isEqualByComparingTo("1000");
        assertThat(account.get("facts").get("statements").asInt()).isEqualTo(1);
        assertThat(account.get("history").size()).isEqualTo(1);
    }

    @Test
    void tellsTheSegmentsWithTheFirstStageAndWhenTheyChange() {
        Surroundings.send(
                Topics.ACCOUNT_OVERDUE,
                debtor.overdue(today.minusDays(4), today.minusDays(40), "100").build());
        soon(() -> assertThat(stages()).containsExactly("M2"));
        assertThat(told().getFirst().getRiskSegment()).isEqualTo("HIGH");
        assertThat(told().getFirst().getWillingnessSegment()).isEqualTo("MEDIUM");
        var desk = Api.at(port).as("risk-desk");
        desk.post(HttpStatus.OK, "/segments/reviews", "");
        assertThat(told()).hasSize(1);

        Surroundings.send(
                Topics.ACCOUNT_PAYMENT, debtor.payment("P1", today.minusDays(3), "100").build());
        soon(() -> assertThat(stages()).containsExactly("M2", "CURED"));
        assertThat(told().getLast().getRiskSegment()).isEqualTo("HIGH");
        desk.post(HttpStatus.OK, "/segments/reviews", "");
        soon(() -> assertThat(stages()).containsExactly("M2", "CURED", "CURED"));
        desk.post(HttpStatus.OK, "/segments/reviews", "");

        var told = told();
        assertThat(told).hasSize(3);
        assertThat(told.getLast().getCause()).isEqualTo(StageCause.SEGMENT_CHANGED);
        assertThat(told.getLast().getCausationId()).isNull();
        assertThat(told.getLast().getRiskSegment()).isEqualTo("LOW");
    }

    @Test
    void tellsNothingWhenNothingChanges() {
        var since = today.minusDays(5);
        Surroundings.send(
                Topics.ACCOUNT_OVERDUE, debtor.overdue(today.minusDays(2), since, "70").build());
        Surroundings.send(
                Topics.ACCOUNT_OVERDUE, debtor.overdue(today.minusDays(1), since, "70").build());
        Surroundings.send(Topics.ACCOUNT_OVERDUE, debtor.overdue(today, since, "80").build());

        soon(
                () ->
                        assertThat(told().stream().map(AccountStageChanged::getAmountOverdue))
                                .containsExactly(cny("70"), cny("80")));
    }

    @Test
    void curesOnPaymentAndTakesItBackOnReversal() {
        Surroundings.send(
                Topics.ACCOUNT_OVERDUE,
                debtor.overdue(today.minusDays(3), today.minusDays(20), "100").build());
        soon(() -> assertThat(stages()).containsExactly("M1"));
        Surroundings.send(
                Topics.ACCOUNT_PAYMENT, debtor.payment("P1", today.minusDays(2), "100").build());
        soon(() -> assertThat(stages()).containsExactly("M1", "CURED"));
        Surroundings.send(
                Topics.ACCOUNT_PAYMENT,
                debtor.posting("R1", PaymentKind.REVERSAL, today.minusDays(1), "100")
                        .setReversesPaymentId("P1")
                        .build());
        soon(() -> assertThat(stages()).containsExactly("M1", "CURED", "M1"));

        var told = told();
        assertThat(told.stream().map(AccountStageChanged::getCause))
                .containsExactly(
                        StageCause.OVERDUE_REPORTED,
                        StageCause.PAYMENT_POSTED,
                        StageCause.PAYMENT_REVERSED);
        assertThat(told.get(1).getOverdueSince()).isNull();
        assertThat(told.get(1).getDaysPastDue()).isZero();
        assertThat(told.get(2).getOverdueSince()).isEqualTo(today.minusDays(20));
    }

    @Test
    void keepsAPaymentThatComesBeforeItsAccount() {
        Surroundings.send(Topics.ACCOUNT_PAYMENT, debtor.payment("P1", today, "40").build());
        soon(() -> assertThat(count("posting")).isEqualTo(1));
        Api.at(port)
                .as("auditor")
                .refusal(HttpStatus.NOT_FOUND, "/accounts/{id}", debtor.accountId());
        Surroundings.send(
                Topics.ACCOUNT_OVERDUE,
                debtor.overdue(today.minusDays(1), today.minusDays(10), "100").build());

        soon(
                () ->
                        assertThat(told().stream().map(AccountStageChanged::getAmountOverdue))
                                .containsExactly(cny("60")));
    }

    @Test
    void takesACorrectionAndKeepsWhatWasBelieved() {
        var wrong = debtor.overdue(today, today.minusDays(100), "900");
        Surroundings.send(Topics.ACCOUNT_OVERDUE, wrong.build());
        soon(() -> assertThat(stages()).containsExactly("M4"));
        Surroundings.send(
                Topics.ACCOUNT_OVERDUE, wrong.setOverdueSince(today.minusDays(10)).build());
        soon(() -> assertThat(stages()).containsExactly("M4", "M1"));

        assertThat(told().getLast().getCause()).isEqualTo(StageCause.CORRECTION);
        assertThat(told().stream().map(AccountStageChanged::getEventId).distinct()).hasSize(2);
        var account = Api.at(port).as("auditor").get("/accounts/{id}", debtor.accountId());
        assertThat(account.get("facts").get("corrections").asInt()).isEqualTo(1);
        assertThat(count("superseded_fact")).isEqualTo(1);
    }

    @Test
    void movesAPostingToTheAccountACorrectionNames() {
        var other = debtor.accountId() + "-other";
        Surroundings.send(
                Topics.ACCOUNT_OVERDUE,
                debtor.overdue(today.minusDays(2), today.minusDays(10), "100").build());
        Surroundings.send(
                Topics.ACCOUNT_OVERDUE,
                debtor.overdue(today.minusDays(2), today.minusDays(10), "100")
                        .setAccountId(other)
                        .build());
        var payment = debtor.payment("P1", today, "30");
        Surroundings.send(Topics.ACCOUNT_PAYMENT, payment.build());
        soon(() -> assertThat(overdueOf(debtor.accountId())).isEqualTo("70.0000"));
        Surroundings.send(Topics.ACCOUNT_PAYMENT, payment.setAccountId(other).build());

        soon(() -> assertThat(overdueOf(debtor.accountId())).isEqualTo("100.0000"));
        soon(() -> assertThat(overdueOf(other)).isEqualTo("70.0000"));
    }

    @Test
    void isInPlanWhileAPlanIsInForce() {
        Surroundings.send(
                Topics.ACCOUNT_OVERDUE,
                debtor.overdue(today.minusDays(9), today.minusDays(40), "100").build());
        Surroundings.send(
                Topics.PLAN_AGREED,
                debtor.agreed("PLAN-A", EventExamples.noon(today.minusDays(2))));
        soon(() -> assertThat(stages()).containsExactly("M2", "IN_PLAN"));
        Surroundings.send(
                Topics.PLAN_BROKEN,
                debtor.broken("PLAN-A", EventExamples.noon(today.minusDays(1))));
        soon(() -> assertThat(stages()).containsExactly("M2", "IN_PLAN", "M2"));
        Surroundings.send(
                Topics.PLAN_AGREED,
                debtor.agreed("PLAN-B", EventExamples.noon(today.minusDays(1))));
        soon(() -> assertThat(stages()).endsWith("M2", "IN_PLAN"));
        Surroundings.send(
                Topics.PLAN_COMPLETED,
                debtor.completed("PLAN-B", EventExamples.noon(today.minusDays(1)).plusSeconds(1)));

        soon(() -> assertThat(stages()).endsWith("IN_PLAN", "M2"));
        assertThat(told().stream().map(AccountStageChanged::getCause))
                .containsExactly(
                        StageCause.OVERDUE_REPORTED,
                        StageCause.PLAN_AGREED,
                        StageCause.PLAN_BROKEN,
                        StageCause.PLAN_AGREED,
                        StageCause.PLAN_COMPLETED);
    }

    @Test
    void comesToOneStateWhateverTheOrderOfArrival() {
        var permuted = List.of(newDebtor(), newDebtor(), newDebtor());
        for (int turn = 0; turn < permuted.size(); turn++) {
            var each = permuted.get(turn);
            var high = UUID.fromString("ffffffff-ffff-7fff-bfff-%012x".formatted(turn));
            var low = UUID.fromString("00000000-0000-7000-8000-%012x".formatted(turn));
            var sends =
                    new ArrayList<Runnable>(
                            List.of(
                                    // two statements of one instant: the greater id counts
                                    () -> send(each, low, today.minusDays(2), 12, "1"),
                                    () -> send(each, high, today.minusDays(2), 33, "500"),
                                    () -> pay(each, "P1", today.minusDays(1), "120"),
                                    () -> pay(each, "P0", today.minusDays(3), "999"),
                                    () ->
                                            send(
                                                    each,
                                                    UUID.randomUUID(),
                                                    today.minusDays(9),
                                                    99,
                                                    "7"),
                                    () -> pay(each, "P2", today, "80")));
            Collections.rotate(sends, turn * 2);
            sends.forEach(Runnable::run);
        }
        for (var each : permuted) {
            soon(
                    () -> {
                        var account =
                                Api.at(port).as("auditor").get("/accounts/{id}", each.accountId());
                        assertThat(account.get("stage").asString()).isEqualTo("M2");
                        assertThat(account.get("amountOverdue").get("amount").decimalValue())
                                .isEqualByComparingTo("300");
                        assertThat(account.get("balance").get("amount").decimalValue())
                                .isEqualByComparingTo("4800");
                    });
        }
    }

    private void send(EventExamples each, UUID id, LocalDate date, int days, String amount) {
        Surroundings.send(
                Topics.ACCOUNT_OVERDUE,
                each.overdue(date, today.minusDays(days), amount).setEventId(id).build());
    }

    private static void pay(EventExamples each, String id, LocalDate date, String amount) {
        Surroundings.send(Topics.ACCOUNT_PAYMENT, each.payment(id, date, amount).build());
    }

    private String overdueOf(String accountId) {
        return Database.text(
                "SELECT amount_overdue::text FROM account WHERE account_id = ?", accountId);
    }

    private int count(String table) {
        return Integer.parseInt(
                Database.text(
                        "SELECT count(*)::text FROM " + table + " WHERE account_id = ?",
                        debtor.accountId()));
    }

    private List<String> stages() {
        return told().stream().map(AccountStageChanged::getStage).toList();
    }

    private List<AccountStageChanged> told() {
        return Surroundings.read(Topics.ACCOUNT_STAGE, debtor.debtorId());
    }
}
