package io.forbear.contact;

import static io.forbear.contact.WithContactService.newDebtor;
import static io.forbear.testing.Soon.soon;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.events.ContactProposed;
import io.forbear.events.ContactPurpose;
import io.forbear.events.DebtorNotice;
import io.forbear.events.NoticeKind;
import io.forbear.testing.Api;
import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What gateways, agencies and collectors do through HTTP. */
class CollectorsWorkIT implements WithContactService {
    private static final String REPORT =
            """
            {"eventId": "%s", "occurredAt": "2026-05-04T02:00:00Z", "debtorId": "%s",\
             "direction": "OUTBOUND", "outcome": "CONVERSATION", "channel": "VOICE_HUMAN",\
             "voiceMode": "INTERACTIVE",\
             "actor": {"legalEntityId": "BANK", "kind": "ISSUER", "onBehalfOf": "BANK"},\
             "party": {"personId": "%2$s", "kind": "DEBTOR"}, "endpoint": "mobile-1",\
             "accountIds": ["A1"], "purpose": "COLLECTION", "results": [%s]}\
            """;

    private static final String FILE =
            """
            reference,occurredAt,debtorId,direction,outcome,channel,voiceMode,personId,partyKind,endpoint,accountIds,purpose,permitId
            1,2026-05-04 10:02:00,WHOM,OUTBOUND,RANG_UNANSWERED,VOICE_HUMAN,INTERACTIVE,WHOM,DEBTOR,m,A1|A2,COLLECTION,p-1
            2,2026-05-04 10:03:00,WHOM,OUTBOUND,HUNG_UP,VOICE_HUMAN,INTERACTIVE,WHOM,DEBTOR,m,A1,COLLECTION,
            3,2099-05-04 10:04:00,WHOM,OUTBOUND,CONVERSATION,VOICE_HUMAN,INTERACTIVE,WHOM,DEBTOR,m,A1,COLLECTION,
            4,2026-05-04 10:05:00,WHOM,OUTBOUND,CONVERSATION
            5,2026-05-04 10:06:00,WHOM,OUTBOUND,CONVERSATION,VOICE_HUMAN,INTERACTIVE,WHOM,DEBTOR,m,A1,COLLECTION,
            """;

    private static final String SENT_BY =
            "/contact-attempts/files?agency=AGENCY&creditor=BANK&zone=Asia/Shanghai&clockAhead=PT2M";

    @Autowired private Clock clock;
    @Autowired private MeterRegistry meters;
    @Autowired private DatabaseClient database;

    @Value("${local.server.port}")
    private int port;

    @Test
    void answersForEachReportOfABatchAndTakesNoneTwice() {
        var debtor = newDebtor();
        var first = REPORT.formatted(UUID.randomUUID(), debtor, "");
        var second = REPORT.formatted(UUID.randomUUID(), debtor, "");
        var future = second.replace("2026-05-04T02", "2099-05-04T02");
        var unknown = second.replace("\"direction\"", "\"directions\"");
        var batch = "[" + String.join(",", first, future, first, unknown, second, "7") + "]";
        var answer = post(HttpStatus.OK, MediaType.APPLICATION_JSON, batch);
        assertThat(answer.path("items").findValuesAsString("standing"))
                .containsExactly("TAKEN", "REFUSED", "KNOWN", "REFUSED", "TAKEN", "REFUSED");
        assertThat(answer.path("items").get(1).path("errors").toString()).contains("occurredAt");
        assertThat(answer.path("items").get(3).path("errors").toString()).contains("directions");
        assertThat(answer.path("items").get(0).path("warnings").toString())
                .contains("debtorId", "permitId");

        var lines = first + "\n{\n" + second + "\n";
        var again = post(HttpStatus.OK, MediaType.APPLICATION_NDJSON, lines);
        assertThat(again.path("items").findValuesAsString("standing"))
                .containsExactly("KNOWN", "REFUSED", "KNOWN");
        soon(() -> assertThat(Surroundings.read(Topics.CONTACT_ATTEMPTED, debtor)).hasSize(2));
        post(HttpStatus.BAD_REQUEST, MediaType.APPLICATION_JSON, "{}");
        var many = ("[" + "7,".repeat(1000) + "7]");
        post(HttpStatus.UNPROCESSABLE_CONTENT, MediaType.APPLICATION_JSON, many);
    }

