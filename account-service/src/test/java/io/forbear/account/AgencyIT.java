package io.forbear.account;

import static io.forbear.account.EventExamples.SHANGHAI;
import static io.forbear.account.EventExamples.newDebtor;
import static io.forbear.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.account.legal.EvidenceExamples;
import io.forbear.events.AccountStageChanged;
import io.forbear.events.ComplianceViolation;
import io.forbear.events.Consequence;
import io.forbear.events.DebtorNotice;
import io.forbear.events.FindingRecord;
import io.forbear.events.NoticeKind;
import io.forbear.events.StageCause;
import io.forbear.events.ViolationStatus;
import io.forbear.service.page.Cursor;
import io.forbear.testing.Api;
import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An agency's life: registered, listed, given accounts, throttled, taken off the list. */
class AgencyIT implements WithAccountService {
    @Autowired private Clock clock;
    @Autowired private ApplicationContext context;

    @Value("${local.server.port}")
    private int port;

    private final EventExamples debtor = newDebtor();
    private final String agency = "AG-" + UUID.randomUUID();
    private LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void lookAtTheCalendar() {
        today = LocalDate.ofInstant(clock.instant(), SHANGHAI);
    }

    @Test
    void placesAnAccountOnlyWithAnEntitledAgencyAndTellsOthersWhatHappens() {
        overdue();
        desk().post(HttpStatus.CREATED, "/agencies", registration(agency));
        assertThat(messages(refusedPlacement()))
                .anyMatch(message -> message.startsWith("WHITE_LIST: not on the white list on "));

        listed(agency);
        var placed =
                desk().with("Idempotency-Key", "k-" + agency)
                        .post(HttpStatus.CREATED, placement(), wish());
        var again =
                desk().with("Idempotency-Key", "k-" + agency)
                        .post(HttpStatus.CREATED, placement(), wish());
        assertThat(again).isEqualTo(placed);
        desk().post(HttpStatus.CONFLICT, placement(), wish());
        soon(() -> assertThat(told().getLast().getPlacement()).isNotNull());
        var told = told().getLast();
        assertThat(told.getCause()).isEqualTo(StageCause.PLACEMENT_CHANGED);
        assertThat(told.getPlacement().getLegalEntityId()).isEqualTo(agency);
        assertThat(told.getPlacement().getNoticeSentAt()).isNull();
        assertThat(told.getPlacement().getAuthorisation().getPublished()).isTrue();
        assertThat(told.getPlacement().getAuthorisation().getJurisdictions()).containsExactly("CN");

        var sentAt = clock.instant().minusSeconds(60);
        desk().post(HttpStatus.OK, placement() + "/notice", "{\"sentAt\":\"" + sentAt + "\"}");
        soon(() -> assertThat(told().getLast().getPlacement().getNoticeSentAt()).isNotNull());

        Api.at(port)
                .as("compliance-officer", "u-2")
                .post(
                        HttpStatus.OK,
                        "/agencies/" + agency + "/white-listing/removal",
                        "{\"reason\":\"complaints\"}");
        soon(
                () ->
                        assertThat(Surroundings.read(Topics.DEBTOR_NOTICE, debtor.debtorId()))
                                .extracting(notice -> notice.getKind())
                                .containsExactly(
                                        NoticeKind.AGENCY_REVOKED, NoticeKind.AGENCY_AUTHORISED));
        soon(
                () ->
                        assertThat(
                                        told().getLast()
                                                .getPlacement()
                                                .getAuthorisation()
                                                .getPublished())
                                .isFalse());

        recalls();
        var history = desk().get("/accounts/{id}/placements", debtor.accountId());
        assertThat(history.size()).isEqualTo(1);
        assertThat(history.get(0).get("recall").get("reason").asString()).isEqualTo("NOT_ENTITLED");
        assertThat(desk().get("/agencies/{id}/versions", agency).size()).isEqualTo(4);
    }

