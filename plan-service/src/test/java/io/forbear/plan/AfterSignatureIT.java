package io.forbear.plan;

import static io.forbear.plan.Debtor.cny;
import static io.forbear.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.events.DebtorFlag;
import io.forbear.events.NoticeKind;
import io.forbear.events.PaymentPosted;
import io.forbear.events.PlanBreach;
import io.forbear.events.PlanBroken;
import io.forbear.events.PromiseJudged;
import io.forbear.events.PromiseNextStep;
import io.forbear.events.PromiseOutcome;
import io.forbear.testing.Api;
import io.forbear.testing.MovableClock;
import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/** Promises, and the life of a plan after its signature, on real Kafka and PostgreSQL. */
class AfterSignatureIT implements WithPlanService {
    @Autowired private Clock clock;

    @Value("${local.server.port}")
    private int port;

    private final Debtor debtor = Debtor.unlikeAnyOther();
    private LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void isOverdue() {
        today = LocalDate.ofInstant(clock.instant(), Debtor.SHANGHAI);
        debtor.isOverdue();
    }

    @Test
    void judgesAPromiseAndJudgesItAnewWhenABackDatedPaymentArrives() {
        var promise = promiseSoon(today.plusDays(2));
        var id = promise.get("promiseId").asString();
        assertThat(promise.get("outcome").asString()).isEqualTo("RUNNING");
        soon(() -> assertThat(Surroundings.read(Topics.PROMISE_MADE, id())).hasSize(1));
        var second = desk().post(HttpStatus.CONFLICT, "/promises", body(today.plusDays(4), "10"));
        assertThat(second.get("detail").asString()).contains("is running");

        MovableClock.putForward(Duration.ofDays(6));
        soon(
                () ->
                        assertThat(judged())
                                .extracting(PromiseJudged::getOutcome)
                                .isEqualTo(PromiseOutcome.BROKEN));
        assertThat(judged().getNextStep()).isEqualTo(PromiseNextStep.RESUME_TREATMENT);
        assertThat(judged().getShortfall()).isEqualTo(cny("100"));

        debtor.pays("P1", today.plusDays(1), "99");
        soon(() -> assertThat(judged().getOutcome()).isEqualTo(PromiseOutcome.KEPT));
        assertThat(judged().getSequence()).isEqualTo(2);
        debtor.takesBack("P1", today.plusDays(3), "99");
        soon(() -> assertThat(judged().getOutcome()).isEqualTo(PromiseOutcome.BROKEN));
        assertThat(desk().get("/promises/" + id).get("sequence").asLong()).isEqualTo(3);
        var found = desk().get("/promises?debtorId={d}&outcome=BROKEN", id()).get("items");
        assertThat(found).hasSize(1);

        var made = Instant.parse(promise.get("promisedAt").asString());
        var then = "/promises/outcomes?from={from}&to={to}";
        var outcomes = desk().get(then, made, made.plusMillis(1));
        assertThat(outcomes.get("promises").asLong()).isEqualTo(1);
        assertThat(outcomes.get("keptRate").decimalValue()).isEqualByComparingTo("0");
        assertThat(outcomes.get("outcomes").toString())
                .contains("{\"outcome\":\"BROKEN\",\"promises\":1}");
        assertThat(desk().get(then, made.minusMillis(1), made).get("promises").asLong()).isZero();
        desk().refusal(HttpStatus.BAD_REQUEST, then, made, made);
    }

    @Test
    void refusesAPromiseThatMakesNoSenseAndNamesTheFields() {
        promiseSoon(today.plusDays(2));
        var wrong =
                """
                {"debtorId": "%s", "accountIds": ["%s"], "dates": [
                    {"dueOn": "%s", "amount": -5, "currency": "CNY"},
                    {"dueOn": "%s", "amount": 5, "currency": "USD"}]}\
                """
                        .formatted(id(), debtor.accountId(), today.plusDays(3), today.minusDays(1));
        var problem = desk().post(HttpStatus.UNPROCESSABLE_CONTENT, "/promises", wrong);
        assertThat(problem.get("errors").valueStream().map(e -> e.get("field").asString()))
                .containsExactly(
                        "dates[1].dueOn",
                        "dates[1].dueOn",
                        "dates[0].amount",
                        "dates[1].amount.currency");
    }

