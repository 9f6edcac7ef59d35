package io.forbear.account;

import static io.forbear.account.EventExamples.SHANGHAI;
import static io.forbear.account.EventExamples.newDebtor;
import static io.forbear.account.EventExamples.noon;
import static io.forbear.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.account.fact.AccountId;
import io.forbear.account.fact.Circumstance;
import io.forbear.account.intake.FactIntake;
import io.forbear.events.AccountStageChanged;
import io.forbear.events.DebtorNotice;
import io.forbear.events.Money;
import io.forbear.events.MoratoriumKind;
import io.forbear.events.NoticeKind;
import io.forbear.events.PaymentKind;
import io.forbear.events.PromiseOutcome;
import io.forbear.events.StageCause;
import io.forbear.testing.Api;
import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.reactive.TransactionalOperator;
import tools.jackson.databind.JsonNode;

/** What was known when, and what else than money puts an account to its stage. */
class KnowledgeIT implements WithAccountService {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired private Clock clock;
    @Autowired private FactIntake intake;
    @Autowired private TransactionalOperator transaction;

    @Value("${local.server.port}")
    private int port;

    private final EventExamples debtor = newDebtor();
    private LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void lookAtTheCalendar() {
        today = LocalDate.ofInstant(clock.instant(), SHANGHAI);
    }