    private void recalls() {
        desk().post(HttpStatus.OK, placement() + "/recall", "{\"reason\":\"NOT_ENTITLED\"}");
        soon(() -> assertThat(told().getLast().getPlacement()).isNull());
        assertThat(told().getLast().getCause()).isEqualTo(StageCause.PLACEMENT_CHANGED);
        soon(
                () ->
                        assertThat(
                                        Surroundings.read(Topics.DEBTOR_NOTICE, debtor.debtorId())
                                                .getLast())
                                .extracting(last -> last.getKind() + " " + last.getLegalEntityId())
                                .isEqualTo("AGENCY_REVOKED " + agency));
    }

    @Test
    void placesNothingWhileTheBudgetIsUsedUpAndAgainAfterARetraction() {
        overdue();
        desk().post(HttpStatus.CREATED, "/agencies", registration(agency));
        listed(agency);
        Surroundings.send(
                Topics.COMPLIANCE_VIOLATION, violation("V1-" + agency, ViolationStatus.RAISED));
        Surroundings.send(
                Topics.COMPLIANCE_VIOLATION, violation("V2-" + agency, ViolationStatus.RAISED));
        soon(() -> assertThat(budget().at("/lines/0/usedUp").asBoolean(false)).isTrue());
        assertThat(messages(refusedPlacement()))
                .singleElement()
                .asString()
                .startsWith("BUDGET: 2 violations of CN-CONTENT-01");

        Surroundings.send(
                Topics.COMPLIANCE_VIOLATION, violation("V2-" + agency, ViolationStatus.RETRACTED));
        soon(() -> assertThat(budget().get("lines").get(0).get("left").asInt()).isEqualTo(1));
        var line = budget().get("lines").get(0);
        assertThat(line.get("raised").asInt()).isEqualTo(2);
        assertThat(line.get("retracted").asInt()).isEqualTo(1);
        desk().post(HttpStatus.CREATED, placement(), wish());
    }

    @Test
    void placesByRuleWhatAPreviewShows() {
        overdue();
        assertThat(preview().get("outcome").asString()).isEqualTo("NOBODY");
        desk().post(HttpStatus.CREATED, "/agencies", registration("AG-EAST"));
        listed("AG-EAST");

        var proposed = preview();
        assertThat(proposed.get("outcome").asString()).isEqualTo("PROPOSED");
        assertThat(proposed.at("/proposal/agencyId").asString()).isEqualTo("AG-EAST");
        assertThat(proposed.at("/proposal/reasons").valueStream().map(JsonNode::asString))
                .containsExactly(
                        "rule cn-card-m3-m4",
                        "AG-WEST: is not registered",
                        "AG-EAST: share 60 of 60, holds 0 of 0 by this rule");
        assertThat(desk().get("/accounts/{id}/placements", debtor.accountId())).isEmpty();

        var run = desk().post(HttpStatus.OK, "/placements/runs" + theAccountAlone(), "");
        assertThat(run.at("/items/0/outcome").asString()).isEqualTo("PLACED");
        assertThat(run.at("/items/0/proposal")).isEqualTo(proposed.get("proposal"));
        soon(
                () ->
                        assertThat(told().getLast().getPlacement().getLegalEntityId())
                                .isEqualTo("AG-EAST"));
        var placements = desk().get("/accounts/{id}/placements", debtor.accountId());
        assertThat(placements.at("/0/rule").asString()).isEqualTo("cn-card-m3-m4");
        // whoever is placed is not looked at again
        assertThat(
                        desk().get("/placements/preview" + theAccountAlone())
                                .findValuesAsString("accountId"))
                .doesNotContain(debtor.accountId());
    }

    private JsonNode preview() {
        var page = desk().get("/placements/preview" + theAccountAlone());
        assertThat(page.at("/items/0/proposal/accountId").asString()).isEqualTo(debtor.accountId());
        return page.at("/items/0");
    }

    /** A page that begins with the account, and has no other. */
    private String theAccountAlone() {
        var before = debtor.accountId().substring(0, debtor.accountId().length() - 1);
        return "?limit=1&cursor=" + Cursor.at(before).text();
    }