    @Test
    void takesAPromiseOnceHoweverOftenItIsAskedForAndTakesItBack() {
        promiseSoon(today.plusDays(2));
        var found = desk().get("/promises?debtorId={d}", id()).get("items");
        var id = found.get(0).get("promiseId").asString();
        var back = "{\"because\": \"he was mistaken\"}";
        var taken = desk().post(HttpStatus.OK, "/promises/" + id + "/withdrawal", back);
        assertThat(taken.get("outcome").asString()).isEqualTo("WITHDRAWN");
        soon(() -> assertThat(judged().getOutcome()).isEqualTo(PromiseOutcome.WITHDRAWN));
        desk().post(HttpStatus.CONFLICT, "/promises/" + id + "/withdrawal", back);

        var keyed = desk().with("Idempotency-Key", "again-" + id());
        var first = keyed.post(HttpStatus.CREATED, "/promises", body(today.plusDays(4), "10"));
        var again = keyed.post(HttpStatus.CREATED, "/promises", body(today.plusDays(4), "10"));
        assertThat(again.get("promiseId")).isEqualTo(first.get("promiseId"));
        keyed.post(HttpStatus.UNPROCESSABLE_CONTENT, "/promises", body(today.plusDays(4), "11"));
    }

    @Test
    void pausesAPlanRemindsAndBringsItIntoForceAgain() {
        var planId = agreedPlan(today.plusDays(3));
        soon(() -> assertThat(Surroundings.read(Topics.PLAN_REMINDER_DUE, id())).hasSize(1));
        var reminder = Surroundings.read(Topics.PLAN_REMINDER_DUE, id()).getFirst();
        assertThat(reminder.getDueOn()).isEqualTo(today.plusDays(3));
        assertThat(reminder.getAmount()).isEqualTo(cny("100"));

        MovableClock.putForward(Duration.ofDays(7));
        soon(() -> assertThat(standing(planId)).isEqualTo("BROKEN"));
        soon(() -> assertThat(Surroundings.read(Topics.PLAN_BROKEN, id())).hasSize(1));
        debtor.pays("P1", today, "100");
        soon(() -> assertThat(Surroundings.read(Topics.PLAN_AGREED, id())).hasSize(2));
        assertThat(Surroundings.read(Topics.PLAN_AGREED, id()).getLast().getReinstated()).isTrue();
        assertThat(standing(planId)).isEqualTo("ON_TRACK");

        var now = today.plusDays(7);
        var pause = "{\"reviewOn\": \"%s\", \"because\": \"illness\"}".formatted(now.plusDays(20));
        var paused = desk().post(HttpStatus.OK, "/plans/" + planId + "/pauses", pause);
        assertThat(paused.get("standing").asString()).isEqualTo("PAUSED");
        var second = paused.get("instalments").get(1);
        assertThat(LocalDate.parse(second.get("dueOn").asString()))
                .isEqualTo(LocalDate.parse(second.get("agreedFor").asString()).plusDays(20));
        endsThePauseAfterFiveDays(planId, now);
    }

    @Test
    void remindsAnewWhenSomeIsPaidAndTakesTheReminderBackWhenAllIs() {
        agreedPlan(today.plusDays(3));
        soon(() -> assertThat(Surroundings.read(Topics.PLAN_REMINDER_DUE, id())).hasSize(1));
        debtor.pays("P1", today, "40");
        soon(() -> assertThat(Surroundings.read(Topics.PLAN_REMINDER_DUE, id())).hasSize(2));
        assertThat(Surroundings.read(Topics.PLAN_REMINDER_DUE, id()).getLast().getAmount())
                .isEqualTo(cny("60"));
        debtor.pays("P2", today, "60");
        soon(() -> assertThat(Surroundings.read(Topics.PLAN_REMINDER_DUE, id())).hasSize(3));
        var takenBack = Surroundings.read(Topics.PLAN_REMINDER_DUE, id()).getLast();
        assertThat(takenBack.getAmount()).isEqualTo(cny("0"));
        assertThat(takenBack.getRemindBefore()).isEqualTo(takenBack.getOccurredAt());
    }

    @Test
    void defersAPlanByDeclaredHardshipNoLongerThanTheLawAllowsAndSaysSo() {
        var sixtyMonths =
                debtor.proposal(today.plusDays(10))
                        .replace("\"instalments\": 3", "\"instalments\": 60");
        debtor.proposeSoon(desk(), today.plusDays(10));
        var planId =
                desk().post(HttpStatus.CREATED, "/plans", sixtyMonths).get("planId").asString();
        Api.at(port)
                .as("plan-desk", "somebody-else")
                .post(HttpStatus.OK, "/plans/" + planId + "/approval", "{}");
        desk().post(HttpStatus.OK, "/plans/" + planId + "/agreement", "{}");
        Surroundings.send(Topics.DEBTOR_NOTICE, debtor.notice(NoticeKind.HARDSHIP_DECLARED, clock));

        soon(() -> assertThat(standing(planId)).isEqualTo("PAUSED"));
        var life = desk().get("/plans/{id}/life", planId);
        var cut = life.get("cuts").get(0);
        assertThat(cut.get("declaredUntil").asString()).isEqualTo(today.plusDays(90).toString());
        assertThat(cut.get("reason").asString()).contains("60 months", "art. 70");
        assertThat(life.get("instalments").get(59).get("dueOn").asString())
                .isEqualTo(today.plusMonths(60).toString());
    }