    @Test
    void takesReportsOnlyFromWhoMaySpeakForTheirLegalEntity() {
        var report = REPORT.formatted(UUID.randomUUID(), newDebtor(), "");
        var others = report.replace("\"BANK\", \"kind\"", "\"AGENCY\", \"kind\"");
        var agency = Api.at(port).asGatewayOf("AGENCY");
        var batch = "/contact-attempts/batch";
        assertThat(agency.post(HttpStatus.OK, batch, "[" + report + "]").toString())
                .contains("REFUSED", "actor.legalEntityId");
        agency.post(HttpStatus.FORBIDDEN, "/contact-attempts", report);
        post(HttpStatus.OK, MediaType.APPLICATION_JSON, "[" + report + "]");
        assertThat(agency.post(HttpStatus.OK, batch, "[" + others + "]").toString())
                .as("nobody corrects the report of another")
                .contains("REFUSED", "eventId");
    }

    @Test
    void goesOnWithAFileInWhichARowCannotBeStored() {
        var poison = newDebtor();
        var debtor = newDebtor();
        database.sql(
                        "ALTER TABLE reported_attempt ADD CONSTRAINT poison CHECK (debtor_id <> '%s')"
                                .formatted(poison))
                .then()
                .block();
        var rows = FILE.lines().toList();
        var first = rows.get(1).replace("WHOM", debtor).replaceFirst("^1", "7");
        var content =
                String.join(
                                "\n",
                                rows.getFirst(),
                                first,
                                rows.get(1).replace("WHOM", poison).replaceFirst("^1", "8"),
                                first.replaceFirst("^7", "9"))
                        + "\n";
        var csv = MediaType.parseMediaType("text/csv");
        var file = send(HttpStatus.ACCEPTED, SENT_BY, csv, content).path("fileId").asString("");
        soon(() -> assertThat(file(file).path("state").asString("")).isEqualTo("DONE"));
        assertThat(file(file).path("taken").asInt()).isEqualTo(2);
        var refused = file(file + "/rows?standing=REFUSED").path("items");
        assertThat(refused.findValuesAsString("line")).containsExactly("3");
        assertThat(refused.toString()).contains("cannot be stored");
        database.sql("ALTER TABLE reported_attempt DROP CONSTRAINT poison").then().block();
    }

    private JsonNode post(HttpStatus expected, MediaType type, String body) {
        return send(expected, "/contact-attempts/batch", type, body);
    }

    private JsonNode send(HttpStatus expected, String path, MediaType type, Object body) {
        var answer =
                Api.at(port)
                        .as("gateway")
                        .client()
                        .post()
                        .uri(path)
                        .contentType(type)
                        .bodyValue(body)
                        .exchange()
                        .expectBody(String.class)
                        .returnResult();
        assertThat(answer.getStatus()).as(answer.getResponseBody()).isEqualTo(expected);
        return JsonMapper.shared().readTree(answer.getResponseBody());
    }