    @Test
    void makesAnAccountALegalOneWithTheSignaturesOfTwoOtherDepartments() {
        overdue();
        var path = "/accounts/" + debtor.accountId() + "/legal-referrals";
        var collector = Api.at(port).as("collector", "u-1");
        var refused = collector.post(HttpStatus.UNPROCESSABLE_CONTENT, path, referral(31, "CALL"));
        assertThat(refused.get("errors").valueStream().map(e -> e.get("field").asString()))
                .containsExactly("grounds[0]", "riskAssessment.assessedOn");
        var referral = collector.post(HttpStatus.CREATED, path, referral(30, "REFUSAL"));
        var signatures = "/legal-referrals/" + referral.get("referralId").asString();
        collector.post(HttpStatus.CONFLICT, signatures + "/signatures", "{}");
        sign(HttpStatus.OK, "risk-desk", "u-2", signatures);
        sign(HttpStatus.CONFLICT, "risk-desk", "u-3", signatures);
        sign(HttpStatus.CONFLICT, "legal-desk", "u-2", signatures);
        assertThat(sign(HttpStatus.OK, "legal-desk", "u-4", signatures).get("state").asString())
                .isEqualTo("SIGNED");
        soon(() -> assertThat(told().getLast().getStage()).isEqualTo("LEGAL"));
        assertThat(told().getLast().getCause()).isEqualTo(StageCause.REFERRAL_RECORDED);

        var legal = Api.at(port).as("legal-desk", "u-4");
        assertThat(
                        legal.refusal(HttpStatus.SERVICE_UNAVAILABLE, signatures + "/evidence")
                                .get("detail")
                                .asString())
                .startsWith("compliance-service");
        legal.post(
                HttpStatus.OK,
                signatures + "/filing",
                """
                {"court": "Pudong", "caseNumber": "(2026) 115", "filedOn": "%s"}"""
                        .formatted(today));
        legal.post(HttpStatus.OK, signatures + "/closing", "{\"outcome\": \"JUDGMENT\"}");
        soon(() -> assertThat(told().getLast().getStage()).isEqualTo("M4"));
        packsWhatIsKept(referral.get("referralId").asString());
    }

    private void packsWhatIsKept(String referralId) {
        var hardship = hardshipOfTheDebtor();
        Surroundings.send(Topics.DEBTOR_NOTICE, hardship.build());
        Surroundings.send(
                Topics.DEBTOR_NOTICE,
                hardship.setOccurredAt(EventExamples.noon(today.minusDays(2))).build());
        soon(
                () ->
                        assertThat(
                                        Database.text(
                                                "SELECT count(*) FROM superseded_fact"
                                                        + " WHERE debtor_id = ?"
                                                        + " AND account_id = ''",
                                                debtor.debtorId()))
                                .isEqualTo("1"));
        var kept = EvidenceExamples.kept(context, referralId);
        assertThat(EvidenceExamples.kept(context, referralId)).containsExactlyEntriesOf(kept);
        assertThat(kept.keySet())
                .filteredOn(name -> name.startsWith("statement/"))
                .containsExactly(
                        "statement/statement-of-debt.en.json",
                        "statement/statement-of-debt.en.pdf",
                        "statement/statement-of-debt.zh-CN.json",
                        "statement/statement-of-debt.zh-CN.pdf");
        for (var language : List.of("en", "zh-CN")) {
            var name = "statement/statement-of-debt." + language;
            var debt = JsonMapper.shared().readTree("" + kept.get(name + ".json"));
            assertThat(debt.get("asOf").asString()).isEqualTo(today.toString());
            assertThat(debt.get("language").asString()).isEqualTo(language);
            assertThat(debt.at("/total/amount").decimalValue()).isEqualByComparingTo("5000");
            assertThat(kept.get(name + ".pdf")).startsWith("%PDF-");
        }
        assertThat(rows(kept, "account/circumstances.json"))
                .anyMatch(
                        row ->
                                row.get("kind").asString().equals("HARDSHIP")
                                        && row.get("account_id").asString().isEmpty());
        assertThat(rows(kept, "account/corrections.json"))
                .anyMatch(row -> row.get("account_id").asString().isEmpty());
    }

    private static List<JsonNode> rows(Map<String, String> documents, String name) {
        return JsonMapper.shared().readTree("" + documents.get(name)).valueStream().toList();
    }

