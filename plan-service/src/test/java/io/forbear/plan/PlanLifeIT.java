package io.forbear.plan;

import static io.forbear.plan.Debtor.cny;
import static io.forbear.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.events.PlanBreach;
import io.forbear.events.PlanBroken;
import io.forbear.testing.Api;
import io.forbear.testing.MovableClock;
import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

class PlanLifeIT implements WithPlanService {
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
    void isProposedAgreedAndBrokenWhenAnInstalmentIsMissed() {
        var planId = propose(today.plusDays(10));
        soon(() -> assertThat(Surroundings.read(Topics.PLAN_PROPOSED, id())).hasSize(1));
        var proposed = Surroundings.read(Topics.PLAN_PROPOSED, id()).getFirst();
        assertThat(proposed.getPlanId()).isEqualTo(planId);
        assertThat(proposed.getTotal()).isEqualTo(cny("300"));
        assertThat(proposed.getInstalments()).hasSize(3);
        assertThat(proposed.getContents()).hasSize(6);

        assertThat(agree(HttpStatus.OK, planId, "{}").get("status").asString())
                .isEqualTo("IN_FORCE");
        soon(() -> assertThat(Surroundings.read(Topics.PLAN_AGREED, id())).hasSize(1));

        // the last day of grace is the 13th from now, the plan breaks on the 14th
        MovableClock.putForward(Duration.ofDays(13));
        debtor.pays("P1", today, "40");
        soon(() -> assertThat(paid(planId)).isEqualTo("40"));
        assertThat(statusOf(planId)).isEqualTo("IN_FORCE");
        MovableClock.putForward(Duration.ofDays(1));
        soon(() -> assertThat(statusOf(planId)).isEqualTo("BROKEN"));
        soon(() -> assertThat(broken()).isNotNull());
        assertThat(broken().getReason()).isEqualTo(PlanBreach.INSTALMENT_SHORT);
        assertThat(broken().getInstalmentNumber()).isEqualTo(1);
        assertThat(broken().getShortfall()).isEqualTo(cny("60"));
        assertThat(broken().getAccountIds()).containsExactly(debtor.accountId());

        var next = propose(today.plusDays(40));
        assertThat(agree(HttpStatus.OK, next, "{}").get("status").asString()).isEqualTo("IN_FORCE");
    }

    @Test
    void isCompletedWhenAllIsPaidAndBrokenWhenAPaymentIsTakenBack() {
        var planId = propose(today.plusDays(10));
        agree(HttpStatus.OK, planId, "{}");
        debtor.pays("P1", today, "100");
        debtor.pays("P2", today, "200");

        soon(() -> assertThat(Surroundings.read(Topics.PLAN_COMPLETED, id())).hasSize(1));
        assertThat(Surroundings.read(Topics.PLAN_COMPLETED, id()).getFirst().getPaid())
                .isEqualTo(cny("300"));
        assertThat(statusOf(planId)).isEqualTo("COMPLETED");

        debtor.takesBack("P2", today, "200");
        soon(() -> assertThat(broken()).isNotNull());
        assertThat(broken().getReason()).isEqualTo(PlanBreach.PAYMENT_REVERSED);
        assertThat(broken().getShortfall()).isEqualTo(cny("200"));
        assertThat(broken().getCausationId()).isNotNull();
    }

    @Test
    void countsAPaymentOnceHoweverOftenItIsTold() {
        var planId = propose(today.plusDays(10));
        agree(HttpStatus.OK, planId, "{}");
        var payment = debtor.payment("P1", today, "100").build();
        Surroundings.send(Topics.ACCOUNT_PAYMENT, payment);
        Surroundings.send(Topics.ACCOUNT_PAYMENT, payment);
        debtor.pays("P2", today, "1");

        soon(() -> assertThat(paid(planId)).isEqualTo("101"));
        assertThat(plan(planId).get("instalments").get(0).get("state").asString())
                .isEqualTo("PAID");
        assertThat(plan(planId).get("instalments").get(1).get("paid").get("amount").asString())
                .startsWith("1");
    }

