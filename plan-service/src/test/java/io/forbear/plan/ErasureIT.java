package io.forbear.plan;

import static io.forbear.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.testing.Api;
import io.forbear.testing.MovableClock;
import io.forbear.testing.PersonalScan;
import io.forbear.testing.Surroundings;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

/** What is left of what was agreed with a debtor, once his personal data were erased. */
class ErasureIT implements WithPlanService {
    private static final Set<String> PLACES =
            Set.of(
                    "public.affordability.found",
                    "public.plan_approval.note",
                    "public.plan.ended_because",
                    "public.plan_state.ended_because",
                    "public.plan_pause.because",
                    "public.plan_pause.ended_because",
                    "public.promise.withdrawn_because",
                    "public.settlement.approved_because");

    @Autowired private Clock clock;
    @Autowired private DatabaseClient database;

    @Value("${local.server.port}")
    private int port;

    private final Debtor debtor = Debtor.unlikeAnyOther();

    /** His id begins with the debtor's. */
    private final Debtor other = new Debtor(debtor.debtorId() + "0");

    private LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void lookAtTheCalendar() {
        today = LocalDate.ofInstant(clock.instant(), Debtor.SHANGHAI);
    }

    /**
     * A plan of a debtor that is in force.
     *
     * @param affordabilityId what he was found able to afford
     * @param offerId the offer that he chose
     * @param own opens his case
     */
    private record Agreed(String planId, String affordabilityId, String offerId, Api own) {}

    @Test
    void forgetsWordsMeansAndDocumentsOfHisAndOfNobodyElse() throws SQLException {
        var his = agreed(debtor);
        var hers = agreed(other);
        assertThat(found(debtor)).isEqualTo(PLACES);
        assertThat(found(other)).isEqualTo(PLACES);
        var books = books(debtor, his);
        var herBooks = books(other, hers);
        var herRows = rows(other);

        erase();
        erase();

        assertThat(found(debtor)).isEmpty();
        assertThat(books(debtor, his))
                .isEqualTo(books.replace(words(debtor), "personal data erased"));
        assertThat(rows(debtor))
                .as("but for the plan that stands in the books")
                .isEqualTo(his.affordabilityId() + " " + his.offerId() + " 1 0");
        his.own().refusal(HttpStatus.UNAUTHORIZED, "/self-service");
        assertThat(found(other)).isEqualTo(PLACES);
        assertThat(books(other, hers)).isEqualTo(herBooks);
        assertThat(rows(other)).isEqualTo(herRows);
        hers.own().get("/self-service");
    }

    @Test
    void forgetsNothingThatALawWantsKept() throws SQLException {
        var his = agreed(debtor);
        var books = books(debtor, his);
        var rows = rows(debtor);

        erase("CONTACT_POINTS", "AGREEMENTS");
        his.own().get("/self-service");
        erase("AGREEMENTS");

        his.own().refusal(HttpStatus.UNAUTHORIZED, "/self-service");
        assertThat(found(debtor)).isEqualTo(PLACES);
        assertThat(books(debtor, his)).isEqualTo(books);
        assertThat(rows(debtor)).isEqualTo(rows);
    }

    /** All that can come before a plan, and a plan that was paused. */
    private Agreed agreed(Debtor whose) {
        whose.isOverdue();
        soon(() -> assess(whose, words(whose)));
        desk().post(HttpStatus.CREATED, "/plans/offers", wish(whose, ""));
        withdrawnPromise(whose);
        approvedSettlement(whose);
        var second = Api.at(port).as("plan-desk", "somebody-else");
        second.post(
                HttpStatus.OK,
                longPlan(whose) + "/approval",
                "{\"note\": \"%s\"}".formatted(words(whose)));
        second.post(HttpStatus.OK, longPlan(whose) + "/refusal", because(whose));
        var found = assess(whose, "rent").get("affordabilityId").asString();
        var wish = wish(whose, "\"affordabilityId\": \"%s\",".formatted(found));
        var offered = desk().post(HttpStatus.CREATED, "/plans/offers", wish);
        assertThat(offered.get("offers")).as(offered.toString()).isNotEmpty();
        var offer = offered.get("offers").get(0).get("offerId").asString();
        var chosen = "/plans/offers/" + offer + "/acceptance";
        var plan = desk().post(HttpStatus.CREATED, chosen, "{}").get("planId").asString();
        desk().post(HttpStatus.OK, "/plans/" + plan + "/agreement", "{}");
        makeDocument(plan);
        pause(whose, plan);
        return new Agreed(plan, found, offer, self(whose));
    }

    private JsonNode assess(Debtor whose, String purpose) {
        return desk().post(
                        HttpStatus.CREATED,
                        "/debtors/" + whose.debtorId() + "/affordability",
                        """
                        {"currency": "CNY",
                         "income": [{"source": "WAGES", "amount": 3000, "every": "MONTH",
                          "evidence": ["PAY"]}],
                         "outgoings": [{"purpose": "%s", "amount": 2000, "every": "MONTH"}],
                         "dependants": 1}"""
                                .formatted(purpose));
    }

    private String wish(Debtor whose, String members) {
        return """
               {%s "debtorId": "%s", "accountIds": ["%s"], "feesInDebt": 300,
                "firstDueOn": "%s", "willing": true, "willingnessEvidence": ["REC-1"]}"""
                .formatted(members, whose.debtorId(), whose.accountId(), today.plusDays(10));
    }