    private DebtorNotice.Builder hardshipOfTheDebtor() {
        return DebtorNotice.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(EventExamples.noon(today.minusDays(3)))
                .setDebtorId(debtor.debtorId())
                .setKind(NoticeKind.HARDSHIP_DECLARED);
    }

    @Test
    void writesAnAccountOffByTwoPeopleAndCountsWhatComesInAfterIt() {
        Surroundings.send(
                Topics.ACCOUNT_OVERDUE,
                debtor.overdue(today.minusDays(5), today.minusDays(100), "1000").build());
        overdue();
        var path = "/accounts/" + debtor.accountId() + "/write-off";
        var risk = Api.at(port).as("risk-desk", "u-1");
        var refused = risk.post(HttpStatus.UNPROCESSABLE_CONTENT, path, writeOff(4000));
        assertThat(messages(refused))
                .containsExactly(
                        "must be the balance of 5000.0000 CNY on that day, found 4000.0000 CNY");
        var first = id(risk.post(HttpStatus.OK, path, writeOff(5000)));
        risk.post(HttpStatus.CONFLICT, path, writeOff(5000));
        risk.post(HttpStatus.CONFLICT, path + "/approval", approval(first));
        var officer = Api.at(port).as("compliance-officer", "u-2");
        officer.post(
                HttpStatus.OK,
                path + "/rejection",
                "{\"writeOffId\": \"" + first + "\", \"reason\": \"no reference\"}");
        var second = id(risk.post(HttpStatus.OK, path, writeOff(5000)));
        var corrected = id(risk.put(HttpStatus.OK, path, writeOff(5000)));
        officer.post(HttpStatus.CONFLICT, path + "/approval", approval(second));
        officer.post(HttpStatus.OK, path + "/approval", approval(corrected));
        soon(() -> assertThat(told().getLast().getStage()).isEqualTo("WRITTEN_OFF"));
        assertThat(told().getLast().getCause()).isEqualTo(StageCause.WRITE_OFF_RECORDED);
        assertThat(told().getLast().getChargedOff()).isTrue();
        assertThat(risk.get(path).get("statedByCore").asBoolean()).isFalse();
        assertThat(risk.get(path + "s").findValuesAsString("state"))
                .containsExactly("APPROVED", "REPLACED", "REJECTED");
        assertThat(
                        Api.at(port)
                                .as("auditor")
                                .get(
                                        "/accounts/{id}?asOf=" + today.minusDays(4),
                                        debtor.accountId())
                                .get("stage")
                                .asString())
                .isEqualTo("M4");
        Surroundings.send(
                Topics.ACCOUNT_PAYMENT,
                debtor.payment("P-" + agency, today.minusDays(2), "500").build());
        soon(
                () ->
                        assertThat(risk.get(path).get("recoveries").get("rate").decimalValue())
                                .isEqualByComparingTo("0.1"));
        var totals = risk.get("/portfolio/write-offs?from=" + today.minusDays(3) + "&to=" + today);
        assertThat(totals.at("/0/accounts").asInt()).isEqualTo(1);
        assertThat(totals.at("/0/recovered").decimalValue()).isEqualByComparingTo("500");
    }

    private String writeOff(int amount) {
        return """
        {"effectiveOn": "%s", "amount": {"amount": %d, "currency": "CNY"},
         "reason": "180 days", "reference": "W-1"}"""
                .formatted(today.minusDays(3), amount);
    }

    private static String approval(String writeOffId) {
        return "{\"writeOffId\": \"" + writeOffId + "\"}";
    }

    private static String id(JsonNode view) {
        return view.at("/writeOff/writeOffId").asString();
    }

    @Test
    void reportsToABureauOnlyAfterNotice() {
        overdue();
        var risk = Api.at(port).as("risk-desk", "u-1");
        var notice =
                risk.post(
                        HttpStatus.CREATED,
                        "/accounts/" + debtor.accountId() + "/credit-reports",
                        """
                        {"sentAt": "%s", "channel": "LETTER", "reference": "L-1",
                         "consentReference": "C-1"}"""
                                .formatted(EventExamples.noon(today.minusDays(12))));
        var report = "/credit-reports/" + notice.get("reportId").asString() + "/report";
        risk.post(HttpStatus.UNPROCESSABLE_CONTENT, report, reported(today.minusDays(3)));
        risk.post(HttpStatus.OK, report, reported(today.minusDays(2)));
    }