    @Test
    void takesAFileOfAnAgencyByItsOwnClockOnceAndSaysWhatIsWrongWithEachRow() {
        var debtor = newDebtor();
        var unprintable = "6,2026-05-04 10:07:00,WHOM,OUTBOUND,CONVERSATION,VOICE\0HUMAN,,,,,,,\n";
        var content = (FILE + unprintable).replace("WHOM", debtor);
        var csv = MediaType.parseMediaType("text/csv");
        var file = send(HttpStatus.ACCEPTED, SENT_BY, csv, content).path("fileId").asString("");
        soon(() -> assertThat(file(file).path("state").asString("")).isEqualTo("DONE"));
        assertThat(file(file).path("taken").asInt()).isEqualTo(2);
        assertThat(file(file).path("warned").asInt()).isEqualTo(2);
        assertThat(file(file).path("refused").asInt()).isEqualTo(4);

        var refused = file(file + "/rows?standing=REFUSED").path("items");
        assertThat(refused.findValuesAsString("line")).containsExactly("3", "4", "5", "7");
        assertThat(refused.get(3).path("errors").toString())
                .contains("channel", "VOICE\uFFFDHUMAN");
        assertThat(refused.get(0).path("errors").toString()).contains("outcome", "must be one of");
        assertThat(refused.get(1).path("errors").toString()).contains("occurredAt", "ahead of");
        assertThat(refused.get(2).path("errors").toString()).contains("must have 13 fields");
        assertThat(report(file))
                .startsWith("line,standing,attemptId,errors,warnings\r\n2,TAKEN,")
                .contains("\r\n3,REFUSED,,\"outcome must be one of");

        var events = Surroundings.read(Topics.CONTACT_ATTEMPTED, debtor);
        assertThat(events).hasSize(2);
        assertThat(events.getFirst().getOccurredAt()).isEqualTo("2026-05-04T02:00:00Z");
        assertThat(events.getFirst().getAccountIds()).containsExactly("A1", "A2");
        assertThat(events.getFirst().getActor().getLegalEntityId()).isEqualTo("AGENCY");

        var form = new MultipartBodyBuilder();
        form.part("file", new ByteArrayResource(content.getBytes(UTF_8)))
                .filename("may.csv")
                .contentType(csv);
        var again = send(HttpStatus.OK, SENT_BY, MediaType.MULTIPART_FORM_DATA, form.build());
        assertThat(again.path("fileId").asString("")).isEqualTo(file);
        var longer = send(HttpStatus.ACCEPTED, SENT_BY, csv, content + "\n").path("fileId");
        soon(() -> assertThat(file(longer.asString("")).path("known").asInt()).isEqualTo(2));
        assertThat(Surroundings.read(Topics.CONTACT_ATTEMPTED, debtor)).hasSize(2);
    }

    @Test
    void refusesAFileThatCannotBeMeant() {
        var csv = MediaType.parseMediaType("text/csv");
        var wrong = HttpStatus.UNPROCESSABLE_CONTENT;
        assertThat(send(wrong, SENT_BY, csv, "occuredAt,debtorId\n").toString())
                .contains("occuredAt");
        assertThat(send(wrong, SENT_BY, csv, " ").toString()).contains("occurredAt");
        var nowhere = SENT_BY.replace("Asia/Shanghai", "Asia/Atlantis");
        assertThat(send(HttpStatus.BAD_REQUEST, nowhere, csv, "x").toString()).contains("zone");
    }

    @Test
    void asksTheGateForACallBackAtTheWishedTimeAndShowsItsPermit() {
        var debtor = newDebtor();
        Surroundings.send(Topics.DEBTOR_PROFILE, Events.profile(debtor));
        Surroundings.send(Topics.ACCOUNT_STAGE, Events.stage(debtor, "M1", 1).build());
        WithContactService.isAskedFor(debtor);
        canDo("ann", 100);
        var wished = clock.instant().plus(Duration.ofMinutes(40)).truncatedTo(ChronoUnit.MINUTES);
        var local = LocalDateTime.ofInstant(wished, ZoneId.of("Asia/Shanghai"));
        var report =
                REPORT.formatted(UUID.randomUUID(), debtor, "\"CALL_BACK_WISHED\"")
                        .replace("\"A1\"", "\"A-" + debtor + "\"")
                        .replace("\"results\"", "\"callBackAt\": \"" + local + "\", \"results\"");
        post(HttpStatus.OK, MediaType.APPLICATION_JSON, "[" + report + "]");

        soon(() -> assertThat(tasks(debtor)).hasSize(1));
        assertThat(tasks(debtor).get(0).path("dueAt").asString("")).isEqualTo(wished.toString());
        soon(() -> assertThat(wishedProposals(debtor)).hasSize(1));
        var asked = wishedProposals(debtor).getFirst();
        assertThat(asked.getPlannedAt()).isAfterOrEqualTo(wished);
        assertThat(asked.getEndpoint()).isEqualTo("mobile-1");
        var decision = Events.permitted(asked);
        Surroundings.send(Topics.CONTACT_DECIDED, decision);
        soon(() -> assertThat(contactOf(debtor).path("state").asString("")).isEqualTo("PERMITTED"));
        var permit = decision.getPermit().getPermitId();
        assertThat(contactOf(debtor).path("permitId").asString("")).isEqualTo(permit);
        assertThat(Surroundings.read(Topics.COMMAND_VOICE, debtor)).isEmpty();

        var made =
                REPORT.formatted(UUID.randomUUID(), debtor, "")
                        .replace(
                                "\"direction\"",
                                "\"permitId\": \"%s\", \"direction\"".formatted(permit));
        var taken = post(HttpStatus.OK, MediaType.APPLICATION_JSON, "[" + made + "]");
        assertThat(taken.path("items").get(0).path("warnings").findValuesAsString("field"))
                .as("that he has neither account nor number is odd")
                .contains("accountIds", "endpoint")
                .doesNotContain("debtorId", "permitId");
        soon(() -> assertThat(contactOf(debtor).path("state").asString("")).isEqualTo("MADE"));
    }