    private void withdrawnPromise(Debtor whose) {
        var body =
                """
                {"debtorId": "%s", "accountIds": ["%s"],
                 "dates": [{"dueOn": "%s", "amount": 100, "currency": "CNY"}]}"""
                        .formatted(whose.debtorId(), whose.accountId(), today.plusDays(9));
        var promise = desk().post(HttpStatus.CREATED, "/promises", body);
        var id = promise.get("promiseId").asString();
        desk().post(HttpStatus.OK, "/promises/" + id + "/withdrawal", because(whose));
    }

    private void approvedSettlement(Debtor whose) {
        var body =
                """
                {"debtorId": "%s", "accountIds": ["%s"], "amount": 2000, "currency": "CNY",
                 "payBy": "%s"}"""
                        .formatted(whose.debtorId(), whose.accountId(), today.plusDays(9));
        var offered = desk().post(HttpStatus.CREATED, "/settlements", body);
        Api.at(port)
                .as("plan-desk", "somebody-else")
                .post(
                        HttpStatus.OK,
                        "/settlements/" + offered.get("settlementId").asString() + "/approval",
                        "{\"granted\": true, \"because\": \"%s\"}".formatted(words(whose)));
    }

    /** Longer than one person decides alone. */
    private String longPlan(Debtor whose) {
        var body =
                whose.proposal(today.plusDays(5))
                        .replace("\"instalments\": 3", "\"instalments\": 40");
        return "/plans/" + desk().post(HttpStatus.CREATED, "/plans", body).get("planId").asString();
    }

    private void makeDocument(String planId) {
        var pdf =
                desk().client()
                        .get()
                        .uri("/plans/{id}/document?lang=en", planId)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(byte[].class)
                        .returnResult()
                        .getResponseBody();
        assertThat(pdf).isNotEmpty();
    }

    private void pause(Debtor whose, String planId) {
        var pauses = "/plans/" + planId + "/pauses";
        var review = today.plusDays(20);
        desk().post(
                        HttpStatus.OK,
                        pauses,
                        "{\"reviewOn\": \"%s\", \"because\": \"%s\"}"
                                .formatted(review, words(whose)));
        MovableClock.putForward(Duration.ofDays(1));
        var pause = desk().get(pauses).get(0).get("pauseId").asString();
        desk().post(HttpStatus.OK, pauses + "/" + pause + "/end", because(whose));
    }

    /** With the token of his case. */
    private Api self(Debtor whose) {
        var body =
                "{\"debtorId\": \"%s\", \"accountIds\": [\"%s\"]}"
                        .formatted(whose.debtorId(), whose.accountId());
        var issued = desk().post(HttpStatus.CREATED, "/case-tokens", body);
        return Api.at(port).with("Authorization", "Bearer " + issued.get("token").asString());
    }

    private static String because(Debtor whose) {
        return "{\"because\": \"%s\"}".formatted(words(whose));
    }

    private static String words(Debtor whose) {
        return whose.debtorId() + " pays for his sister";
    }

    /** The mark that the event was processed is written with what it does. */
    private void erase(String... kept) {
        var told = Surroundings.tellErased(debtor.debtorId(), clock.instant(), kept);
        var processed =
                """
                SELECT count(*)::text FROM processed_event
                WHERE consumer_group = 'plan-service-erasure' AND event_id::text = :id
                """;
        soon(() -> assertThat(text(processed, "" + told)).isEqualTo("1"));
    }

    private static Set<String> found(Debtor whose) throws SQLException {
        return new PersonalScan(List.of(words(whose)), _ -> Stream.empty())
                .inDatabase(DATABASE.jdbcUrl(), DATABASE.user(), DATABASE.password());
    }

    /** What stands in the books of a debtor whatever is erased, but for the words in it. */
    private String books(Debtor whose, Agreed agreed) {
        var addresses =
                List.of(
                        "/plans?debtorId=" + whose.debtorId(),
                        "/promises?debtorId=" + whose.debtorId(),
                        "/settlements?debtorId=" + whose.debtorId(),
                        "/plans/" + agreed.planId() + "/pauses",
                        "/plans/" + agreed.planId() + "/acceptances");
        return addresses.stream()
                .map(address -> desk().get(address).toString())
                .collect(Collectors.joining("\n"));
    }

    /** Assessments and offers of a debtor; how many answers to wishes and how many documents. */
    private String rows(Debtor whose) {
        return text(
                """
                SELECT concat_ws(' ',
                    (SELECT string_agg(affordability_id, ',' ORDER BY affordability_id)
                        FROM affordability WHERE debtor_id = :id),
                    (SELECT string_agg(offer_id, ',' ORDER BY offer_id)
                        FROM plan_offer WHERE debtor_id = :id),
                    (SELECT count(*) FROM plan_offering JOIN affordability USING (affordability_id)
                        WHERE debtor_id = :id),
                    (SELECT count(*) FROM plan_document JOIN plan USING (plan_id)
                        WHERE debtor_id = :id))
                """,
                whose.debtorId());
    }

    private String text(String sql, String id) {
        return "" + database.sql(sql).bind("id", id).mapValue(String.class).one().block();
    }

    private Api desk() {
        return Api.at(port).as("plan-desk");
    }
}
