package io.forbear.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.forbear.events.ComplaintComplexity;
import io.forbear.events.ComplaintFiled;
import io.forbear.events.ComplaintKind;
import io.forbear.topics.Topics;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The collector's screen with all services up, how fast it is, and with one of them hanging. */
class DebtorStoryIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final RunningSystem SYSTEM = RunningSystem.shared();
    private static final int CALLS = 50;
    private static final String SECRET = "the handler suspects a wrong rate";
    private static final List<String> PARTS =
            List.of(
                    "accounts",
                    "contacts",
                    "nextSteps",
                    "tasks",
                    "promises",
                    "plans",
                    "offers",
                    "complaints",
                    "findings",
                    "allowed");

    private final Story story = Story.of("screen");
    private final String complaintId = UUID.randomUUID().toString();

    @Test
    void tellsACollectorAllOfADebtorAndSaysWhatIsMissing() {
        live();
        await().atMost(PATIENCE).untilAsserted(() -> assertWhole(told("collector")));
        assertThat(told("collector").toString()).doesNotContain(SECRET);
        assertThat(
                        SYSTEM.get(
                                        Service.COMPLIANCE,
                                        "compliance-officer",
                                        "/complaints/" + complaintId)
                                .toString())
                .contains(SECRET);
        measure();

        SYSTEM.pause("plan-service");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            var without = told("collector");
                            for (var part : List.of("promises", "plans", "offers")) {
                                assertThat(state(without, part)).as(part).isEqualTo("MISSING");
                                assertThat(without.path(part).path("because").asString(""))
                                        .isNotBlank();
                            }
                            assertThat(state(without, "accounts")).isEqualTo("PRESENT");
                            assertThat(state(without, "complaints")).isEqualTo("PRESENT");
                        });
        SYSTEM.resume("plan-service");
        await().atMost(PATIENCE).untilAsserted(() -> assertWhole(told("collector")));
    }

    /**
     * An overdue account, a message, a call without a permit, a complaint, a promise and a plan.
     */
    private void live() {
        SYSTEM.publish(Topics.DEBTOR_PROFILE, story.profile());
        SYSTEM.publish(Topics.ACCOUNT_OVERDUE, story.overdue("99.0000"));
        try (var commands = SYSTEM.follow(List.of(Topics.COMMAND_SMS))) {
            var command =
                    await().atMost(PATIENCE)
                            .until(
                                    () ->
                                            commands.all().stream()
                                                    .filter(
                                                            one ->
                                                                    story.debtorId()
                                                                            .equals(one.key()))
                                                    .findFirst(),
                                    java.util.Optional::isPresent)
                            .orElseThrow()
                            .value();
            SYSTEM.publish(Topics.CONTACT_ATTEMPTED, Story.carriedOut(command));
        }
        SYSTEM.publish(Topics.CONTACT_ATTEMPTED, story.callWithoutPermit(RunningSystem.START));
        SYSTEM.publish(
                Topics.COMPLAINT_FILED,
                ComplaintFiled.newBuilder()
                        .setEventId(UUID.randomUUID())
                        .setOccurredAt(RunningSystem.START)
                        .setDebtorId(story.debtorId())
                        .setComplaintId(complaintId)
                        .setKind(ComplaintKind.AMOUNT)
                        .setComplexity(ComplaintComplexity.SIMPLE)
                        .setAccountIds(List.of(story.accountId()))
                        .build());
        done(
                Service.COMPLIANCE,
                "compliance-officer",
                "/complaints/" + complaintId + "/pause",
                "{\"reason\": \"WAITING_FOR_EVIDENCE\", \"note\": \"" + SECRET + "\"}");
        var dueOn =
                LocalDate.ofInstant(RunningSystem.START, ZoneId.of("Asia/Shanghai")).plusDays(3);
        done(Service.PLAN, "plan-desk", "/plans", story.proposal(dueOn));
        done(
                Service.PLAN,
                "collector",
                "/promises",
                """
                {"debtorId": "%s", "accountIds": ["%s"],
                 "dates": [{"dueOn": "%s", "amount": 50, "currency": "CNY"}]}"""
                        .formatted(story.debtorId(), story.accountId(), dueOn));
    }

    /** Once it is known there what the request is about. */
    private static void done(Service service, String role, String path, String body) {
        await().atMost(PATIENCE)
                .until(() -> SYSTEM.post(service, role, path, body), answer -> !answer.isNull());
    }

    private JsonNode told(String role) {
        return SYSTEM.get(Service.CONTACT, role, "/debtors/" + story.debtorId() + "/story");
    }

    private static String state(JsonNode told, String part) {
        return told.path(part).path("state").asString("");
    }

    private void assertWhole(JsonNode told) {
        for (var part : PARTS) {
            assertThat(state(told, part)).as(part + " of " + told).isEqualTo("PRESENT");
        }
        var account = told.path("accounts").path("content").path(0);
        assertThat(account.path("stage").asString("")).isEqualTo("M1");
        assertThat(account.toString()).contains(story.accountId(), "5000");
        var contacts = told.path("contacts").path("content");
        assertThat(contacts.findValuesAsString("outcome")).contains("DELIVERED", "RANG_UNANSWERED");
        assertThat(contacts.findValuesAsString("message").toString()).contains("5,000.00");
        assertThat(told.path("nextSteps").path("content").toString()).contains("PROMISE_RUNNING");
        assertThat(told.path("promises").path("content").path(0).toString()).contains("50");
        assertThat(told.path("plans").path("content").path(0).path("planId").asString(""))
                .isNotBlank();
        assertThat(told.path("complaints").path("content").toString()).contains(complaintId);
        assertThat(told.path("findings").path("content").toString()).contains("FB-PERMIT-01");
        var channels = told.path("allowed").path("content").path("channels");
        assertThat(channels).isNotEmpty();
        for (var channel : channels) {
            assertThat(channel.path("now").isBoolean()).isTrue();
            assertThat(channel.has("next")).isTrue();
        }
        assertThat(channels.findValuesAsString("channel")).contains("SMS", "VOICE_HUMAN");
    }

    /** Measured, not judged: the machine may be busy. */
    private void measure() {
        var took = new long[CALLS];
        for (var i = 0; i < CALLS; i++) {
            var begun = System.nanoTime();
            told("collector");
            took[i] = (System.nanoTime() - begun) / 1_000;
        }
        Arrays.sort(took);
        System.out.printf(
                "a debtor's story, %d calls one after the other: median %.1f ms, p99 %.1f ms,"
                        + " longest %.1f ms%n",
                CALLS,
                took[CALLS / 2] / 1e3,
                took[CALLS * 99 / 100 - 1] / 1e3,
                took[CALLS - 1] / 1e3);
    }
}