    @Test
    void givesNoTaskToTwo() throws Exception {
        var debtors = Stream.generate(WithContactService::newDebtor).limit(60).toList();
        var reports =
                debtors.stream()
                        .map(one -> REPORT.formatted(UUID.randomUUID(), one, ""))
                        .map(one -> one.replace("CONVERSATION", "NOT_CONNECTED_INVALID"))
                        .collect(Collectors.joining(",", "[", "]"));
        post(HttpStatus.OK, MediaType.APPLICATION_JSON, reports);
        soon(() -> assertThat(tasks(debtors.getLast())).hasSize(1));
        soon(() -> assertThat(tasks(debtors.getFirst())).hasSize(1));
        var names = List.of("w1", "w2", "w3", "w4", "w5", "w6");
        names.forEach(one -> canDo(one, 100));
        var taken = new ConcurrentLinkedQueue<String>();
        try (var pool = Executors.newFixedThreadPool(names.size())) {
            for (var work :
                    names.stream().map(one -> pool.submit(() -> takeAll(one, taken))).toList()) {
                work.get();
            }
        }
        assertThat(taken).doesNotHaveDuplicates();
        assertThat(debtors).allSatisfy(one -> assertThat(taken).contains(idOfTask(one)));
    }

    private void takeAll(String who, Queue<String> taken) {
        for (var next = next(who); next != null; next = next(who)) {
            taken.add(next.path("taskId").asString(""));
        }
    }

    private @Nullable JsonNode next(String who) {
        var answer =
                Api.at(port)
                        .as("collector", who)
                        .client()
                        .post()
                        .uri("/tasks/next")
                        .exchange()
                        .expectStatus()
                        .is2xxSuccessful()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        return answer == null ? null : JsonMapper.shared().readTree(answer);
    }

    private void canDo(String who, int capacity) {
        Api.at(port)
                .as("operations")
                .client()
                .put()
                .uri("/collectors/" + who)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(
                        """
                        {"languages": ["zh"], "jurisdictions": ["CN"], "capacity": %d}\
                        """
                                .formatted(capacity))
                .exchange()
                .expectStatus()
                .isOk();
    }

    private JsonNode tasks(String debtor) {
        return Api.at(port).as("auditor").get("/tasks?debtorId=" + debtor).path("items");
    }

    private String idOfTask(String debtor) {
        return tasks(debtor).path(0).path("taskId").asString("");
    }

    private JsonNode contactOf(String debtor) {
        return tasks(debtor).path(0).path("contact");
    }

    private static List<ContactProposed> wishedProposals(String debtor) {
        return Surroundings.read(Topics.CONTACT_PROPOSED, debtor).stream()
                .filter(one -> one.getPurpose() == ContactPurpose.RESPONSE_TO_REQUEST)
                .toList();
    }

    private void reportDecease(String debtor) {
        var report = REPORT.formatted(UUID.randomUUID(), debtor, "\"DECEASED_STATED\"");
        post(HttpStatus.OK, MediaType.APPLICATION_JSON, "[" + report + "]");
        soon(() -> assertThat(tasks(debtor)).hasSize(1));
    }

