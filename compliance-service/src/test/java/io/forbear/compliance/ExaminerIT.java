package io.forbear.compliance;

import static io.forbear.compliance.EventExamples.may;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.forbear.events.ContactOutcome;
import io.forbear.service.page.Cursor;
import io.forbear.testing.Api;
import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;

class ExaminerIT implements WithComplianceService {
    private static final Duration SECONDS = Duration.ofSeconds(20);
    private static final int MANY = 2_600;

    private final EventExamples debtor = new EventExamples("P-" + UUID.randomUUID());

    @Value("${local.server.port}")
    private int port;

    @Autowired private DatabaseClient database;

    @BeforeEach
    void knowsTheDebtor() {
        Surroundings.send(Topics.DEBTOR_PROFILE, debtor.profile("Asia/Shanghai"));
        Surroundings.send(Topics.ACCOUNT_STAGE, debtor.account());
    }

    @Test
    void answersTheExaminersQuestionInOneCall() {
        var calls = new ArrayList<UUID>();
        for (var hour : List.of(9, 11, 13, 15)) {
            var call = debtor.call(may(13, hour, 0)).build();
            calls.add(call.getEventId());
            Surroundings.send(Topics.CONTACT_ATTEMPTED, call);
        }
        var address = "/contacts/" + calls.getLast() + "/findings";
        await().atMost(SECONDS)
                .untilAsserted(() -> assertThat(get(address).toString()).contains("CN-FREQ-03"));
        var answer = get(address);
        var found = one(answer.path("findings"), "/finding/ruleId", "CN-FREQ-03");
        assertThat(found.at("/finding/packVersion").asString()).isEqualTo("2021-01-01");
        assertThat(found.at("/finding/citation").asString()).isNotEmpty();
        assertThat(found.at("/finding/evidence").toString())
                .contains("{\"name\":\"count\",\"value\":\"4\"}");
        assertThat(found.at("/rule/checks").toString()).contains("max 3");
        assertThat(values(found.path("facts"), "factId"))
                .containsExactlyElementsOf(
                        calls.subList(0, 3).stream().map(UUID::toString).toList());
        assertThat(found.path("facts").get(0).toString())
                .contains(
                        may(13, 9, 0).toString(),
                        "\"outcome\":\"CONVERSATION\"",
                        "\"channel\":\"VOICE_HUMAN\"",
                        "\"agentIds\":[\"s1\"]",
                        "\"legalEntityId\":\"BANK\"");
        assertThat(answer.at("/subject/contact/recordingRef").asString()).isEqualTo("rec");
        assertThat(answer.at("/background/zones/0").asString()).isEqualTo("Asia/Shanghai");
        assertThat(answer.path("packVersions").toString()).contains("cn-cards@2021-01-01");
        var id = published(answer, "CN-FREQ-03").at("/violation/violationId").asString();
        assertThat(get("/violations/" + id).path("facts").asString())
                .isEqualTo("/debtors/" + debtor.debtorId() + address);

        Surroundings.send(
                Topics.CONTACT_ATTEMPTED,
                debtor.call(may(13, 11, 0))
                        .setEventId(calls.get(1))
                        .setOutcome(ContactOutcome.RANG_UNANSWERED)
                        .setRecordingRef(null)
                        .build());
        await().atMost(SECONDS)
                .untilAsserted(
                        () ->
                                assertThat(
                                                values(
                                                        published(get(address), "CN-FREQ-03")
                                                                .path("history"),
                                                        "status"))
                                        .containsExactly("RAISED", "RETRACTED"));
        assertThat(get(address).path("findings").toString()).doesNotContain("CN-FREQ-03");
    }

    @Test
    void tellsWhereToAskForAContactNothingWasFoundOn() {
        var proposal = debtor.proposal(may(12, 10, 0)).build();
        Surroundings.send(Topics.CONTACT_PROPOSED, proposal);
        await().atMost(SECONDS).until(() -> !decided().isEmpty());
        var permit = decided().getFirst().getPermit().getPermitId();
        var call =
                debtor.call(may(12, 10, 2))
                        .setProposalId(proposal.getProposalId())
                        .setPermitId(permit)
                        .build();
        Surroundings.send(Topics.CONTACT_ATTEMPTED, call);
        var address = "/contacts/" + call.getEventId() + "/findings";
        var known = address + "?debtorId=" + debtor.debtorId();
        await().atMost(SECONDS).untilAsserted(() -> get(known));
        var refusal = Api.at(port).as("auditor").refusal(HttpStatus.NOT_FOUND, address).toString();
        assertThat(refusal).contains("debtorId");
        await().atMost(SECONDS)
                .until(() -> get(known).at("/decision/answer").asString("").equals("PERMITTED"));
        var answer = get(known);
        assertThat(answer.at("/permit/content/permitId").asString()).isEqualTo(permit);
        assertThat(answer.path("violations").size()).isZero();
        Api.at(port)
                .as("auditor")
                .refusal(
                        HttpStatus.NOT_FOUND,
                        "/debtors/nobody/contacts/" + call.getEventId() + "/findings");
    }