    private static String reported(LocalDate date) {
        return "{\"bureau\": \"PBC\", \"reportedAt\": \"" + EventExamples.noon(date) + "\"}";
    }

    private JsonNode sign(HttpStatus expected, String role, String who, String referral) {
        return Api.at(port).as(role, who).post(expected, referral + "/signatures", "{}");
    }

    private String referral(int assessedDaysAgo, String evidence) {
        return """
        {"reason": "says he never pays",
         "grounds": [{"code": "DEBTOR_REFUSES", "evidence": [{"kind": "%s", "id": "rec-1"}]}],
         "riskAssessment": {"assessmentId": "R-1", "assessedOn": "%s", "result": "worth it"}}"""
                .formatted(evidence, today.minusDays(assessedDaysAgo));
    }

    private Api desk() {
        return Api.at(port).as("agency-desk", "u-1");
    }

    private void overdue() {
        Surroundings.send(
                Topics.ACCOUNT_OVERDUE,
                debtor.overdue(today, today.minusDays(100), "1000").build());
        var api = Api.at(port).as("auditor");
        soon(() -> api.get("/accounts/{id}", debtor.accountId()));
    }

    private void listed(String id) {
        var path = "/agencies/" + id + "/white-listing";
        var officer = Api.at(port).as("compliance-officer", "u-1");
        desk().post(
                        HttpStatus.OK,
                        path,
                        """
                        {"from": "%s", "publication": "https://bank.example/agencies",
                         "reason": "tender 7"}"""
                                .formatted(today));
        officer.post(HttpStatus.CONFLICT, path + "/approval", "{}");
        Api.at(port).as("compliance-officer", "u-2").post(HttpStatus.OK, path + "/approval", "{}");
    }

    private String placement() {
        return "/accounts/" + debtor.accountId() + "/placement";
    }

    private String wish() {
        return "{\"agencyId\":\"" + agency + "\",\"reason\":\"M4 to the tender's winner\"}";
    }

    private JsonNode refusedPlacement() {
        return desk().post(HttpStatus.UNPROCESSABLE_CONTENT, placement(), wish());
    }

    private static List<String> messages(JsonNode problem) {
        return problem.get("errors").valueStream().map(e -> e.get("message").asString()).toList();
    }

    private String registration(String id) {
        var from = today.minusMonths(1);
        var to = today.plusYears(1);
        return """
        {"agencyId": "%s", "terms": {"name": "East", "kind": "AGENCY",
         "authorisations": [{"reference": "A1", "jurisdictions": ["CN"], "from": "%s"}],
         "contract": {"reference": "C1", "from": "%s", "to": "%s"},
         "dataProcessingAgreement": {"reference": "D1", "from": "%s"},
         "capacity": {"accounts": 1, "amounts": [{"amount": 5000, "currency": "CNY"}]}}}"""
                .formatted(id, from, from, to, from);
    }

    private JsonNode budget() {
        return desk().get("/agencies/{id}/budget", agency);
    }

    private List<AccountStageChanged> told() {
        return Surroundings.read(Topics.ACCOUNT_STAGE, debtor.debtorId());
    }

    private ComplianceViolation violation(String id, ViolationStatus status) {
        return ComplianceViolation.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(clock.instant())
                .setDebtorId(debtor.debtorId())
                .setViolationId(id)
                .setStatus(status)
                .setFinding(
                        FindingRecord.newBuilder()
                                .setFindingId(id)
                                .setRuleId("CN-CONTENT-01")
                                .setConsequence(Consequence.VIOLATION)
                                .setPackId("cn-cba")
                                .setPackVersion("2026-07-01")
                                .setCitation("art. 1")
                                .setExplanation("a threat")
                                .build())
                .setSubjectId(UUID.randomUUID().toString())
                .setSubjectOccurredAt(clock.instant())
                .setLegalEntityId(agency)
                .build();
    }
}