    @Test
    void tellsWhatWasKnownBeforeACorrection() {
        var before = clock.instant();
        var wrong = debtor.overdue(today, today.minusDays(100), "900");
        Surroundings.send(Topics.ACCOUNT_OVERDUE, wrong.build());
        soon(() -> assertThat(stages()).containsExactly("M4"));
        var between = clock.instant();
        Surroundings.send(
                Topics.ACCOUNT_OVERDUE, wrong.setOverdueSince(today.minusDays(10)).build());
        soon(() -> assertThat(stages()).containsExactly("M4", "M1"));

        var then = account("?knownAt=" + between);
        assertThat(then.get("stage").asString()).isEqualTo("M4");
        assertThat(then.get("daysPastDue").asInt()).isEqualTo(100);
        assertThat(then.get("facts").get("corrections").asInt()).isZero();
        assertThat(then.get("history").size()).isEqualTo(1);
        var now = account("?knownAt=" + clock.instant());
        assertThat(now.get("stage").asString()).isEqualTo("M1");
        assertThat(now.get("facts").get("corrections").asInt()).isEqualTo(1);
        assertThat(account("?asOf=" + today.plusDays(21)).get("stage").asString()).isEqualTo("M2");
        api("auditor")
                .refusal(
                        HttpStatus.NOT_FOUND,
                        "/accounts/{id}?knownAt={at}",
                        debtor.accountId(),
                        before);
        api("auditor")
                .refusal(
                        HttpStatus.NOT_FOUND,
                        "/accounts/{id}?asOf={date}",
                        debtor.accountId(),
                        today.minusDays(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "knownAt=2999-01-01T00:00:00Z",
                "knownAt=yesterday",
                "knownAt=2026-01-01",
                "asOf=2026-13-01",
                "asOf=tomorrow"
            })
    void namesTheParameterThatMakesNoSense(String query) {
        var problem = api("collector").refusal(HttpStatus.BAD_REQUEST, "/accounts/A-1?" + query);
        assertThat(problem.get("errors").get(0).get("field").asString())
                .isEqualTo(query.split("=", 2)[0]);
    }

    @Test
    void isInHardshipOnEveryAccountOfTheDebtorUntilItEnds() {
        var second = debtor.debtorId() + "-2";
        Surroundings.send(Topics.ACCOUNT_OVERDUE, overdueFor(40).build());
        soon(() -> assertThat(stages()).containsExactly("M2"));
        var declared = notice(NoticeKind.HARDSHIP_DECLARED, today.minusDays(3));
        Surroundings.send(Topics.DEBTOR_NOTICE, declared.build());
        soon(() -> assertThat(stages()).containsExactly("M2", "HARDSHIP"));
        // an account that comes later is in it, too
        Surroundings.send(Topics.ACCOUNT_OVERDUE, overdueFor(5).setAccountId(second).build());
        soon(() -> assertThat(stageOf(second)).isEqualTo("HARDSHIP"));
        // a correction: it concerned the second account only
        Surroundings.send(Topics.DEBTOR_NOTICE, declared.setAccountIds(List.of(second)).build());
        soon(() -> assertThat(stageOf(debtor.accountId())).isEqualTo("M2"));
        assertThat(stageOf(second)).isEqualTo("HARDSHIP");
        Surroundings.send(
                Topics.DEBTOR_NOTICE,
                notice(NoticeKind.MORATORIUM_STARTED, today)
                        .setMoratoriumKind(MoratoriumKind.BREATHING_SPACE)
                        .build());
        soon(() -> assertThat(stageOf(debtor.accountId())).isEqualTo("HARDSHIP"));
        Surroundings.send(Topics.DEBTOR_NOTICE, notice(NoticeKind.HARDSHIP_ENDED, today).build());
        Surroundings.send(
                Topics.DEBTOR_NOTICE,
                notice(NoticeKind.MORATORIUM_ENDED, today)
                        .setMoratoriumKind(MoratoriumKind.BREATHING_SPACE)
                        .build());
        soon(() -> assertThat(stageOf(second)).isEqualTo("M1"));
        assertThat(told().stream().map(AccountStageChanged::getCause))
                .contains(StageCause.NOTICE_RECEIVED, StageCause.CORRECTION);
    }

    @Test
    void isInLegalWhileAReferralIsActive() {
        Surroundings.send(Topics.ACCOUNT_OVERDUE, overdueFor(70).build());
        soon(() -> assertThat(stages()).containsExactly("M3"));
        var account = new AccountId(debtor.accountId());
        record(Circumstance.referred(UUID.randomUUID(), account, "R-1", clock.instant()));
        soon(() -> assertThat(stages()).containsExactly("M3", "LEGAL"));
        record(Circumstance.referralEnded(UUID.randomUUID(), account, "R-1", clock.instant()));
        soon(() -> assertThat(stages()).containsExactly("M3", "LEGAL", "M3"));
        assertThat(told().getLast().getCause()).isEqualTo(StageCause.REFERRAL_RECORDED);
    }

    private void record(Circumstance circumstance) {
        intake.record(circumstance, "u-7", "normal means are exhausted")
                .as(transaction::transactional)
                .block(PATIENCE);
    }

    @Test
    void countsNoDaysOfAPauseThatIsRecordedLate() {
        Surroundings.send(Topics.ACCOUNT_OVERDUE, overdueFor(40).build());
        soon(() -> assertThat(stages()).containsExactly("M2"));
        var path = "/accounts/" + debtor.accountId() + "/pauses";
        var desk = api("plan-desk").with("Idempotency-Key", "late-" + debtor.debtorId());
        var pause = desk.post(HttpStatus.CREATED, path, pauseBody(30, 16, "payment holiday"));
        soon(() -> assertThat(stages()).containsExactly("M2", "M1"));
        assertThat(desk.post(HttpStatus.CREATED, path, pauseBody(30, 16, "again")).get("pauseId"))
                .isEqualTo(pause.get("pauseId"));
        desk.post(HttpStatus.UNPROCESSABLE_CONTENT, path, pauseBody(30, 15, "other days"));
        assertThat(account("").get("daysPastDue").asInt()).isEqualTo(25);
        assertThat(
                        Database.text(
                                "SELECT days_past_due(date '%s', overdue_since, paused) FROM account WHERE account_id = ?"
                                        .formatted(today),
                                debtor.accountId()))
                .isEqualTo("25");
        assertThat(told().getLast().getDaysPastDue()).isEqualTo(25);
        assertThat(told().getLast().getCause()).isEqualTo(StageCause.PAUSE_RECORDED);

        desk.post(
                HttpStatus.OK,
                path + "/" + pause.get("pauseId").asString() + "/withdrawal",
                "{\"reason\": \"was for another account\"}");
        soon(() -> assertThat(stages()).containsExactly("M2", "M1", "M2"));
        var history = api("auditor").get(path).get(0).get("history");
        assertThat(history.size()).isEqualTo(2);
        assertThat(history.get(0).get("withdrawn").asBoolean()).isTrue();
        assertThat(history.get(1).get("reason").asString()).isEqualTo("payment holiday");
        assertThat(history.get(1).get("recordedBy").asString()).isEqualTo("test-plan-desk");
        assertThat(history.get(1).hasNonNull("supersededAt")).isTrue();
    }

    @Test
    void refusesAPauseThatMakesNoSense() {
        Surroundings.send(Topics.ACCOUNT_OVERDUE, overdueFor(40).build());
        soon(() -> assertThat(stages()).hasSize(1));
        var path = "/accounts/" + debtor.accountId() + "/pauses";
        var desk = api("plan-desk");
        desk.post(HttpStatus.UNPROCESSABLE_CONTENT, path, pauseBody(3, 4, "ends before"));
        desk.post(HttpStatus.UNPROCESSABLE_CONTENT, path, pauseBody(9999, null, "too long ago"));
        desk.post(HttpStatus.UNPROCESSABLE_CONTENT, path, pauseBody(3, 2, " "));
        desk.post(HttpStatus.NOT_FOUND, "/accounts/nobody/pauses", pauseBody(3, 2, "no account"));
        api("collector").post(HttpStatus.FORBIDDEN, path, pauseBody(3, 2, "not his to decide"));
        assertThat(api("auditor").get(path).size()).isZero();
    }

    private String pauseBody(int fromDaysAgo, @Nullable Integer toDaysAgo, String reason) {
        return "{\"from\": \"%s\", \"to\": %s, \"reason\": \"%s\"}"
                .formatted(
                        today.minusDays(fromDaysAgo),
                        toDaysAgo == null ? "null" : "\"" + today.minusDays(toDaysAgo) + "\"",
                        reason);
    }

    @Test
    void pagesThroughTheHistoryWithTheCauseOfEachMove() {
        Surroundings.send(Topics.ACCOUNT_OVERDUE, overdueFor(20).build());
        soon(() -> assertThat(stages()).containsExactly("M1"));
        Surroundings.send(Topics.ACCOUNT_PAYMENT, debtor.payment("P1", today, "1").build());
        soon(() -> assertThat(stages()).hasSize(2));
        Surroundings.send(Topics.ACCOUNT_PAYMENT, debtor.payment("P2", today, "99").build());
        soon(() -> assertThat(stages()).containsExactly("M1", "M1", "CURED"));
        var path = "/accounts/" + debtor.accountId() + "/history";
        var first = api("collector").get(path + "?limit=2");
        assertThat(first.get("items").get(0).get("stage").asString()).isEqualTo("CURED");
        assertThat(first.get("items").get(0).get("cause").asString()).isEqualTo("PAYMENT_POSTED");
        var rest = api("collector").get(path + "?cursor=" + first.get("nextCursor").asString());
        assertThat(rest.get("items").size()).isEqualTo(1);
        assertThat(rest.hasNonNull("nextCursor")).isFalse();
        assertThat(api("collector").get(path + "?moves=true").get("items").size()).isEqualTo(2);
        api("collector").refusal(HttpStatus.BAD_REQUEST, path + "?cursor=YQ");
        api("collector").refusal(HttpStatus.NOT_FOUND, "/accounts/nobody/history");
    }

    @Test
    void showsWhichPostingsCountForNothingAndWhy() {
        var dollars = new Money(new BigDecimal("40.0000"), "USD");
        Surroundings.send(
                Topics.ACCOUNT_PAYMENT,
                debtor.payment("P1", today, "1").setAmount(dollars).build());
        soon(() -> assertThat(reasons()).containsExactly("ACCOUNT_NOT_KNOWN"));
        Surroundings.send(Topics.ACCOUNT_OVERDUE, overdueFor(20).build());
        soon(() -> assertThat(reasons()).containsExactly("OTHER_CURRENCY"));
        var account = account("");
        assertThat(account.get("amountOverdue").get("amount").decimalValue())
                .isEqualByComparingTo("100");
        assertThat(account.get("setAside").get(0).get("reason").asString())
                .isEqualTo("OTHER_CURRENCY");
    }

    @Test
    void takesAChargebackForAPaymentTakenBack() {
        Surroundings.send(Topics.ACCOUNT_OVERDUE, overdueFor(20).build());
        // before the payment it takes back, and for a date before the statement
        Surroundings.send(
                Topics.ACCOUNT_PAYMENT,
                debtor.posting("C1", PaymentKind.CHARGEBACK, today.minusDays(9), "100")
                        .setReversesPaymentId("P1")
                        .build());
        Surroundings.send(Topics.ACCOUNT_PAYMENT, debtor.payment("P1", today, "100").build());
        soon(() -> assertThat(account("").get("facts").get("postings").asInt()).isEqualTo(2));
        soon(() -> assertThat(stageOf(debtor.accountId())).isEqualTo("M1"));
        assertThat(account("").get("amountOverdue").get("amount").decimalValue())
                .isEqualByComparingTo("100");
    }

    @Test
    void countsPromisesThatWereBrokenUntilTheJudgementIsDisproved() {
        Surroundings.send(Topics.ACCOUNT_OVERDUE, overdueFor(20).build());
        var judged = noon(today.minusDays(1));
        Surroundings.send(
                Topics.PROMISE_JUDGED, debtor.judged("PP", 1, PromiseOutcome.BROKEN, judged));
        soon(() -> assertThat(promisesBroken()).isEqualTo(1));
        Surroundings.send(
                Topics.PROMISE_JUDGED, debtor.judged("PP", 2, PromiseOutcome.KEPT, judged));
        soon(() -> assertThat(promisesBroken()).isZero());
        assertThat(stages()).containsExactly("M1");
    }

    private int promisesBroken() {
        var segment = api("auditor").get("/accounts/{id}/segment", debtor.accountId());
        return segment.at("/risk/reasons")
                .valueStream()
                .filter(reason -> reason.get("attribute").asString().equals("promisesBroken"))
                .mapToInt(reason -> reason.get("value").asInt())
                .sum();
    }

    private List<String> reasons() {
        return api("core-banking")
                .get("/postings/set-aside?limit=500")
                .get("items")
                .valueStream()
                .filter(one -> one.get("debtorId").asString().equals(debtor.debtorId()))
                .map(one -> one.get("reason").asString())
                .toList();
    }

    private io.forbear.events.AccountOverdue.Builder overdueFor(int days) {
        return debtor.overdue(today.minusDays(1), today.minusDays(days), "100");
    }

    private DebtorNotice.Builder notice(NoticeKind kind, LocalDate date) {
        return DebtorNotice.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(noon(date))
                .setDebtorId(debtor.debtorId())
                .setKind(kind);
    }

    private Api api(String role) {
        return Api.at(port).as(role);
    }

    private JsonNode account(String query) {
        return api("auditor").get("/accounts/" + debtor.accountId() + query);
    }

    private static String stageOf(String accountId) {
        return Database.text("SELECT stage FROM account WHERE account_id = ?", accountId);
    }

    private List<String> stages() {
        return told().stream().map(AccountStageChanged::getStage).toList();
    }

    private List<AccountStageChanged> told() {
        return Surroundings.read(Topics.ACCOUNT_STAGE, debtor.debtorId());
    }
}
