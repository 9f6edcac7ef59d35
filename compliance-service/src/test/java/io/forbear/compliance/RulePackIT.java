package io.forbear.compliance;

import static io.forbear.compliance.EventExamples.may;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.forbear.events.PackMode;
import io.forbear.events.RulePackActivated;
import io.forbear.testing.Api;
import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RulePackIT implements WithComplianceService {
    private static final Duration SECONDS = Duration.ofSeconds(60);
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final JsonMapper JSON = new JsonMapper();
    private static final MediaType YAML = MediaType.parseMediaType("application/yaml");

    private final EventExamples debtor = new EventExamples("P-" + UUID.randomUUID());
    private final String suffix = UUID.randomUUID().toString().substring(0, 8);
    private final String pack = "quiet-" + suffix;

    // what a test activates stays active: each has a rule of its own
    private final String rule = "ZZ-" + suffix.toUpperCase(Locale.ROOT) + "-01";

    @Autowired private MeterRegistry meters;

    @Value("${local.server.port}")
    private int port;

    @Autowired private StreamsBuilderFactoryBean streams;

    @Autowired private Environment environment;

    @Autowired private DatabaseClient database;

    private Api api = Api.at(0);

    /** Tomorrow: no pack may become effective sooner, no contact be reported a day ahead. */
    private final LocalDate dayOfEffect =
            LocalDate.ofInstant(Clock.systemUTC().instant(), SHANGHAI).plusDays(1);

    @BeforeEach
    void knowsTheDebtor() {
        api = Api.at(port);
        Surroundings.send(Topics.DEBTOR_PROFILE, debtor.profile("Asia/Shanghai"));
        Surroundings.send(Topics.ACCOUNT_STAGE, debtor.account());
    }

    @Test
    void tellsTheTopicOfEveryShippedPack() {
        await().atMost(SECONDS)
                .untilAsserted(
                        () ->
                                assertThat(activations("cn-cards@2021-01-01"))
                                        .isNotEmpty()
                                        .last()
                                        .returns(PackMode.ACTIVE, RulePackActivated::getMode)
                                        .returns("shipped", RulePackActivated::getAuthor)
                                        .satisfies(
                                                e ->
                                                        assertThat(e.getContent())
                                                                .contains("pack: cn-cards")));
        var listed = get("/rule-packs?status=ACTIVE&limit=500").path("items");
        for (var item : listed) {
            var key = item.path("pack").asString() + "@" + item.path("version").asString();
            await().atMost(SECONDS)
                    .untilAsserted(
                            () ->
                                    assertThat(activations(key))
                                            .extracting(RulePackActivated::getDigest)
                                            .contains(item.path("digest").asString()));
        }
        assertThat(listed.size()).isGreaterThanOrEqualTo(10);
    }

    @Test
    void namesEveryPlaceThatTheLinterRejects() {
        var broken =
                future().replace("    citation: House rule 7\n", "")
                        .replace("latest: \"16:00\"", "latest: noon");
        var answer =
                upload("alice", broken, HttpStatus.UNPROCESSABLE_CONTENT).path("errors").toString();
        assertThat(answer).contains("rules[0].citation", "rules[0].checks[0]", "noon");
        var foreign = future().replace(rule, "CN-HOURS-01");
        assertThat(upload("alice", foreign, HttpStatus.UNPROCESSABLE_CONTENT).toString())
                .contains("CN-HOURS-01 is the id of a rule of cn-cards");
    }

    @Test
    void keepsTheSameTextOnceAndTellsItsChanges() {
        var first = upload("alice", future(), HttpStatus.CREATED);
        var again = upload("bob", future(), HttpStatus.CREATED);
        assertThat(again).isEqualTo(first);
        assertThat(first.path("author").asString()).isEqualTo("alice");
        assertThat(first.path("status").asString()).isEqualTo("DRAFT");
        var later = future().replace("10:00", "09:30");
        var second = upload("alice", later, HttpStatus.CREATED).path("id").asString();
        var id = first.path("id").asString();
        assertThat(get("/rule-packs/" + id).path("yaml").asString()).isEqualTo(future());
        assertThat(get("/rule-packs/" + second + "/changes?against=" + id).toString())
                .contains(rule, "earliest 10:00", "earliest 09:30");
        var page = get("/rule-packs?status=DRAFT&limit=1");
        assertThat(page.path("items").size()).isEqualTo(1);
        assertThat(page.path("nextCursor").asString()).isNotEmpty();
    }

    @Test
    void activatesATestedPackApprovedByASecondPersonAndKeepsItOverARestart() {
        morningCallsInMay();
        var id = upload("alice", future(), HttpStatus.CREATED).path("id").asString();
        approve("bob", id, "active", HttpStatus.CONFLICT);

        var first = backtest(api, id, null);
        assertThat(first.path("rules").path(rule).path("added").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(first.path("agencies").path("BANK").path("added").asInt())
                .isGreaterThanOrEqualTo(2);
        assertThat(first.path("stages").path("M1").path("added").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(first.path("samples").toString()).contains(rule, "16:00");
        var again = backtest(api, id, first.path("offsets"));
        assertThat(again).isEqualTo(first);

        approve("alice", id, "active", HttpStatus.CONFLICT);
        approve("bob", id, "active", HttpStatus.OK);
        approve("bob", id, "active", HttpStatus.OK);
        awaitFindingAt(minuteOfEffect(1));
        assertThat(Surroundings.read(Topics.COMPLIANCE_VIOLATION, debtor.debtorId()))
                .filteredOn(v -> v.getFinding().getRuleId().equals(rule))
                .allSatisfy(
                        v ->
                                assertThat(v.getFinding().getPackVersion())
                                        .isEqualTo(dayOfEffect.toString()));

        streams.stop();
        // waits for whoever starts next, which must know the pack before it reads this
        var waiting = minuteOfEffect(2);
        Surroundings.send(Topics.CONTACT_ATTEMPTED, debtor.call(waiting).build());
        try (var restarted =
                SecondInstance.start(
                        environment,
                        STREAMS.resolveSibling("second"),
                        "--forbear.backtest.threads=3")) {
            var other = Api.at(SecondInstance.portOf(restarted));
            await().atMost(SECONDS).until(() -> foundOn(waiting));
            assertThat(get(other, "/rule-packs/" + id).toString()).contains("\"ACTIVE\"", "bob");
            assertThat(backtest(other, id, first.path("offsets")).path("digest"))
                    .isEqualTo(first.path("digest"));
        } finally {
            streams.start();
        }
        assertThat(activations(pack + "@" + dayOfEffect)).hasSize(1);
    }

    @Test
    void runsAPackWithoutEffectAndTellsWhatItWouldDoOtherwise() {
        var past = quietHours("2026-05-01");
        var id = upload("alice", past, HttpStatus.CREATED).path("id").asString();
        backtest(api, id, null);
        approve("bob", id, "active", HttpStatus.UNPROCESSABLE_CONTENT);
        approve("bob", id, "sideways", HttpStatus.BAD_REQUEST);
        approve("bob", id, "shadow", HttpStatus.OK);
        await().atMost(SECONDS).until(() -> !activations(pack + "@2026-05-01").isEmpty());
        await().atMost(SECONDS)
                .untilAsserted(
                        () -> {
                            Surroundings.send(
                                    Topics.CONTACT_ATTEMPTED, debtor.call(may(11, 9, 0)).build());
                            var report = get("/rule-packs/" + id + "/shadow");
                            assertThat(report.path("rules").path(rule).path("added").asInt())
                                    .isPositive();
                            assertThat(report.path("samples").toString())
                                    .contains(debtor.debtorId());
                        });
        assertThat(Surroundings.read(Topics.COMPLIANCE_VIOLATION, debtor.debtorId()))
                .extracting(v -> v.getFinding().getRuleId())
                .contains("FB-PERMIT-01")
                .doesNotContain(rule);
        assertThat(get("/rule-packs/" + id + "/shadow").path("defects").asInt(-1)).isZero();
    }

    @Test
    void measuresPacksThatCannotBeReadAndShadowsThatFail() {
        assertThat(meters.get("forbear.packs.unreadable").gauge().value()).isZero();
        assertThat(meters.get("forbear.shadow.defects").functionCounter().count()).isZero();
    }

    @Test
    void saysWhyABacktestFailedOrThatItWasInterrupted() {
        var id = upload("alice", future(), HttpStatus.CREATED).path("id").asString();
        var beyond =
                Map.of(
                        "offsets",
                        List.of(
                                Map.of(
                                        "topic", "contact.attempted",
                                        "partition", 99,
                                        "from", 0,
                                        "to", 10)));
        var number = begin(api, id, beyond);
        await().atMost(SECONDS)
                .untilAsserted(
                        () ->
                                assertThat(status(api, id, number).toString())
                                        .contains("\"FAILED\"", "\"failure\":\""));
        database.sql(
                        "update rule_pack_backtest set status = 'RUNNING',"
                                + " alive_at = now() - interval '2 minutes'"
                                + " where rule_pack_id = :id")
                .bind("id", id)
                .fetch()
                .rowsUpdated()
                .toFuture()
                .join();
        assertThat(status(api, id, number).path("status").asString()).isEqualTo("INTERRUPTED");
    }

    @Test
    void asksForTheRightRole() {
        for (var address :
                List.of(
                        "/rule-packs/x",
                        "/rule-packs/x/changes?against=y",
                        "/rule-packs/x/backtests",
                        "/rule-packs/x/backtests/1",
                        "/rule-packs/x/shadow")) {
            api.client().get().uri(address).exchange().expectStatus().isUnauthorized();
            api.as("gateway").client().get().uri(address).exchange().expectStatus().isForbidden();
        }
        for (var address :
                List.of("/rule-packs", "/rule-packs/x/backtests", "/rule-packs/x/approval")) {
            post(api.client(), address).expectStatus().isUnauthorized();
            post(api.as("auditor").client(), address).expectStatus().isForbidden();
            post(api.as("collector").client(), address).expectStatus().isForbidden();
        }
        api.as("auditor")
                .client()
                .get()
                .uri("/rule-packs/x")
                .exchange()
                .expectStatus()
                .isNotFound();
        post(api.as("compliance-officer").client(), "/rule-packs/x/approval")
                .expectStatus()
                .isNotFound();
    }

    private static WebTestClient.ResponseSpec post(WebTestClient client, String address) {
        return address.equals("/rule-packs")
                ? client.post().uri(address).contentType(YAML).bodyValue("pack: x").exchange()
                : client.post().uri(address).exchange();
    }

    private String future() {
        return quietHours(dayOfEffect.toString());
    }

    private String quietHours(String effectiveFrom) {
        return PackExamples.quietHours(pack, effectiveFrom, "10:00")
                .replace(PackExamples.RULE, rule);
    }

    private void morningCallsInMay() {
        Surroundings.send(Topics.CONTACT_ATTEMPTED, debtor.call(may(11, 9, 0)).build());
        Surroundings.send(Topics.CONTACT_ATTEMPTED, debtor.call(may(12, 9, 0)).build());
        Surroundings.send(Topics.CONTACT_ATTEMPTED, debtor.call(may(13, 11, 0)).build());
    }

    private void awaitFindingAt(Instant at) {
        await().atMost(SECONDS)
                .untilAsserted(
                        () -> {
                            // an activation judges what arrives after it
                            Surroundings.send(Topics.CONTACT_ATTEMPTED, debtor.call(at).build());
                            assertThat(foundOn(at)).isTrue();
                        });
    }

    private Instant minuteOfEffect(int minute) {
        return dayOfEffect.atTime(0, minute).atZone(SHANGHAI).toInstant();
    }

    private boolean foundOn(Instant at) {
        return Surroundings.read(Topics.COMPLIANCE_VIOLATION, debtor.debtorId()).stream()
                .anyMatch(
                        v ->
                                v.getFinding().getRuleId().equals(rule)
                                        && v.getSubjectOccurredAt().equals(at));
    }

    private List<RulePackActivated> activations(String key) {
        return Surroundings.read(Topics.RULE_PACK, key);
    }

    private JsonNode upload(String author, String yaml, HttpStatus expected) {
        return body(
                api.as("compliance-officer", author)
                        .client()
                        .post()
                        .uri("/rule-packs")
                        .contentType(YAML)
                        .bodyValue(yaml)
                        .exchange()
                        .expectStatus()
                        .isEqualTo(expected));
    }

    private void approve(String approver, String id, String mode, HttpStatus expected) {
        api.as("compliance-officer", approver)
                .client()
                .post()
                .uri("/rule-packs/{id}/approval?mode={mode}", id, mode)
                .exchange()
                .expectStatus()
                .isEqualTo(expected);
    }

    private static JsonNode backtest(Api at, String id, @Nullable JsonNode offsets) {
        var number = begin(at, id, offsets == null ? Map.of() : Map.of("offsets", offsets));
        await().atMost(SECONDS)
                .untilAsserted(
                        () ->
                                assertThat(status(at, id, number).path("status").asString())
                                        .isEqualTo("FINISHED"));
        var finished = status(at, id, number);
        assertThat(finished.path("percent").asInt()).isEqualTo(100);
        return finished.path("report");
    }

    private static int begin(Api at, String id, Map<String, ?> request) {
        var begun =
                at.as("compliance-officer")
                        .client()
                        .post()
                        .uri("/rule-packs/{id}/backtests", id)
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(JSON.writeValueAsString(request))
                        .exchange()
                        .expectStatus()
                        .isAccepted()
                        .expectHeader()
                        .valueMatches("Location", "/rule-packs/.*/backtests/\\d+");
        return body(begun).path("number").asInt();
    }

    private static JsonNode status(Api at, String id, int number) {
        return get(at, "/rule-packs/" + id + "/backtests/" + number);
    }

    private JsonNode get(String address) {
        return get(api, address);
    }

    private static JsonNode get(Api at, String address) {
        return body(at.as("auditor").client().get().uri(address).exchange().expectStatus().isOk());
    }

    private static JsonNode body(WebTestClient.ResponseSpec answer) {
        return JSON.readTree(
                Objects.requireNonNull(
                        answer.expectBody(String.class).returnResult().getResponseBody()));
    }
}