    @Test
    void tellsWhatWasKnownOfAPlanAtAnInstantHoweverItWasCorrectedSince() {
        var planId = agreedPlan(today.plusDays(10));
        var payment = debtor.payment("P1", today, "40").build();
        Surroundings.send(Topics.ACCOUNT_PAYMENT, payment);
        soon(() -> assertThat(paid(planId)).isEqualTo("40"));
        MovableClock.putForward(Duration.ofDays(1));
        var first = clock.instant();
        var asOfFirst = desk().get("/plans/" + planId);

        MovableClock.putForward(Duration.ofDays(1));
        Surroundings.send(
                Topics.ACCOUNT_PAYMENT,
                PaymentPosted.newBuilder(payment).setAmount(cny("60")).build());
        soon(() -> assertThat(paid(planId)).isEqualTo("60"));
        MovableClock.putForward(Duration.ofDays(20));
        soon(() -> assertThat(statusOf(planId)).isEqualTo("BROKEN"));

        var at = "/plans/{id}?knownAt={t}";
        assertThat(desk().get(at, planId, first)).isEqualTo(asOfFirst);
        desk().refusal(HttpStatus.NOT_FOUND, at, planId, first.minus(Duration.ofDays(2)));
        desk().refusal(HttpStatus.BAD_REQUEST, at, planId, first.plus(Duration.ofDays(99)));
        assertThat(
                        desk().get("/plans/{id}/history", planId)
                                .valueStream()
                                .map(entry -> entry.get("what").asString()))
                .contains("ACCEPTED_BY_DEBTOR")
                .containsSubsequence("PROPOSED", "IN_FORCE", "BROKEN");
    }

    private String statusOf(String planId) {
        return desk().get("/plans/" + planId).get("status").asString();
    }

    private String paid(String planId) {
        return desk().get("/plans/" + planId)
                .get("paid")
                .get("amount")
                .decimalValue()
                .stripTrailingZeros()
                .toPlainString();
    }

    @Test
    void refusesAPauseBeforeTheSignatureOrWithoutAnEndInSight() {
        var pauses = "/plans/" + agreedPlan(today.plusDays(10)) + "/pauses";
        var body = "{\"from\": \"%s\", \"reviewOn\": \"%s\", \"because\": \"illness\"}";
        var early = body.formatted(today.minusDays(400), today.plusDays(10));
        var endless = body.formatted(today, today.plusDays(367));

        assertThat(desk().post(HttpStatus.UNPROCESSABLE_CONTENT, pauses, early).toString())
                .contains("from", "must not be before the signature");
        assertThat(desk().post(HttpStatus.UNPROCESSABLE_CONTENT, pauses, endless).toString())
                .contains("reviewOn", "at most 366 days ahead");
        desk().post(HttpStatus.OK, pauses, body.formatted(today, today.plusDays(366)));
    }

    private void endsThePauseAfterFiveDays(String planId, LocalDate from) {
        var pauses = "/plans/" + planId + "/pauses";
        var end = pauses + "/" + desk().get(pauses).get(0).get("pauseId").asString() + "/end";
        var because = "{\"because\": \"well again\"}";
        MovableClock.putForward(Duration.ofDays(5));
        desk().post(HttpStatus.UNPROCESSABLE_CONTENT, end, "{\"because\": \" \"}");
        desk().post(
                        HttpStatus.NOT_FOUND,
                        pauses + "/00000000-0000-0000-0000-000000000000/end",
                        because);
        Api.at(port).as("collector").post(HttpStatus.FORBIDDEN, end, because);
        desk().post(HttpStatus.OK, end, because);
        desk().post(HttpStatus.CONFLICT, end, because);

        var life = desk().get("/plans/{id}/life", planId);
        assertThat(life.get("standing").asString()).isEqualTo("ON_TRACK");
        var second = life.get("instalments").get(1);
        assertThat(LocalDate.parse(second.get("dueOn").asString()))
                .isEqualTo(LocalDate.parse(second.get("agreedFor").asString()).plusDays(5));
        var kept = Api.at(port).as("auditor").get(pauses).get(0);
        assertThat(kept.get("reviewOn").asString()).isEqualTo(from.plusDays(20).toString());
        assertThat(kept.get("because").asString()).isEqualTo("illness");
        assertThat(kept.get("end").get("on").asString()).isEqualTo(from.plusDays(5).toString());
        assertThat(kept.get("end").get("because").asString()).isEqualTo("well again");
        assertThat(kept.get("end").get("by").asString()).isEqualTo("test-plan-desk");
    }

