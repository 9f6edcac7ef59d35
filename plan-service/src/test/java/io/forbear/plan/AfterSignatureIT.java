package io.forbear.plan;

import static io.forbear.plan.Debtor.cny;
import static io.forbear.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.events.PromiseJudged;
import io.forbear.events.PromiseNextStep;
import io.forbear.events.PromiseOutcome;
import io.forbear.testing.Api;
import io.forbear.testing.MovableClock;
import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import java.time.Clock;
import java.time.Duration;
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
    }

    @Test
    void refusesAPromiseThatMakesNoSenseAndNamesTheFields() {
        promiseSoon(today.plusDays(2));
        var wrong =
                """
                {"debtorId": "%s", "accountIds": ["%s"], "dates": [
                    {"dueOn": "%s", "amount": -5, "currency": "CNY"},
                    {"dueOn": "%s", "amount": 5, "currency": "USD"}]}"""
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

    private JsonNode promiseSoon(LocalDate dueOn) {
        var made = new AtomicReference<JsonNode>();
        soon(() -> made.set(desk().post(HttpStatus.CREATED, "/promises", body(dueOn, "100"))));
        return made.get();
    }

    private String body(LocalDate dueOn, String amount) {
        return """
               {"debtorId": "%s", "accountIds": ["%s"],
                "dates": [{"dueOn": "%s", "amount": %s, "currency": "CNY"}]}"""
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