    @Test
    void handsATaskOverGivesItBackAndEndsItOnce() {
        var debtor = newDebtor();
        var other = newDebtor();
        reportDecease(other);
        canDo("full", 1);
        assertThat(next("full")).isNotNull();
        reportDecease(debtor);
        canDo("xi", 1);
        canDo("yu", 1);
        var at = "/tasks/" + idOfTask(debtor);
        Api.at(port).as("collector", "nobody").post(HttpStatus.CONFLICT, "/tasks/next", "");
        assertThat(Objects.requireNonNull(next("xi")).path("debtorId").asString(""))
                .isEqualTo(debtor);
        var xi = Api.at(port).as("collector", "xi");
        var yu = Api.at(port).as("collector", "yu");
        assertThat(xi.post(HttpStatus.CONFLICT, "/tasks/next", "").toString()).contains("holds 1");
        yu.post(HttpStatus.CONFLICT, at + "/completion", "{\"result\": \"DONE\"}");
        var over = "{\"to\": \"%s\", \"because\": \"knows him\"}";
        xi.post(HttpStatus.UNPROCESSABLE_CONTENT, at + "/hand-over", over.formatted("nobody"));
        assertThat(
                        xi.post(HttpStatus.CONFLICT, at + "/hand-over", over.formatted("full"))
                                .toString())
                .contains("full holds 1");
        xi.post(HttpStatus.OK, at + "/hand-over", over.formatted("yu"));
        xi.post(HttpStatus.CONFLICT, at + "/lock", "");
        yu.post(HttpStatus.OK, at + "/lock", "");
        yu.post(HttpStatus.OK, at + "/return", "{\"because\": \"lunch\"}");
        next("xi");
        xi.post(HttpStatus.OK, at + "/completion", "{\"result\": \"DONE\", \"note\": \"no\"}");
        xi.post(HttpStatus.CONFLICT, at + "/completion", "{\"result\": \"DONE\"}");
        assertThat(xi.get(at + "/history").findValuesAsString("what"))
                .containsSubsequence("TAKEN", "HANDED_OVER", "GIVEN_BACK", "TAKEN", "DONE");
    }

    @Test
    void takesATaskThatAPersonMakesWithAReasonOnce() {
        var debtor = newDebtor();
        var ann = Api.at(port).as("collector", "ann").with("Idempotency-Key", "k-" + debtor);
        var wanted =
                """
                {"debtorId": "%s", "kind": "CHECK_PAYSLIP", "reason": "he sent it by post"}"""
                        .formatted(debtor);
        ann.post(HttpStatus.NOT_FOUND, "/tasks", wanted);
        Surroundings.send(Topics.DEBTOR_PROFILE, Events.profile(debtor));
        soon(() -> ann.post(HttpStatus.CREATED, "/tasks", wanted));
        var again = ann.post(HttpStatus.CREATED, "/tasks", wanted);
        assertThat(tasks(debtor)).hasSize(1);
        assertThat(again.path("taskId").asString("")).isEqualTo(idOfTask(debtor));
        assertThat(again.path("madeBy").asString("")).isEqualTo("ann");
        assertThat(again.path("note").asString("")).isEqualTo("he sent it by post");
        var page = Api.at(port).as("collector").get("/tasks/" + idOfTask(debtor));
        assertThat(page.path("guide").isObject()).isTrue();
        var nobodys = wanted.replace("}", ", \"accountId\": \"A-other\"}");
        Api.at(port).as("collector").post(HttpStatus.UNPROCESSABLE_CONTENT, "/tasks", nobodys);
        soon(
                () ->
                        assertThat(
                                        meters.find("forbear.contact.tasks.waiting")
                                                .tag("kind", "CHECK_PAYSLIP")
                                                .gauge())
                                .isNotNull());
    }

