package io.forbear.plan;

import static io.forbear.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.testing.Api;
import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

class PlanApiIT implements WithPlanService {
    private static final String KEY = "Idempotency-Key";

    @Autowired private Clock clock;

    @Value("${local.server.port}")
    private int port;

    private final Debtor debtor = Debtor.unlikeAnyOther();
    private LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void lookAtTheCalendar() {
        today = LocalDate.ofInstant(clock.instant(), Debtor.SHANGHAI);
    }

    @Test
    void proposesInstalmentsThatSumToTheTotal() {
        debtor.isOverdue();
        var plan = debtor.proposeSoon(desk(), today.plusDays(5));
        assertThat(plan.get("status").asString()).isEqualTo("PROPOSED");
        assertThat(plan.get("proposedBy").asString()).isEqualTo("test-plan-desk");
        var sum =
                plan.get("instalments")
                        .valueStream()
                        .map(i -> i.get("amount").get("amount").decimalValue())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isEqualByComparingTo("300");
        assertThat(plan.get("total").propertyNames())
                .containsExactlyInAnyOrder("amount", "currency");
    }

    @ParameterizedTest(name = "{0} -> {1}: {2} {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                // missing
                "\"debtorId\": \"(.*?)\" | \"debtorId\": \" \" | 422 | debtorId",
                "\"total\": .*?}, | | 422 | total",
                "\"firstDueOn\": \".*?\", | | 422 | firstDueOn",
                "\"accountIds\": .*?], | \"accountIds\": [], | 422 | accountIds",
                "\"instalments\": 3, | | 422 | instalments",
                "\"willing\": true | \"willing\": null | 422 | willing",
                "\"OTHER\" | \"FEES_DURING_PLAN\" | 422 | contents",
                // not allowed
                "\"amount\": 300 | \"amount\": 0 | 422 | total",
                "\"amount\": 300 | \"amount\": 0.001 | 422 | total",
                "\"amount\": 300 | \"amount\": 1e900000000 | 422 | total.amount",
                "\"CNY\" | \"USD\" | 422 | total.currency",
                "\"CNY\" | \"RMB\" | 422 | total.currency",
                "\"instalments\": 3 | \"instalments\": 0 | 422 | instalments",
                "\"instalments\": 3 | \"instalments\": 62 | 422 | instalments",
                "\"instalments\": 3 | \"instalments\": 2147483647 | 422 | instalments",
                "\"firstDueOn\": \".*?\" | \"firstDueOn\": \"2020-01-01\" | 422 | firstDueOn",
                "\"firstDueOn\": \".*?\" | \"firstDueOn\": \"+999999999-12-31\" | 400 | firstDueOn",
                "300, \"currency\": \"CNY\"},\\s+\"instalments\": 3 | 999999999999999.9999,"
                        + " \"currency\": \"CNY\"}, \"instalmentAmount\": {\"amount\": 0.0001,"
                        + " \"currency\": \"CNY\"} | 422 | instalmentAmount",
                "\"exceedsAbility\": true | \"exceedsAbility\": false | 422 | exceedsAbility",
                // not readable
                "\"instalments\": 3 | \"instalments\": \"few\" | 400 | instalments",
                "\"firstDueOn\": \".*?\" | \"firstDueOn\": \"2026-02-31\" | 400 | firstDueOn",
                "\"OTHER\" | \"OTHERS\" | 400 | contents",
                "\"amount\": 300 | \"amount\": \"much\" | 400 | amount",
                "\"willing\" | \"wiling\" | 400 | wiling",
            })
    void namesTheFieldAtFault(String from, String to, int status, String field) {
        debtor.isOverdue();
        debtor.proposeSoon(desk(), today.plusDays(5));
        var body =
                debtor.proposal(today.plusDays(5))
                        .replaceFirst("(?s)" + from, to == null ? "" : to);
        var problem = desk().post(HttpStatus.valueOf(status), "/plans", body);
        assertThat(problem.toString()).contains(field);
        assertThat(fields(problem)).anySatisfy(found -> assertThat(found).contains(field));
    }

    @Test
    void refusesAnAccountItDoesNotKnow() {
        var problem =
                desk().post(
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                "/plans",
                                debtor.proposal(today.plusDays(5)));
        assertThat(fields(problem)).containsExactly("accountIds");
    }

    @Test
    void refusesABodyOfTenMegabytes() {
        var huge = debtor.proposal(today).replace("CNY", "C".repeat(10_000_000));
        desk().post(HttpStatus.CONTENT_TOO_LARGE, "/plans", huge);
    }

    @Test
    void refusesABodyThatIsNoJson() {
        desk().post(HttpStatus.BAD_REQUEST, "/plans", "{\"debtorId\": ");
    }

    @Test
    void makesOnePlanOfARequestThatIsRepeated() {
        debtor.isOverdue();
        debtor.proposeSoon(desk(), today.plusDays(3));
        var body = debtor.proposal(today.plusDays(5));
        var ids =
                IntStream.range(0, 6)
                        .parallel()
                        .mapToObj(_ -> propose(desk(), body))
                        .map(plan -> plan.get("planId").asString())
                        .distinct()
                        .toList();
        assertThat(ids).hasSize(1);
        soon(
                () ->
                        assertThat(Surroundings.read(Topics.PLAN_PROPOSED, debtor.debtorId()))
                                .hasSize(2));

        var problem =
                desk().with(KEY, debtor.debtorId())
                        .post(
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                "/plans",
                                debtor.proposal(today.plusDays(6)));
        assertThat(fields(problem)).containsExactly(KEY);
        var ofAnother = propose(Api.at(port).as("collector"), body);
        assertThat(ofAnother.get("planId").asString()).isNotEqualTo(ids.getFirst());
    }

    @Test
    void letsARefusedRequestBeMadeAgainWithTheSameKey() {
        var body = debtor.proposal(today.plusDays(5));
        desk().with(KEY, debtor.debtorId()).post(HttpStatus.UNPROCESSABLE_CONTENT, "/plans", body);
        debtor.isOverdue();
        soon(() -> propose(desk(), body));
    }

    @Test
    void listsThePlansOfADebtorPageByPage() {
        debtor.isOverdue();
        var first = debtor.proposeSoon(desk(), today.plusDays(5)).get("planId").asString();
        var second =
                desk().post(HttpStatus.CREATED, "/plans", debtor.proposal(today.plusDays(6)))
                        .get("planId")
                        .asString();
        var third =
                desk().post(HttpStatus.CREATED, "/plans", debtor.proposal(today.plusDays(7)))
                        .get("planId")
                        .asString();
        desk().post(HttpStatus.OK, "/plans/" + second + "/agreement", "{}");

        var path = "/plans?limit=2&debtorId=" + debtor.debtorId();
        var page = Api.at(port).as("auditor").get(path);
        assertThat(ids(page)).containsExactly(first, second);
        var next =
                Api.at(port)
                        .as("auditor")
                        .get(path + "&cursor={c}", page.get("nextCursor").asString());
        assertThat(ids(next)).containsExactly(third);
        assertThat(next.hasNonNull("nextCursor")).isFalse();
        assertThat(ids(Api.at(port).as("auditor").get(path + "&status=IN_FORCE")))
                .containsExactly(second);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/plans", "/plans/P-1"})
    void refusesACallWithoutAToken(String path) {
        Api.at(port).refusal(HttpStatus.UNAUTHORIZED, path);
        Api.at(port).post(HttpStatus.UNAUTHORIZED, path, "{}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"auditor", "operations", "compliance-officer", "core-banking", "gateway"})
    void letsOnlyThePlanDeskAndCollectorsPropose(String role) {
        var body = debtor.proposal(today);
        Api.at(port).as(role).post(HttpStatus.FORBIDDEN, "/plans", body);
        Api.at(port).as(role).post(HttpStatus.FORBIDDEN, "/plans/P-1/agreement", "{}");
    }

    @Test
    void letsOnlyThePlanDeskEnterAnAgreement() {
        Api.at(port).as("collector").post(HttpStatus.FORBIDDEN, "/plans/P-1/agreement", "{}");
        desk().post(HttpStatus.NOT_FOUND, "/plans/P-1/agreement", "{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "core-banking", "operations"})
    void keepsPlansFromThoseWhoHaveNoBusinessWithThem(String role) {
        Api.at(port).as(role).refusal(HttpStatus.FORBIDDEN, "/plans");
    }

    @Test
    void answersAnUnknownPlanWithAProblem() {
        Api.at(port).as("collector").refusal(HttpStatus.NOT_FOUND, "/plans/nobody");
        desk().post(HttpStatus.NOT_FOUND, "/plans/nobody/agreement", "{}");
        Api.at(port).as("collector").refusal(HttpStatus.BAD_REQUEST, "/plans?status=LOST");
    }

    private JsonNode propose(Api api, String body) {
        return api.with(KEY, debtor.debtorId()).post(HttpStatus.CREATED, "/plans", body);
    }

    private Api desk() {
        return Api.at(port).as("plan-desk");
    }

    private static List<String> fields(JsonNode problem) {
        return problem.get("errors").valueStream().map(e -> e.get("field").asString()).toList();
    }

    private static List<String> ids(JsonNode page) {
        return page.get("items").valueStream().map(p -> p.get("planId").asString()).toList();
    }
}