    @Test
    void countsAPaymentThatCameBeforeTheAgreementWasEntered() {
        var planId = propose(today.plusDays(10));
        MovableClock.putForward(Duration.ofHours(1));
        var signedAt = clock.instant().minus(Duration.ofMinutes(30));
        debtor.pays("P1", LocalDate.ofInstant(signedAt, Debtor.SHANGHAI), "300");
        soon(
                () ->
                        assertThat(agreeOrRead(planId, signedAt).get("status").asString())
                                .isEqualTo("COMPLETED"));
        soon(() -> assertThat(Surroundings.read(Topics.PLAN_AGREED, id())).hasSize(1));
        assertThat(Surroundings.read(Topics.PLAN_AGREED, id()).getFirst().getSignedAt())
                .isEqualTo(signedAt.truncatedTo(ChronoUnit.MILLIS));
        soon(() -> assertThat(Surroundings.read(Topics.PLAN_COMPLETED, id())).hasSize(1));
    }

    private JsonNode agreeOrRead(String planId, Instant signedAt) {
        return statusOf(planId).equals("PROPOSED")
                ? agree(HttpStatus.OK, planId, "{\"signedAt\": \"%s\"}".formatted(signedAt))
                : plan(planId);
    }

    @Test
    void isAgreedOnlyOnceAndOnlyOnePlanIsInForceOnAnAccount() {
        var first = propose(today.plusDays(10));
        var second = propose(today.plusDays(20));
        agree(HttpStatus.OK, first, "{}");
        var again = agree(HttpStatus.CONFLICT, first, "{}");
        assertThat(again.get("detail").asString()).contains("not proposed but IN_FORCE");
        var other = agree(HttpStatus.CONFLICT, second, "{}");
        assertThat(other.get("detail").asString()).contains("Another plan is in force");
        assertThat(statusOf(second)).isEqualTo("PROPOSED");
        soon(() -> assertThat(Surroundings.read(Topics.PLAN_AGREED, id())).hasSize(1));
    }

    @Test
    void asksForTheRecordingOfAnOralAgreement() {
        var planId = propose(today.plusDays(10));
        var problem = agree(HttpStatus.UNPROCESSABLE_CONTENT, planId, "{\"oral\": true}");
        assertThat(problem.get("errors").get(0).get("field").asString()).isEqualTo("recordingRef");
        var agreed = agree(HttpStatus.OK, planId, "{\"oral\": true, \"recordingRef\": \"REC-1\"}");
        assertThat(agreed.get("oral").asBoolean()).isTrue();
        soon(
                () ->
                        assertThat(Surroundings.read(Topics.PLAN_AGREED, id()))
                                .anySatisfy(
                                        event ->
                                                assertThat(event.getRecordingRef())
                                                        .isEqualTo("REC-1")));
    }

    @Test
    void refusesAnAgreementInTheFutureOrToAnExpiredProposal() {
        var planId = propose(today.plusDays(60));
        var tomorrow = clock.instant().plus(Duration.ofDays(1));
        var future =
                agree(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        planId,
                        "{\"signedAt\": \"%s\"}".formatted(tomorrow));
        assertThat(future.get("errors").get(0).get("field").asString()).isEqualTo("signedAt");
        MovableClock.putForward(Duration.ofDays(31));
        var late = agree(HttpStatus.CONFLICT, planId, "{}");
        assertThat(late.get("detail").asString()).contains("expired");
    }

    private String propose(LocalDate firstDueOn) {
        return debtor.proposeSoon(desk(), firstDueOn).get("planId").asString();
    }

    private JsonNode agree(HttpStatus expected, String planId, String body) {
        return desk().post(expected, "/plans/" + planId + "/agreement", body);
    }

    private PlanBroken broken() {
        var broken = Surroundings.read(Topics.PLAN_BROKEN, id());
        assertThat(broken).hasSize(1);
        return broken.getFirst();
    }

    private String paid(String planId) {
        return plan(planId)
                .get("paid")
                .get("amount")
                .decimalValue()
                .stripTrailingZeros()
                .toPlainString();
    }

    private String statusOf(String planId) {
        return plan(planId).get("status").asString();
    }

    private JsonNode plan(String planId) {
        return Api.at(port).as("auditor").get("/plans/{id}", planId);
    }

    private Api desk() {
        return Api.at(port).as("plan-desk");
    }

    private String id() {
        return debtor.debtorId();
    }
}