    @Test
    void stopsAPlanAtOnceWhenTheDebtorDiesAndLetsNothingBeAgreed() {
        var planId = agreedPlan(today.plusDays(10));
        var next = debtor.proposeSoon(desk(), today.plusDays(12)).get("planId").asString();
        Surroundings.send(Topics.DEBTOR_PROFILE, debtor.profile(DebtorFlag.DECEASED));
        soon(() -> assertThat(standing(planId)).isEqualTo("STOPPED"));
        soon(
                () ->
                        assertThat(Surroundings.read(Topics.PLAN_BROKEN, id()))
                                .singleElement()
                                .extracting(PlanBroken::getReason)
                                .isEqualTo(PlanBreach.DEBTOR_DECEASED));
        var refused = desk().post(HttpStatus.CONFLICT, "/plans/" + next + "/agreement", "{}");
        assertThat(refused.get("detail").asString()).contains("DECEASED");
        var promise = desk().post(HttpStatus.CONFLICT, "/promises", body(today.plusDays(1), "1"));
        assertThat(promise.get("detail").asString()).contains("DECEASED");
    }

    @Test
    void putsAnotherPlanInThePlaceOfOneInForceAndLinksBoth() {
        var planId = agreedPlan(today.plusDays(10));
        var next = debtor.proposeSoon(desk(), today.plusDays(20)).get("planId").asString();
        var body = "{\"successorPlanId\": \"%s\"}".formatted(next);
        var agreed = desk().post(HttpStatus.OK, "/plans/" + planId + "/renegotiation", body);
        assertThat(agreed.get("predecessorPlanId").asString()).isEqualTo(planId);
        var old = desk().get("/plans/{id}/life", planId);
        assertThat(old.get("standing").asString()).isEqualTo("RENEGOTIATED");
        assertThat(old.get("successorPlanId").asString()).isEqualTo(next);
        soon(() -> assertThat(Surroundings.read(Topics.PLAN_AGREED, id())).hasSize(2));
        soon(
                () ->
                        assertThat(Surroundings.read(Topics.PLAN_BROKEN, id()))
                                .singleElement()
                                .satisfies(
                                        event -> {
                                            assertThat(event.getReason())
                                                    .isEqualTo(PlanBreach.RENEGOTIATED);
                                            assertThat(event.getSuccessorPlanId()).isEqualTo(next);
                                        }));
    }

    @Test
    void settlesADebtForALumpSumThatASecondPersonApproved() {
        var id = settlementSoon("2000").get("settlementId").asString();
        var at = "/settlements/" + id;
        desk().post(HttpStatus.CONFLICT, at + "/acceptance", "{}");
        var yes = "{\"granted\": true, \"because\": \"old debt\"}";
        var self = desk().post(HttpStatus.CONFLICT, at + "/approval", yes);
        assertThat(self.get("detail").asString()).contains("ask another person");
        var other = Api.at(port).as("plan-desk", "somebody-else");
        assertThat(other.post(HttpStatus.OK, at + "/approval", yes).get("status").asString())
                .isEqualTo("OFFERED");
        assertThat(desk().post(HttpStatus.OK, at + "/acceptance", "{}").get("status").asString())
                .isEqualTo("ACCEPTED");
        debtor.pays("P1", today, "2000");
        soon(() -> assertThat(Surroundings.read(Topics.SETTLEMENT_PAID, id())).hasSize(1));
        var paid = Surroundings.read(Topics.SETTLEMENT_PAID, id()).getFirst();
        assertThat(paid.getForgiven()).isEqualTo(cny("1000"));
        assertThat(desk().get(at).get("status").asString()).isEqualTo("PAID");
        debtor.takesBack("P1", today, "2000");
        soon(() -> assertThat(Surroundings.read(Topics.SETTLEMENT_PAID, id())).hasSize(2));
        assertThat(Surroundings.read(Topics.SETTLEMENT_PAID, id()).getLast().getWithdrawn())
                .isTrue();
    }