    @Test
    void stopsAtOnceWhenSomebodySaysStopAndGoesOnWhenThatWasNotedByMistake() {
        var debtor = newDebtor();
        Surroundings.send(Topics.DEBTOR_PROFILE, Events.profile(debtor));
        Surroundings.send(Topics.ACCOUNT_STAGE, Events.stage(debtor, "M1", 1).build());
        WithContactService.isAskedFor(debtor);
        var asked = Surroundings.read(Topics.CONTACT_PROPOSED, debtor).getFirst();
        Surroundings.send(Topics.CONTACT_DECIDED, Events.permitted(asked));
        soon(() -> assertThat(Surroundings.read(Topics.COMMAND_SMS, debtor)).hasSize(1));
        var report =
                REPORT.formatted(UUID.randomUUID(), debtor, "\"CEASE_STATED\"")
                        .replace("2026-05-04T02:00:00Z", clock.instant().toString())
                        .replace("\"C1\"", "\"" + debtor + "\"")
                        .replace(
                                "onBehalfOf\": \"BANK\"",
                                "onBehalfOf\": \"BANK\", \"agentIds\": [\"xi\"]");
        post(HttpStatus.OK, MediaType.APPLICATION_JSON, "[" + report + "]");

        soon(
                () ->
                        assertThat(Surroundings.read(Topics.COMMAND_CANCELLED, debtor))
                                .singleElement()
                                .satisfies(
                                        one ->
                                                assertThat(one.getReason())
                                                        .contains("CEASE_REQUESTED")));
        soon(
                () ->
                        assertThat(Surroundings.read(Topics.DEBTOR_NOTICE, debtor))
                                .extracting(DebtorNotice::getKind)
                                .containsExactly(
                                        NoticeKind.CEASE_REQUESTED, NoticeKind.PREFERENCE_STATED));
        var held = Api.at(port).as("auditor").get("/debtors/" + debtor + "/next-step");
        assertThat(held.toString()).contains("CEASE_REQUESTED");

        var said = Api.at(port).as("collector").get("/debtors/" + debtor + "/statements").get(0);
        assertThat(said.path("state").asString("")).isEqualTo("STANDS");
        var at = "/statements/" + said.path("statementId").asString("");
        var why = "{\"reason\": \"said of another bank\"}";
        Api.at(port).as("collector", "xi").post(HttpStatus.CONFLICT, at + "/withdrawal", why);
        Api.at(port).as("collector", "yu").post(HttpStatus.OK, at + "/withdrawal", why);
        soon(
                () ->
                        assertThat(Surroundings.read(Topics.DEBTOR_NOTICE, debtor))
                                .hasSize(4)
                                .last()
                                .satisfies(one -> assertThat(one.getChannels()).isEmpty()));
        soon(
                () ->
                        assertThat(
                                        Api.at(port)
                                                .as("auditor")
                                                .get("/debtors/" + debtor + "/next-step")
                                                .toString())
                                .doesNotContain("CEASE_REQUESTED"));
    }

    @Test
    void tellsTheStoryOfADebtorAndNamesWhatIsMissing() {
        var debtor = newDebtor();
        Surroundings.send(Topics.DEBTOR_PROFILE, Events.profile(debtor));
        Surroundings.send(Topics.ACCOUNT_STAGE, Events.stage(debtor, "M1", 1).build());
        WithContactService.isAskedFor(debtor);
        var report = REPORT.formatted(UUID.randomUUID(), debtor, "\"HARDSHIP_HINTED\"");
        post(
                HttpStatus.OK,
                MediaType.APPLICATION_JSON,
                "[" + report.replace("\"A1\"", "\"A-" + debtor + "\"") + "]");
        soon(() -> assertThat(tasks(debtor)).hasSize(1));

        var story = Api.at(port).as("collector").get("/debtors/" + debtor + "/story");
        for (var own : List.of("contacts", "nextSteps", "tasks")) {
            assertThat(story.path(own).path("state").asString("")).as(own).isEqualTo("PRESENT");
            assertThat(story.path(own).path("content")).as(own).isNotEmpty();
        }
        assertThat(story.path("contacts").toString()).contains("1,234.50");
        for (var part : List.of("accounts", "promises", "plans", "offers", "findings", "allowed")) {
            assertThat(story.path(part).path("state").asString("")).as(part).isEqualTo("MISSING");
            assertThat(story.path(part).path("because").asString("")).as(part).isNotBlank();
        }

        var page = Api.at(port).as("collector").get("/tasks/" + idOfTask(debtor));
        var account = page.path("facts").path("accounts").path(0);
        assertThat(account.path("balance").asString("")).startsWith("1234.5");
        assertThat(page.path("offers").path("state").asString("")).isEqualTo("MISSING");
        assertThat(page.path("guide").path("script").path("id").asString("")).isEqualTo("help");
        assertThat(page.path("guide").path("language").asString("")).isEqualTo("zh-CN");
        assertThat(page.path("guide").path("forbidden").findValuesAsString("id"))
                .contains("cn-misleading");
        Api.at(port).as("gateway").refusal(HttpStatus.FORBIDDEN, "/debtors/x/story");
        Api.at(port).as("gateway").refusal(HttpStatus.FORBIDDEN, "/tasks/" + UUID.randomUUID());
    }

    private JsonNode file(String path) {
        return Api.at(port).as("agency-desk").get("/contact-attempts/files/" + path);
    }

    private String report(String file) {
        return ""
                + Api.at(port)
                        .as("auditor")
                        .client()
                        .get()
                        .uri("/contact-attempts/files/" + file + "/report.csv")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
    }
}