    @Test
    void tellsWhenADebtorMayBeContactedAndWhyNotOtherwise() {
        var address =
                "/debtors/{id}/availability?from=2026-05-12T00:00:00Z&to=2026-05-13T00:00:00Z"
                        + "&channel=VOICE_HUMAN,SMS";
        await().atMost(SECONDS)
                .untilAsserted(() -> Api.at(port).as("collector").get(address, debtor.debtorId()));
        await().atMost(SECONDS)
                .untilAsserted(
                        () ->
                                assertThat(
                                                Api.at(port)
                                                        .as("collector")
                                                        .get(address, debtor.debtorId())
                                                        .at("/zones/0")
                                                        .asString(""))
                                        .isEqualTo("Asia/Shanghai"));
        var answer = Api.at(port).as("collector").get(address, debtor.debtorId());
        assertThat(answer.at("/assumes/legalEntityId").asString()).isEqualTo("BANK");
        assertThat(answer.path("channels").size()).isEqualTo(2);
        for (var channel : answer.path("channels")) {
            assertThat(channel.path("lawful").toString())
                    .isEqualTo(
                            "[{\"from\":\"%s\",\"until\":\"%s\"}]"
                                    .formatted("2026-05-12T00:00:00Z", may(12, 22, 0)));
            assertThat(channel.at("/closed/0/by/0/ruleId").asString()).isEqualTo("CN-HOURS-01");
            assertThat(channel.at("/closed/0/by/0/packVersion").asString()).isEqualTo("2021-01-01");
        }
        refused("to", "/debtors/x/availability?to=2026-05-12T00:00:00Z", HttpStatus.BAD_REQUEST);
        refused(
                "to",
                "/debtors/x/availability?from=2026-05-12T00:00:00Z&to=2026-06-13T00:00:00Z",
                HttpStatus.UNPROCESSABLE_CONTENT);
        refused("channel", "/debtors/x/availability?channel=DRUM", HttpStatus.BAD_REQUEST);
        Api.at(port).as("auditor").refusal(HttpStatus.NOT_FOUND, "/debtors/nobody/availability");
    }

    @Test
    void showsACollectorOnlyTheDecisionsOnADebtorHeNames() {
        var collector = Api.at(port).as("collector");
        for (var list : List.of("/decisions", "/decisions?answer=DENIED", "/decisions?debtorId=")) {
            assertThat(collector.refusal(HttpStatus.BAD_REQUEST, list).toString())
                    .contains("\"field\":\"debtorId\"");
        }
        collector.get("/decisions?debtorId=" + debtor.debtorId());
        get("/decisions");
        Api.at(port).as("compliance-officer").get("/decisions");
    }

    @Test
    void looksPastACommaTooMany() {
        var address = "/debtors/" + debtor.debtorId() + "/availability?channel=SMS,&accountId=A,";
        await().atMost(SECONDS).untilAsserted(() -> get(address));
        var answer = get(address);
        assertThat(values(answer.path("channels"), "channel")).containsExactly("SMS");
        assertThat(answer.at("/assumes/accountIds").toString()).isEqualTo("[\"A\"]");
    }