    @Test
    void letsADebtorLookAfterHisOwnCaseAndNoOther() {
        promiseSoon(today.plusDays(2));
        var issued = desk().post(HttpStatus.CREATED, "/case-tokens", tokenBody());
        var own = Api.at(port).with("Authorization", "Bearer " + issued.get("token").asString());
        var account = own.get("/self-service").get("accounts").get(0);
        assertThat(account.get("accountId").asString()).isEqualTo(debtor.accountId());
        assertThat(account.propertyNames())
                .containsExactlyInAnyOrder("accountId", "amountOverdue", "balance");
        own.refusal(HttpStatus.NOT_FOUND, "/self-service/accounts/{a}/statement", "A-OTHER");
        own.refusal(
                HttpStatus.SERVICE_UNAVAILABLE,
                "/self-service/accounts/{a}/statement",
                debtor.accountId());
        own.refusal(HttpStatus.UNAUTHORIZED, "/promises");
        desk().refusal(HttpStatus.UNAUTHORIZED, "/self-service");

        own.post(HttpStatus.ACCEPTED, "/self-service/complaints", "{\"kind\": \"CONDUCT\"}");
        own.post(HttpStatus.ACCEPTED, "/self-service/hardship", "{}");
        own.post(
                HttpStatus.CONFLICT,
                "/self-service/promises",
                "{\"dates\": [{\"dueOn\": \"%s\", \"amount\": 5, \"currency\": \"CNY\"}]}"
                        .formatted(today.plusDays(4)));
        soon(() -> assertThat(Surroundings.read(Topics.COMPLAINT_FILED, id())).hasSize(1));
        soon(() -> assertThat(Surroundings.read(Topics.DEBTOR_NOTICE, id())).hasSize(1));

        callUntilTooMany(own);
        var revocation = "/case-tokens/" + issued.get("tokenId").asString() + "/revocation";
        desk().client().post().uri(revocation).exchange().expectStatus().isNoContent();
        var again = desk().post(HttpStatus.CREATED, "/case-tokens", tokenBody());
        var other = Api.at(port).with("Authorization", "Bearer " + again.get("token").asString());
        other.get("/self-service");
        MovableClock.putForward(Duration.ofDays(31));
        other.refusal(HttpStatus.UNAUTHORIZED, "/self-service");
    }

    private void callUntilTooMany(Api own) {
        for (int i = 0; i < 40; i++) {
            var answer =
                    own.client().get().uri("/self-service").exchange().returnResult(Void.class);
            if (answer.getStatus().value() == 429) {
                assertThat(answer.getResponseHeaders().getFirst("Retry-After")).isEqualTo("60");
                return;
            }
        }
        throw new AssertionError("called 40 times without being stopped");
    }

    private String tokenBody() {
        return "{\"debtorId\": \"%s\", \"accountIds\": [\"%s\"]}"
                .formatted(id(), debtor.accountId());
    }

    private JsonNode settlementSoon(String amount) {
        var offer =
                """
                {"debtorId": "%s", "accountIds": ["%s"], "amount": %s, "currency": "CNY",
                 "payBy": "%s"}\
                """
                        .formatted(id(), debtor.accountId(), amount, today.plusDays(5));
        var made = new AtomicReference<JsonNode>();
        soon(() -> made.set(desk().post(HttpStatus.CREATED, "/settlements", offer)));
        return made.get();
    }

    private String agreedPlan(LocalDate firstDueOn) {
        var planId = debtor.proposeSoon(desk(), firstDueOn).get("planId").asString();
        desk().post(HttpStatus.OK, "/plans/" + planId + "/agreement", "{}");
        return planId;
    }

    private String standing(String planId) {
        return desk().get("/plans/{id}/life", planId).get("standing").asString();
    }

    private JsonNode promiseSoon(LocalDate dueOn) {
        var made = new AtomicReference<JsonNode>();
        soon(() -> made.set(desk().post(HttpStatus.CREATED, "/promises", body(dueOn, "100"))));
        return made.get();
    }

    private String body(LocalDate dueOn, String amount) {
        return """
        {"debtorId": "%s", "accountIds": ["%s"],
         "dates": [{"dueOn": "%s", "amount": %s, "currency": "CNY"}]}\
        """
                .formatted(id(), debtor.accountId(), dueOn, amount);
    }

    private PromiseJudged judged() {
        var all = Surroundings.read(Topics.PROMISE_JUDGED, id());
        assertThat(all).isNotEmpty();
        return all.getLast();
    }

    private Api desk() {
        return Api.at(port).as("plan-desk");
    }

    private String id() {
        return debtor.debtorId();
    }
}
