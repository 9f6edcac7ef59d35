package io.forbear.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.forbear.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What operations see of a running system: figures, alerts, traces and logs. */
class OperationsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final RunningSystem SYSTEM = RunningSystem.shared();

    @TempDir private Path directory;

    @Test
    void findsASeriesForEveryExpressionOfEveryDashboardAndAlert() throws Exception {
        Prometheus.require();
        assertThat(Prometheus.checkRules()).startsWith("0 ");
        try (var prometheus = Prometheus.watching(SYSTEM, directory)) {
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> prometheus.query("up{job=\"forbear\"} == 1").size() == 6);
            letSomethingHappen();

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(withoutSeries(prometheus)).isEmpty());
            await().atMost(PATIENCE).untilAsserted(() -> assertThatAlertsWork(prometheus.rules()));
        }
    }

    /** A contact, one past the gate, one that the gate refuses, and work for a collector. */
    private static void letSomethingHappen() {
        var story = Story.of("watched");
        SYSTEM.publish(Topics.DEBTOR_PROFILE, story.profile());
        SYSTEM.publish(Topics.ACCOUNT_OVERDUE, story.overdue("99.0000"));
        try (var commands = SYSTEM.follow(List.of(Topics.COMMAND_SMS, Topics.COMMAND_VOICE))) {
            await().atMost(PATIENCE)
                    .until(
                            () ->
                                    commands.all().stream()
                                            .anyMatch(one -> story.debtorId().equals(one.key())));
        }
        SYSTEM.publish(Topics.CONTACT_ATTEMPTED, story.callWithoutPermit(RunningSystem.START));
        SYSTEM.publish(
                Topics.CONTACT_PROPOSED,
                Story.of("nobody").callProposed(RunningSystem.START.plusSeconds(600)));
        var task =
                SYSTEM.post(
                        Service.CONTACT,
                        "operations",
                        "/tasks",
                        """
                        {"debtorId": "%s", "kind": "LOOK", "reason": "to be seen in figures"}"""
                                .formatted(story.debtorId()));
        assertThat(task.isNull()).isFalse();
    }

    /** What panels, variables and alerts ask for in vain. */
    private static List<String> withoutSeries(Prometheus prometheus) {
        var missing = new ArrayList<String>();
        for (var question : Panels.questions("30s")) {
            if (prometheus.query(question.expression()).isEmpty()) {
                missing.add(question.place() + ": " + question.expression());
            }
            addMissing(prometheus, question.place(), question.expression(), missing);
        }
        for (var alert : Alerts.all()) {
            addMissing(prometheus, alert.name(), alert.expression(), missing);
        }
        return missing;
    }

    private static void addMissing(
            Prometheus prometheus, String place, String expression, List<String> missing) {
        var selectors = Selectors.in(expression);
        assertThat(selectors).as(expression).isNotEmpty();
        for (var selector : selectors) {
            if (prometheus.query("count(" + selector + ")").isEmpty()) {
                missing.add(place + ": " + selector);
            }
        }
    }

    private static void assertThatAlertsWork(JsonNode groups) {
        var rules = groups.valueStream().flatMap(group -> group.path("rules").valueStream());
        var states = new ArrayList<String>();
        rules.forEach(
                rule -> {
                    assertThat(rule.path("health").asString(""))
                            .as(rule.toString())
                            .isEqualTo("ok");
                    states.add(
                            rule.path("name").asString("") + " " + rule.path("state").asString(""));
                });
        assertThat(states)
                .hasSize(Alerts.all().size())
                .contains(
                        "ForbearContactsWithoutPermit firing",
                        "ForbearServiceDown inactive",
                        "ForbearPacksUnreadable inactive");
    }

    @Test
    void followsASampledTraceFromServiceToServiceAndThroughAReplayAndNoOther() {
        var sampled = Story.of("sampled");
        var unsampled = Story.of("unsampled");
        var trace = parkBehindGarbage(sampled, "01");
        var other = parkBehindGarbage(unsampled, "00");
        assertThat(SYSTEM.spans().of(trace)).isEmpty();

        replay(sampled);
        replay(unsampled);

        try (var stages = SYSTEM.follow(List.of(Topics.ACCOUNT_STAGE))) {
            assertThat(traceparent(stages, sampled)).startsWith("00-" + trace).endsWith("-01");
            assertThat(traceparent(stages, unsampled)).startsWith("00-" + other).endsWith("-00");
        }
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(SYSTEM.spans().of(trace))
                                        .extracting(span -> span.service() + ": " + span.name())
                                        .contains(
                                                "account-service: replay account.overdue",
                                                "contact-service: take account.stage",
                                                "plan-service: take account.stage"));
        assertThat(SYSTEM.spans().of(other)).isEmpty();
    }

    /** Parks an event because an earlier one of its debtor is; the trace that it belongs to. */
    private static String parkBehindGarbage(Story story, String flags) {
        var trace = UUID.randomUUID().toString().replace("-", "");
        var topic = Topics.ACCOUNT_OVERDUE;
        SYSTEM.publish(Topics.DEBTOR_PROFILE, story.profile());
        SYSTEM.publish(topic.name(), story.debtorId(), "no avro".getBytes(UTF_8));
        SYSTEM.publish(
                topic, story.overdue("99.0000"), "00-" + trace + "-00f067aa0ba902b7-" + flags);
        await().atMost(PATIENCE).until(() -> parked(story).size() == 2);
        return trace;
    }

    private static JsonNode parked(Story story) {
        return SYSTEM.get(Service.ACCOUNT, "operations", "/parked?key=" + story.debtorId())
                .path("items");
    }

    /** Gives up what was in the way, and replays the rest. */
    private static void replay(Story story) {
        var garbage = parked(story).path(0).path("id").asString("");
        assertThat(
                        SYSTEM.post(
                                        Service.ACCOUNT,
                                        "operations",
                                        "/parked/dismissals",
                                        "{\"ids\": [\"%s\"], \"reason\": \"garbage\"}"
                                                .formatted(garbage))
                                .isNull())
                .isFalse();
        var replayed =
                SYSTEM.post(
                        Service.ACCOUNT,
                        "operations",
                        "/parked/replays",
                        "{\"key\": \"%s\", \"reason\": \"nothing is in the way\"}"
                                .formatted(story.debtorId()));
        assertThat(replayed.isNull()).isFalse();
        assertThat(parked(story)).isEmpty();
    }

    private static String traceparent(Follower<?> follower, Story story) {
        return await().atMost(PATIENCE)
                .until(
                        () ->
                                follower.all().stream()
                                        .filter(one -> story.debtorId().equals(one.key()))
                                        .map(
                                                one ->
                                                        new String(
                                                                one.headers()
                                                                        .lastHeader("traceparent")
                                                                        .value(),
                                                                UTF_8))
                                        .findFirst()
                                        .orElse(""),
                        found -> !found.isEmpty());
    }

    @Test
    void logsLinesForMachinesWithTheirTraceAndWithoutPersonalData() throws Exception {
        var told = PersonalData.tell(SYSTEM);
        var garbage = Story.of("logged");
        var trace = UUID.randomUUID().toString().replace("-", "");
        SYSTEM.publish(
                Topics.ACCOUNT_OVERDUE.name(),
                garbage.debtorId(),
                told.getFirst().getBytes(UTF_8),
                "00-" + trace + "-00f067aa0ba902b7-01");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(Logs.of(SYSTEM, "account-service"))
                                        .anySatisfy(
                                                line -> {
                                                    var json = Logs.json(line);
                                                    assertThat(
                                                                    json.path("trace")
                                                                            .path("id")
                                                                            .asString(
                                                                                    json.path(
                                                                                                    "trace.id")
                                                                                            .asString(
                                                                                                    "")))
                                                            .isEqualTo(trace);
                                                    assertThat(json.path("message").asString(""))
                                                            .contains("parked");
                                                }));
        for (var service : Service.values()) {
            assertThat(Logs.of(SYSTEM, service.title()))
                    .as(service.title())
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(Logs.json(line).has("@timestamp")).isTrue());
        }
        assertThat(PersonalData.in(Logs.ofAll(SYSTEM), told)).isEmpty();
    }
}