    @Test
    void explainsADecisionAndSaysWhenEachChannelOpens() {
        var proposals = List.of(may(12, 23, 0), may(13, 23, 30));
        for (var at : proposals) {
            Surroundings.send(Topics.CONTACT_PROPOSED, debtor.proposal(at).build());
        }
        var list = "/decisions?answer=DEFERRED&rule=CN-HOURS-01&debtorId=" + debtor.debtorId();
        await().atMost(SECONDS)
                .untilAsserted(() -> assertThat(get(list).path("items").size()).isEqualTo(2));
        var first = get(list + "&limit=1");
        var second = get(list + "&limit=1&cursor=" + first.path("nextCursor").asString());
        assertThat(second.path("nextCursor").isNull()).isTrue();
        assertThat(second.at("/items/0/proposalId")).isNotEqualTo(first.at("/items/0/proposalId"));
        assertThat(get(list.replace("DEFERRED", "DENIED")).path("items").size()).isZero();
        assertThat(get(list.replace("HOURS-01", "FREQ-01")).path("items").size()).isZero();

        var id = second.at("/items/0/proposalId").asString();
        await().atMost(SECONDS).until(() -> get("/decisions/" + id).path("nextLawful").size() > 0);
        var explained = get("/decisions/" + id);
        assertThat(explained.path("answer").asString()).isEqualTo("DEFERRED");
        assertThat(explained.at("/proposal/contact/party/personId").asString())
                .isEqualTo(debtor.debtorId());
        for (var next : explained.path("nextLawful")) {
            if (next.path("channel").asString().equals("VISIT")) {
                assertThat(next.path("at").isNull()).isTrue();
            } else {
                assertThat(Instant.parse(next.path("at").asString()))
                        .isAfter(Instant.parse(explained.path("decidedAt").asString()));
            }
        }
        var own = get(explained.path("availability").asString());
        assertThat(values(own.path("channels"), "channel"))
                .containsExactly(explained.at("/proposal/contact/channel").asString());
        assertThat(values(own.path("channels"), "endpoint")).containsExactly("mobile-1");
    }

    @Test
    void namesEveryInstantThatItCannotUse() {
        for (var instant :
                List.of(
                        "-1000000000-01-01T00:00:00Z",
                        "%2B1000000000-12-31T23:59:59.999999999Z",
                        "yesterday")) {
            for (var list : List.of("/violations", "/violations.csv", "/decisions")) {
                refused("from", list + "?from=" + instant, HttpStatus.BAD_REQUEST);
                refused("to", list + "?to=" + instant, HttpStatus.BAD_REQUEST);
            }
            var availability = "/debtors/x/availability?";
            refused("from", availability + "from=" + instant, HttpStatus.BAD_REQUEST);
            refused("to", availability + "to=" + instant, HttpStatus.BAD_REQUEST);
            var cursor = Cursor.at(instant.replace("%2B", "+"), "x").text();
            for (var list : List.of("/violations", "/decisions", "/deadlines")) {
                refused("cursor", list + "?cursor=" + cursor, HttpStatus.BAD_REQUEST);
            }
        }
    }

    @Test
    void exportsThousandsOfViolationsWithWhateverTheySay() {
        var rule = "ZZ-CSV-" + UUID.randomUUID();
        var hostile = "=HYPERLINK(\"http://x\"), \"quoted\"\nnext line, 逾期";
        violations(rule, hostile, MANY, Duration.ofMinutes(1));
        var text = csv("/violations.csv?bom=true&rule=" + rule);
        assertThat(text).startsWith("\uFEFFviolationId,status,ruleId,");
        assertThat(text.split("\r\n", -1)).hasSize(MANY + 2);
        var rows = parsed(text.substring(1));
        assertThat(rows).hasSize(MANY + 1);
        var columns = List.of(rows.getFirst());
        var ids = rows.stream().skip(1).map(row -> row[0]).toList();
        assertThat(ids).doesNotHaveDuplicates();
        for (var row : rows.subList(1, rows.size())) {
            assertThat(row[columns.indexOf("explanation")]).isEqualTo("'" + hostile);
            assertThat(row[columns.indexOf("citation")]).isEqualTo("'-1");
            assertThat(row[columns.indexOf("agentIds")]).isEqualTo("'@a; b");
        }
        assertThat(csv("/violations.csv?rule=" + rule + "&agency=NOBODY").split("\r\n")).hasSize(1);
        Api.at(port).as("collector").refusal(HttpStatus.FORBIDDEN, "/violations.csv");
    }

    /** So many of a rule from 1 May on, three at once, and then so long none. */
    private void violations(String rule, String text, int many, Duration apart) {
        database.sql(
                        """
                        insert into violation
                        select :rule || n, :debtor, 'RAISED', :rule,
                            timestamptz '2026-05-01' + n / 3 * cast(:step as interval), 'BANK', '{}',
                            jsonb_build_object('violationId', :rule || n, 'debtorId', :debtor,
                                'status', 'RAISED', 'subjectId', 's' || n,
                                'subjectOccurredAt', to_char(
                                    (timestamptz '2026-05-01' + n / 3 * cast(:step as interval))
                                        at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                                'legalEntityId', 'BANK', 'agentIds', jsonb_build_array('@a', 'b'),
                                'accountIds', '[]'::jsonb, 'channel', null,
                                'changedAt', '2026-05-02T00:00:00Z',
                                'finding', jsonb_build_object('findingId', 'f', 'ruleId', :rule,
                                    'consequence', 'VIOLATION', 'packId', 'zz',
                                    'packVersion', '1', 'citation', '-1', 'explanation', :text,
                                    'evidence', '[]'::jsonb, 'restsOn', '[]'::jsonb))
                        from generate_series(1, :many) n
                        """)
                .bind("rule", rule)
                .bind("debtor", debtor.debtorId())
                .bind("text", text)
                .bind("many", many)
                .bind("step", apart.toString())
                .fetch()
                .rowsUpdated()
                .toFuture()
                .join();
    }

