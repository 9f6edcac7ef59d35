package io.forbear.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.forbear.events.ContactCommand;
import io.forbear.events.ContactPurpose;
import io.forbear.topics.Topics;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.zip.ZipInputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From an overdue account to a lawful contact, and from an unlawful one to a violation. */
class OneThreadIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final RunningSystem SYSTEM = RunningSystem.shared();

    @Test
    void takesAndGivesConfluentsWireFormat() throws Exception {
        var story = Story.of("confluent");
        var wire = new ConfluentWire(SYSTEM.registry());
        var topic = Topics.ACCOUNT_OVERDUE.name();
        SYSTEM.publish(topic, story.debtorId(), wire.encode(topic, story.overdue("120.5000")));

        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(
                        () ->
                                assertThat(
                                                SYSTEM.get(
                                                                Service.ACCOUNT,
                                                                "auditor",
                                                                "/accounts/" + story.accountId())
                                                        .toString())
                                        .contains("\"stage\":\"M1\""));
        var stage = rawRecord(Topics.ACCOUNT_STAGE.name(), story.debtorId());
        assertThat(wire.decode(stage).get("stage")).hasToString("M1");
    }

    @Test
    void carriesOneTraceFromTheOverdueAccountToTheViolation() {
        var story = Story.of("trace");
        var trace = UUID.randomUUID().toString().replace("-", "");
        SYSTEM.publish(Topics.DEBTOR_PROFILE, story.profile());
        SYSTEM.publish(
                Topics.ACCOUNT_OVERDUE,
                story.overdue("99.0000"),
                "00-" + trace + "-00f067aa0ba902b7-01");

        try (var commands = SYSTEM.follow(List.of(Topics.COMMAND_SMS, Topics.COMMAND_VOICE));
                var violations = SYSTEM.follow(List.of(Topics.COMPLIANCE_VIOLATION))) {
            var command = first(commands, story.debtorId());
            assertThat(traceOf(command)).isEqualTo(trace);
            assertThat(command.value().getPermit().getPackVersions()).isNotEmpty();

            SYSTEM.publish(
                    Topics.CONTACT_ATTEMPTED,
                    tooLate(command.value()),
                    new String(command.headers().lastHeader("traceparent").value(), UTF_8));

            var violation = first(violations, story.debtorId());
            assertThat(traceOf(violation)).isEqualTo(trace);
            assertThat(violation.value().getFinding().getRuleId()).isEqualTo("FB-PERMIT-03");
        }
    }

    @Test
    void remindsOfAnInstalmentFromTheAgreedPlanToThePermittedMessage() {
        var story = Story.of("reminder");
        SYSTEM.publish(Topics.DEBTOR_PROFILE, story.profile());
        SYSTEM.publish(Topics.ACCOUNT_OVERDUE, story.overdue("300.0000"));
        var dueOn =
                LocalDate.ofInstant(RunningSystem.START, ZoneId.of("Asia/Shanghai")).plusDays(3);
        var plan =
                await().atMost(PATIENCE)
                        .ignoreExceptions()
                        .until(
                                () ->
                                        SYSTEM.post(
                                                Service.PLAN,
                                                "plan-desk",
                                                "/plans",
                                                story.proposal(dueOn)),
                                proposed -> !proposed.isNull());
        var planId = plan.get("planId").asString();
        assertThat(
                        SYSTEM.post(
                                        Service.PLAN,
                                        "plan-desk",
                                        "/plans/" + planId + "/agreement",
                                        "{}")
                                .get("status")
                                .asString())
                .isEqualTo("IN_FORCE");

        try (var asked = SYSTEM.follow(List.of(Topics.PLAN_REMINDER_DUE));
                var commands = SYSTEM.follow(List.of(Topics.COMMAND_SMS))) {
            assertThat(first(asked, story.debtorId()).value().getDueOn()).isEqualTo(dueOn);
            var command =
                    first(
                                    commands,
                                    story.debtorId(),
                                    one -> one.getPurpose() == ContactPurpose.PLAN_SERVICING)
                            .value();
            assertThat(command.getPermit().getPermitId()).isNotBlank();
            assertThat(command.getAccountIds()).containsExactly(story.accountId());
        }
    }

    @Test
    void showsAContactWithoutAPermitAsAViolation() {
        var story = Story.of("bypass");
        SYSTEM.publish(Topics.DEBTOR_PROFILE, story.profile());
        SYSTEM.publish(Topics.ACCOUNT_OVERDUE, story.overdue("99.0000"));
        SYSTEM.publish(Topics.CONTACT_ATTEMPTED, story.callWithoutPermit(RunningSystem.START));

        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(
                        () ->
                                assertThat(
                                                SYSTEM.get(
                                                                Service.COMPLIANCE,
                                                                "compliance-officer",
                                                                "/violations?debtorId="
                                                                        + story.debtorId())
                                                        .toString())
                                        .contains("FB-PERMIT-01"));
    }

    @Test
    void packsTheEvidenceOfAllServicesAsOneZipWithDigests() throws Exception {
        var story = Story.of("evidence");
        SYSTEM.publish(Topics.DEBTOR_PROFILE, story.profile());
        SYSTEM.publish(Topics.ACCOUNT_OVERDUE, story.overdue("99.0000"));
        SYSTEM.publish(Topics.CONTACT_ATTEMPTED, story.callWithoutPermit(RunningSystem.START));
        var conduct = "/debtors/" + story.debtorId() + "/conduct";
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(
                        () ->
                                assertThat(
                                                SYSTEM.get(
                                                                Service.COMPLIANCE,
                                                                "legal-desk",
                                                                conduct)
                                                        .toString())
                                        .contains("FB-PERMIT-01"));
        var referral = await().atMost(PATIENCE).until(() -> refer(story), id -> !id.isEmpty());

        var answer =
                SYSTEM.download(
                        Service.ACCOUNT,
                        "legal-desk",
                        "/legal-referrals/" + referral + "/evidence");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains("application/zip");
        assertThat(answer.headers().firstValue("etag").orElse("")).contains(sha256(answer.body()));
        var files = unpacked(answer.body());
        var manifest = new String(files.remove("manifest.sha256"), UTF_8);
        assertThat(manifest.lines())
                .containsExactlyInAnyOrderElementsOf(
                        files.entrySet().stream()
                                .map(file -> sha256(file.getValue()) + "  " + file.getKey())
                                .toList());
        assertThat(new String(files.getOrDefault("conduct.json", new byte[0]), UTF_8))
                .contains("FB-PERMIT-01");
        assertThat(files)
                .containsKeys(
                        "referral.json",
                        "account/statements.json",
                        "statement/statement-of-debt.en.pdf",
                        "statement/statement-of-debt.zh-CN.pdf");
    }

    /** The id of a new referral; empty while the account is not known. */
    private static String refer(Story story) {
        return refer(story, "DEBTOR_REFUSES", "{\"kind\": \"REFUSAL\", \"id\": \"rec-1\"}");
    }

    /** The same for a ground; empty also while it does not hold. */
    private static String refer(Story story, String ground, String evidence) {
        var body =
                """
                {"reason": "nothing else is left",
                 "grounds": [{"code": "%s", "evidence": [%s]}],
                 "riskAssessment": {"assessmentId": "R-1", "assessedOn": "2026-03-01",
                                    "result": "worth it"}}"""
                        .formatted(ground, evidence);
        return SYSTEM.post(
                        Service.ACCOUNT,
                        "collector",
                        "/accounts/" + story.accountId() + "/legal-referrals",
                        body)
                .path("referralId")
                .asString("");
    }

    @Test
    void refersADebtorWhoCannotBeReachedOnlyOnceContactWithHimIsLost() {
        var story = Story.of("lost");
        var tried =
                """
                {"kind": "CALL", "id": "c-1"}, {"kind": "CALL", "id": "c-2"},
                {"kind": "LETTER", "id": "l-1"}, {"kind": "LETTER", "id": "l-2"}""";
        SYSTEM.publish(Topics.DEBTOR_PROFILE, story.profile());
        SYSTEM.publish(Topics.ACCOUNT_OVERDUE, story.overdue("99.0000"));
        await().atMost(PATIENCE)
                .until(
                        () ->
                                SYSTEM.get(
                                        Service.ACCOUNT,
                                        "auditor",
                                        "/accounts/" + story.accountId()),
                        known -> !known.isNull());
        assertThat(refer(story, "DEBTOR_UNREACHABLE", tried)).isEmpty();

        try (var said = SYSTEM.follow(List.of(Topics.CONTACT_LOST))) {
            SYSTEM.publish(Topics.CONTACT_ATTEMPTED, story.onlyNumberIsWrong(RunningSystem.START));
            var lost = first(said, story.debtorId()).value();
            assertThat(lost.getLost()).isTrue();
            assertThat(lost.getReasons().toString()).contains("contact points can be used");
        }
        var referral =
                await().atMost(PATIENCE)
                        .until(
                                () -> refer(story, "DEBTOR_UNREACHABLE", tried),
                                id -> !id.isEmpty());
        assertThat(
                        SYSTEM.get(Service.ACCOUNT, "legal-desk", "/legal-referrals/" + referral)
                                .toString())
                .contains("DEBTOR_UNREACHABLE");
    }

    @Test
    void tellsTheBestTimeWithinTheHoursThatTheGateLeavesOpen() {
        var story = Story.of("best");
        SYSTEM.publish(Topics.DEBTOR_PROFILE, story.profile());
        SYSTEM.publish(Topics.ACCOUNT_OVERDUE, story.overdue("99.0000"));
        var stretch =
                "?from=%s&to=%s"
                        .formatted(
                                RunningSystem.START.plus(Duration.ofDays(1)),
                                RunningSystem.START.plus(Duration.ofDays(2)));
        var address = "/debtors/" + story.debtorId();
        var best =
                await().atMost(PATIENCE)
                        .until(
                                () ->
                                        SYSTEM.get(
                                                Service.CONTACT,
                                                "collector",
                                                address + "/best-time" + stretch),
                                told -> !told.path("times").isEmpty());
        assertThat(best.path("limitedByLaw").asBoolean()).isTrue();
        var open = SYSTEM.get(Service.COMPLIANCE, "collector", address + "/availability" + stretch);
        assertThat(best.path("times"))
                .allSatisfy(
                        time ->
                                assertThat(lawful(open, time.path("channel").asString("")))
                                        .anyMatch(interval -> contains(interval, time)));
        assertThat(lawful(open, "VOICE_HUMAN")).as("nobody is called at night").hasSize(2);
    }

    private static List<JsonNode> lawful(JsonNode availability, String channel) {
        return availability
                .path("channels")
                .valueStream()
                .filter(one -> one.path("channel").asString("").equals(channel))
                .flatMap(one -> one.path("lawful").valueStream())
                .toList();
    }

    private static boolean contains(JsonNode interval, JsonNode time) {
        return !at(time, "from").isBefore(at(interval, "from"))
                && !at(time, "until").isAfter(at(interval, "until"));
    }

    private static Instant at(JsonNode stretch, String name) {
        return Instant.parse(stretch.path(name).asString());
    }

    @Test
    void previewsAStrategyByTheGateItself() {
        var story = Story.of("preview");
        SYSTEM.publish(Topics.DEBTOR_PROFILE, story.profile());
        SYSTEM.publish(Topics.ACCOUNT_OVERDUE, story.overdue("99.0000"));
        var asked =
                """
                {"debtorIds": ["%s"], "days": 5, "assume": "NO_ANSWER"}"""
                        .formatted(story.debtorId());
        // played as soon as both services know the debtor
        var account =
                await().atMost(PATIENCE)
                        .until(
                                () -> previewed(asked).at("/report/accounts/0"),
                                course -> course.toString().contains("PERMITTED"));
        assertThat(account.path("debtorId").asString("")).isEqualTo(story.debtorId());
        assertThat(account.path("steps").size()).isGreaterThan(1);
    }

    private static JsonNode previewed(String asked) {
        var id =
                SYSTEM.post(Service.CONTACT, "risk-desk", "/strategies/preview", asked)
                        .path("id")
                        .asString("");
        return await().atMost(PATIENCE)
                .until(
                        () ->
                                SYSTEM.get(
                                        Service.CONTACT, "risk-desk", "/strategies/previews/" + id),
                        found -> !found.path("state").asString("").equals("RUNNING"));
    }

    private static Map<String, byte[]> unpacked(byte[] zip) throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void parksWhatCannotBeProcessedAndGoesOn() {
        var garbage = Story.of("garbage");
        var unknownSchema = Story.of("unknown-schema");
        var negative = Story.of("negative");
        var otherKey = Story.of("other-key");
        var good = Story.of("good");
        var topic = Topics.ACCOUNT_OVERDUE.name();
        SYSTEM.publish(topic, garbage.debtorId(), "no avro".getBytes(UTF_8));
        SYSTEM.publish(
                topic,
                unknownSchema.debtorId(),
                ByteBuffer.allocate(9).put((byte) 0).putInt(9_999_999).array());
        SYSTEM.publish(Topics.ACCOUNT_OVERDUE, negative.overdue("-1.0000"));
        SYSTEM.publish(topic, "somebody-else", bytesOf(otherKey));
        SYSTEM.publish(
                Topics.CONTACT_ATTEMPTED.name(), garbage.debtorId(), "no avro".getBytes(UTF_8));
        SYSTEM.publish(Topics.ACCOUNT_OVERDUE, good.overdue("10.0000"));

        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(
                        () ->
                                !SYSTEM.get(
                                                Service.ACCOUNT,
                                                "collector",
                                                "/accounts/" + good.accountId())
                                        .isNull());
        for (var key :
                List.of(
                        garbage.debtorId(),
                        unknownSchema.debtorId(),
                        negative.debtorId(),
                        "somebody-else")) {
            assertThat(rawRecord(Topics.ACCOUNT_OVERDUE.parkedName(), key)).isNotEmpty();
        }
        assertThat(rawRecord(Topics.CONTACT_ATTEMPTED.parkedName(), garbage.debtorId()))
                .isEqualTo("no avro".getBytes(UTF_8));
        assertThat(SYSTEM.get(Service.ACCOUNT, "operations", "/parked?limit=100").toString())
                .contains(negative.debtorId(), "negative", "somebody-else");
    }

    private static byte[] bytesOf(Story story) {
        try {
            return new ConfluentWire(SYSTEM.registry())
                    .encode(Topics.ACCOUNT_OVERDUE.name(), story.overdue("1.0000"));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The report of a gateway that used its permit an hour after it had run out. */
    private static io.forbear.events.ContactAttempted tooLate(ContactCommand command) {
        return io.forbear.events.ContactAttempted.newBuilder(Story.carriedOut(command))
                .setOccurredAt(command.getPermit().getNotAfter().plus(Duration.ofHours(1)))
                .build();
    }

    private static String traceOf(ConsumerRecord<?, ?> record) {
        return new String(record.headers().lastHeader("traceparent").value(), UTF_8)
                .split("-", -1)[1];
    }

    private static <V extends org.apache.avro.specific.SpecificRecord>
            ConsumerRecord<String, V> first(Follower<V> follower, String debtorId) {
        return first(follower, debtorId, _ -> true);
    }

    private static <V extends org.apache.avro.specific.SpecificRecord>
            ConsumerRecord<String, V> first(
                    Follower<V> follower, String debtorId, Predicate<V> which) {
        return await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(
                        () ->
                                follower.all().stream()
                                        .filter(record -> debtorId.equals(record.key()))
                                        .filter(record -> which.test(record.value()))
                                        .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    /** The first record of a key, as it lies in the topic. */
    private static byte[] rawRecord(String topic, String key) {
        try (var consumer =
                new KafkaConsumer<>(
                        SYSTEM.kafka(
                                Map.of(
                                        "group.id", "raw-" + UUID.randomUUID(),
                                        "auto.offset.reset", "earliest",
                                        "isolation.level", "read_committed")),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            return await().atMost(PATIENCE)
                    .until(
                            () -> {
                                for (var record : consumer.poll(Duration.ofMillis(200))) {
                                    if (key.equals(record.key())) {
                                        return record.value();
                                    }
                                }
                                return new byte[0];
                            },
                            found -> found.length > 0);
        }
    }
}