    @Test
    void countsViolationsOverTimeByRuleAndAgency() {
        var rule = "ZZ-TREND-" + UUID.randomUUID();
        violations(rule, "text", 8, Duration.ofHours(36));

        var address = "/violations/trend?debtorId=" + debtor.debtorId() + "&rule=" + rule;
        var month = "&from=2026-05-01T00:00:00Z&to=2026-05-06T00:00:00Z";
        var byDay = get(address + month);
        assertThat(byDay.path("starts")).hasSize(5);
        assertThat(byDay.at("/starts/0").asString()).isEqualTo("2026-05-01");
        assertThat(byDay.path("violations").asInt()).isEqualTo(8);
        assertThat(byDay.at("/byRule/0/name").asString()).isEqualTo(rule);
        assertThat(byDay.at("/byRule/0/counts").toString()).isEqualTo("[2,3,0,3,0]");
        assertThat(byDay.at("/byAgency/0/name").asString()).isEqualTo("BANK");
        var byWeek = get(address + month + "&per=WEEK");
        assertThat(byWeek.path("starts").toString()).isEqualTo("[\"2026-04-27\",\"2026-05-04\"]");
        assertThat(byWeek.at("/byAgency/0/counts").toString()).isEqualTo("[5,3]");
        assertThat(get(address + month + "&status=RETRACTED").path("byRule")).isEmpty();

        refused(
                "to",
                address + "&to=2026-05-01T00:00:00Z&from=2026-05-01T00:00:00Z",
                HttpStatus.BAD_REQUEST);
        refused(
                "from",
                address + "&to=2026-05-03T00:00:00Z&from=2025-05-01T00:00:00Z",
                HttpStatus.BAD_REQUEST);
        Api.at(port).as("collector").refusal(HttpStatus.FORBIDDEN, address);
    }

    private String csv(String address) {
        var answer =
                Api.at(port)
                        .as("auditor")
                        .client()
                        .mutate()
                        .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(16_000_000))
                        .build()
                        .get()
                        .uri(address)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectHeader()
                        .valueMatches("Content-Type", "text/csv;charset=UTF-8")
                        .expectHeader()
                        .valueMatches("Content-Disposition", ".*violations.csv.*")
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        return "" + answer;
    }

    private static List<String[]> parsed(String text) {
        try (var rows =
                new CsvMapper()
                        .readerFor(String[].class)
                        .with(CsvReadFeature.WRAP_AS_ARRAY)
                        .<String[]>readValues(text)) {
            return rows.readAll();
        }
    }

    private List<io.forbear.events.ContactDecided> decided() {
        return Surroundings.read(Topics.CONTACT_DECIDED, debtor.debtorId());
    }

    private JsonNode get(String address) {
        return Api.at(port).as("auditor").get(address);
    }

    private void refused(String field, String address, HttpStatus expected) {
        var body =
                Api.at(port)
                        .as("auditor")
                        .client()
                        .get()
                        .uri(URI.create("http://127.0.0.1:" + port + address))
                        .exchange()
                        .expectStatus()
                        .isEqualTo(expected)
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        assertThat(body).as(address).contains("\"field\":\"" + field + "\"");
    }

    private static JsonNode published(JsonNode answer, String rule) {
        return one(answer.path("violations"), "/violation/finding/ruleId", rule);
    }

    private static JsonNode one(JsonNode list, String pointer, String value) {
        for (var item : list) {
            if (item.at(pointer).asString("").equals(value)) {
                return item;
            }
        }
        throw new AssertionError("expected " + value + " at " + pointer + " in " + list);
    }

    private static List<String> values(JsonNode list, String name) {
        var values = new ArrayList<String>();
        list.forEach(item -> values.add(item.path(name).asString()));
        return values;
    }
}
