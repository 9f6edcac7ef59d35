package io.forbear.plan;

import static io.forbear.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.events.DebtorNotice;
import io.forbear.events.NoticeKind;
import io.forbear.events.PlanNotAgreed;
import io.forbear.events.PlanRejection;
import io.forbear.testing.Api;
import io.forbear.testing.MovableClock;
import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

/** From what a debtor can afford to the agreement he signs. */
class OffersIT implements WithPlanService {
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
    void leadsFromAffordabilityToASignedAgreement() {
        var found = assess();
        assertThat(amount(found.get("disposable"))).isEqualTo("900");
        assertThat(amount(found.get("owed"))).isEqualTo("3000");
        assertThat(found.get("exceedsAbility").asBoolean()).isTrue();
        assertThat(Api.at(port).as("auditor").get(affordability())).isEqualTo(found);

        var offered = desk().post(HttpStatus.CREATED, "/plans/offers", wish());
        assertThat(ranks(offered)).isEqualTo(List.of(1, 2, 3, 4, 5, 6));
        var standing = desk().get("/plans/offers?debtorId={d}", debtor.debtorId());
        assertThat(standing).hasSize(6);
        assertThat(desk().get("/plans?debtorId=" + debtor.debtorId()).get("items")).isEmpty();

        var offer = offered.get("offers").get(0).get("offerId").asString();
        var plan = accept(HttpStatus.CREATED, offer);
        assertThat(accept(HttpStatus.CREATED, offer).get("planId")).isEqualTo(plan.get("planId"));
        var planId = plan.get("planId").asString();
        assertThat(plan.get("disclosure").get("affordabilityId"))
                .isEqualTo(found.get("affordabilityId"));

        var debtorsSide = side(HttpStatus.OK, planId, "DEBTOR", "WEB");
        assertThat(debtorsSide.get("status").asString()).isEqualTo("PROPOSED");
        side(HttpStatus.CONFLICT, planId, "DEBTOR", "APP");
        MovableClock.putForward(Duration.ofMinutes(5));
        var signed = side(HttpStatus.OK, planId, "CREDITOR", "LETTER");
        assertThat(signed.get("status").asString()).isEqualTo("IN_FORCE");
        var acceptances = desk().get("/plans/" + planId + "/acceptances");
        assertThat(acceptances.get(0).get("by").asString()).isEqualTo(debtor.debtorId());
        assertThat(acceptances.get(1).get("by").asString()).isEqualTo("test-plan-desk");
        assertThat(signed.get("signedAt")).isEqualTo(acceptances.get(1).get("at"));
        soon(
                () ->
                        assertThat(Surroundings.read(Topics.PLAN_AGREED, debtor.debtorId()))
                                .singleElement()
                                .satisfies(
                                        event ->
                                                assertThat(event.getSignedAt())
                                                        .isEqualTo(instant(signed, "signedAt"))));
    }

    @Test
    void makesOneAssessmentOfARequestThatIsRepeated() {
        var first = assessSoon(desk().with("Idempotency-Key", debtor.debtorId()), means(9000));
        var again =
                desk().with("Idempotency-Key", debtor.debtorId())
                        .post(HttpStatus.CREATED, affordability(), means(9000));
        assertThat(again).isEqualTo(first);
        var other =
                desk().with("Idempotency-Key", debtor.debtorId())
                        .post(HttpStatus.UNPROCESSABLE_CONTENT, affordability(), means(9001));
        assertThat(fields(other)).containsExactly("Idempotency-Key");
    }

    @Test
    void makesOneSetOfOffersOfARequestThatIsRepeated() {
        assess();
        var keyed = desk().with("Idempotency-Key", "offers-" + debtor.debtorId());
        var first = keyed.post(HttpStatus.CREATED, "/plans/offers", wish());
        assertThat(first.get("notOffered")).isNotEmpty();
        assertThat(keyed.post(HttpStatus.CREATED, "/plans/offers", wish())).isEqualTo(first);
        assertThat(desk().get("/plans/offers?debtorId={d}", debtor.debtorId())).hasSize(6);
        var other = wish().replace("\"feesInDebt\": 300", "\"feesInDebt\": 299");
        var refused = keyed.post(HttpStatus.UNPROCESSABLE_CONTENT, "/plans/offers", other);
        assertThat(fields(refused)).containsExactly("Idempotency-Key");
    }

    @Test
    void takesAnAcceptanceAndAnAgreementOnceHoweverOftenTheyAreAskedFor() {
        assess();
        var body = debtor.proposal(today.plusDays(5));
        var planId = desk().post(HttpStatus.CREATED, "/plans", body).get("planId").asString();
        var keyed = desk().with("Idempotency-Key", "side-" + debtor.debtorId());
        var side = "{\"side\": \"DEBTOR\", \"channel\": \"WEB\"}";
        var acceptances = "/plans/" + planId + "/acceptances";
        keyed.post(HttpStatus.OK, acceptances, side);
        keyed.post(HttpStatus.OK, acceptances, side);
        keyed.post(HttpStatus.UNPROCESSABLE_CONTENT, acceptances, side.replace("WEB", "APP"));
        var agreed = desk().with("Idempotency-Key", "both-" + debtor.debtorId());
        agreed.post(HttpStatus.OK, "/plans/" + planId + "/agreement", "{}");
        var again = agreed.post(HttpStatus.OK, "/plans/" + planId + "/agreement", "{}");
        assertThat(again.get("status").asString()).isEqualTo("IN_FORCE");
        assertThat(desk().get(acceptances)).hasSize(2);
    }

    @ParameterizedTest(name = "{0} -> {1}: {2} {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"amount\": 3000 | \"amount\": -1 | 422 | income[0].amount",
                "\"CNY\" | \"RMB\" | 422 | currency",
                "\"dependants\": 1 | \"dependants\": -1 | 422 | dependants",
                "\"dependants\": 1 | \"dependants\": null | 422 | dependants",
                "\"dependants\": 1 | \"dependants\": 1, \"marginPercent\": 4 | 422 | marginPercent",
                "\"dependants\": 1 | \"dependants\": 1, \"marginPercent\": 51 | 422 | marginPercent",
                "WAGES | LOTTERY | 400 | source",
            })
    void namesTheFieldOfMeansAtFault(String from, String to, int status, String field) {
        assess();
        var problem =
                desk().post(
                                HttpStatus.valueOf(status),
                                affordability(),
                                means(3000).replace(from, to));
        assertThat(fields(problem)).anySatisfy(f -> assertThat(f).contains(field));
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"willing\": true | \"willing\": true, \"debt\": -5 | debt",
                "\"willing\": true | \"willing\": true, \"feesInDebt\": 3000 | feesInDebt",
                "\"willing\": true | \"willing\": true, \"affordabilityId\": \"AFF\" | affordabilityId",
                "-1\" | -2\" | accountIds",
            })
    void namesTheFieldOfAWishAtFault(String from, String to, String field) {
        assess();
        var problem =
                desk().post(
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                "/plans/offers",
                                wish().replaceFirst("\"feesInDebt\": 300,", "").replace(from, to));
        assertThat(fields(problem)).containsExactly(field);
    }

    @Test
    void offersNothingThatTheLawForbidsAndNamesTheArticle() {
        assess();
        var unwilling = wish().replace("\"willing\": true", "\"willing\": false");
        var offered = desk().post(HttpStatus.CREATED, "/plans/offers", unwilling);
        assertThat(offered.get("offers")).isEmpty();
        assertThat(offered.get("notOffered").get(0).toString()).contains("art. 70");
    }

    @Test
    void doesNotLetAnExpiredOfferBeChosen() {
        assess();
        var offered = desk().post(HttpStatus.CREATED, "/plans/offers", wish());
        MovableClock.putForward(Duration.ofDays(15));
        accept(HttpStatus.CONFLICT, offered.get("offers").get(0).get("offerId").asString());
        assertThat(desk().get("/plans/offers?debtorId={d}", debtor.debtorId())).isEmpty();
        accept(HttpStatus.NOT_FOUND, "nothing");
    }

    @Test
    void letsADebtorChooseAnOfferAndAcceptForHisSideByHimself() {
        assess();
        var offered = desk().post(HttpStatus.CREATED, "/plans/offers", wish());
        var own = self(debtor);
        var seen = own.get("/self-service/offers");
        assertThat(seen.valueStream().map(one -> one.get("offerId")))
                .containsExactlyElementsOf(
                        offered.get("offers")
                                .valueStream()
                                .map(one -> one.get("offerId"))
                                .toList());
        assertThat(seen.get(0).propertyNames()).doesNotContain("debtorId", "reasons");

        var choice = choiceOf(seen.get(0));
        var plan = own.post(HttpStatus.CREATED, choice, "{}");
        assertThat(own.post(HttpStatus.CREATED, choice, "{}").get("planId"))
                .isEqualTo(plan.get("planId"));
        assertThat(plan.get("total")).isEqualTo(seen.get(0).get("total"));
        var planId = plan.get("planId").asString();
        assertThat(desk().get("/plans/" + planId).get("proposedBy").asString())
                .isEqualTo("test-plan-desk");
        assertThat(pdf(own, "/self-service/plans/" + planId + "/document?lang=en"))
                .isEqualTo(pdf(planId, "en"));

        var acceptance = "/self-service/plans/" + planId + "/acceptance";
        assertThat(own.post(HttpStatus.OK, acceptance, "{}").get("signedAt").isNull()).isTrue();
        own.post(HttpStatus.CONFLICT, acceptance, "{}");
        var given = desk().get("/plans/" + planId + "/acceptances").get(0);
        assertThat(given.get("by").asString()).isEqualTo(debtor.debtorId());
        assertThat(given.get("enteredBy").asString()).startsWith("case-token ");
        assertThat(side(HttpStatus.OK, planId, "CREDITOR", "WEB").get("status").asString())
                .isEqualTo("IN_FORCE");
    }

    @Test
    void asksTheApproverAlsoWhenTheDebtorChoosesByHimself() {
        assessSoon(desk(), means(2110));
        desk().post(HttpStatus.CREATED, "/plans/offers", wish());
        var own = self(debtor);
        var offer =
                own.get("/self-service/offers")
                        .valueStream()
                        .filter(one -> one.get("approvalNeeded").asBoolean())
                        .findFirst()
                        .orElseThrow();
        var plan = own.post(HttpStatus.CREATED, choiceOf(offer), "{}");
        var planId = plan.get("planId").asString();
        side(HttpStatus.OK, planId, "CREDITOR", "WEB");
        var acceptance = "/self-service/plans/" + planId + "/acceptance";
        var early = own.post(HttpStatus.CONFLICT, acceptance, "{}");
        assertThat(early.get("detail").asString()).contains("second person");
        var approval = "/plans/" + planId + "/approval";
        desk().post(HttpStatus.CONFLICT, approval, "{}");
        var at = "/self-service/plans/" + planId;
        assertThat(own.get(at).get("standing").asString()).isEqualTo("PROPOSED");
        Api.at(port).as("plan-desk", "somebody-else").post(HttpStatus.OK, approval, "{}");
        assertThat(own.post(HttpStatus.OK, acceptance, "{}").get("signedAt").isNull()).isFalse();
    }

    @Test
    void letsNeitherWhoeverOfferedNorWhoeverProposedRefuseAndTellsTheDebtorOfTheRefusal() {
        assessSoon(desk(), means(2110));
        var offered = desk().post(HttpStatus.CREATED, "/plans/offers", wish());
        var offer =
                offered.get("offers")
                        .valueStream()
                        .filter(one -> !one.get("approvalNeeded").isEmpty())
                        .findFirst()
                        .orElseThrow();
        var chosen = "/plans/offers/" + offer.get("offerId").asString() + "/acceptance";
        var colleague = Api.at(port).as("plan-desk", "colleague");
        var planId = colleague.post(HttpStatus.CREATED, chosen, "{}").get("planId").asString();
        var why = "{\"because\": \"too long\"}";
        var refusal = "/plans/" + planId + "/refusal";
        desk().post(HttpStatus.CONFLICT, refusal, why);
        desk().post(HttpStatus.CONFLICT, "/plans/" + planId + "/approval", "{}");
        colleague.post(HttpStatus.CONFLICT, refusal, why);
        Api.at(port).as("plan-desk", "third").post(HttpStatus.OK, refusal, why);
        var seen = self(debtor).get("/self-service/plans/" + planId);
        assertThat(seen.get("standing").asString()).isEqualTo("NOT_APPROVED");
        assertThat(seen.toString()).doesNotContain("too long", "third");
    }

    @Test
    void showsADebtorNothingOfAnotherAndNothingThatHasExpired() {
        assess();
        desk().post(HttpStatus.CREATED, "/plans/offers", wish());
        var own = self(debtor);
        var choice = choiceOf(own.get("/self-service/offers").get(0));
        var planId = own.post(HttpStatus.CREATED, choice, "{}").get("planId").asString();
        var next = choiceOf(own.get("/self-service/offers").get(1));

        var other = Debtor.unlikeAnyOther();
        other.isOverdue();
        var stranger = self(other);
        assertThat(stranger.get("/self-service/offers")).isEmpty();
        stranger.post(HttpStatus.NOT_FOUND, choice, "{}");
        stranger.post(HttpStatus.NOT_FOUND, "/self-service/plans/" + planId + "/acceptance", "{}");
        stranger.refusal(
                HttpStatus.NOT_FOUND, "/self-service/plans/" + planId + "/document?lang=en");
        desk().post(HttpStatus.UNAUTHORIZED, choice, "{}");

        MovableClock.putForward(Duration.ofDays(15));
        assertThat(own.get("/self-service/offers")).isEmpty();
        own.post(HttpStatus.CONFLICT, next, "{}");
    }

    @Test
    void letsASecondPersonApproveWhatGoesBeyondTheLimits() {
        assess();
        var body =
                debtor.proposal(today.plusDays(5))
                        .replace("\"instalments\": 3", "\"instalments\": 40");
        var preview = desk().post(HttpStatus.OK, "/plans/preview", body);
        assertThat(preview.get("approvalNeeded")).hasSize(1);
        var planId = desk().post(HttpStatus.CREATED, "/plans", body).get("planId").asString();
        var early = desk().post(HttpStatus.CONFLICT, "/plans/" + planId + "/agreement", "{}");
        assertThat(early.get("detail").asString()).contains("second person");
        var own = desk().post(HttpStatus.CONFLICT, "/plans/" + planId + "/approval", "{}");
        assertThat(own.get("detail").asString()).contains("cannot approve");
        var second = Api.at(port).as("plan-desk", "somebody-else");
        Api.at(port)
                .as("collector")
                .post(HttpStatus.FORBIDDEN, "/plans/" + planId + "/approval", "{}");
        var approved = second.post(HttpStatus.OK, "/plans/" + planId + "/approval", "{}");
        assertThat(approved.get("approvedBy").asString()).isEqualTo("somebody-else");
        desk().post(HttpStatus.OK, "/plans/" + planId + "/agreement", "{}");
        second.post(HttpStatus.NOT_FOUND, "/plans/nothing/approval", "{}");
    }

    @Test
    void letsASecondPersonRefuseAndTellsWhoeverProposed() {
        assess();
        var planId = tooLongToDecideAlone();
        var refusal = "/plans/" + planId + "/refusal";
        var why = "{\"because\": \"too long for his age\"}";
        desk().post(HttpStatus.CONFLICT, refusal, why);
        var second = Api.at(port).as("plan-desk", "somebody-else");
        var silent = second.post(HttpStatus.UNPROCESSABLE_CONTENT, refusal, "{\"because\": \" \"}");
        assertThat(fields(silent)).containsExactly("because");
        var refused = second.post(HttpStatus.OK, refusal, why);
        assertThat(refused.get("refusal").get("by").asString()).isEqualTo("somebody-else");
        assertThat(second.post(HttpStatus.OK, refusal, why)).isEqualTo(refused);
        second.post(HttpStatus.CONFLICT, "/plans/" + planId + "/approval", "{}");
        desk().post(HttpStatus.CONFLICT, "/plans/" + planId + "/agreement", "{}");

        var plan = desk().get("/plans/" + planId);
        assertThat(plan.get("status").asString()).isEqualTo("REFUSED");
        assertThat(plan.get("decision").get("because").asString()).contains("for his age");
        assertThat(notAgreed().getRejection()).isEqualTo(PlanRejection.REFUSED);
        assertThat(notAgreed().getDecidedBy()).isEqualTo("somebody-else");
        assertThat(notAgreed().getProposedBy()).isEqualTo("test-plan-desk");
    }

    @Test
    void letsOnlyWhoeverProposedAPlanTakeItBack() {
        assess();
        var planId = tooLongToDecideAlone();
        var withdrawal = "/plans/" + planId + "/withdrawal";
        var why = "{\"because\": \"he has paid\"}";
        Api.at(port).as("plan-desk", "somebody-else").post(HttpStatus.CONFLICT, withdrawal, why);
        var taken = desk().post(HttpStatus.OK, withdrawal, why);
        assertThat(taken.get("status").asString()).isEqualTo("WITHDRAWN");
        desk().post(HttpStatus.OK, withdrawal, why);
        side(HttpStatus.CONFLICT, planId, "DEBTOR", "WEB");
        assertThat(notAgreed().getRejection()).isEqualTo(PlanRejection.WITHDRAWN);
    }

    private String tooLongToDecideAlone() {
        var body =
                debtor.proposal(today.plusDays(5))
                        .replace("\"instalments\": 3", "\"instalments\": 40");
        return desk().post(HttpStatus.CREATED, "/plans", body).get("planId").asString();
    }

    private PlanNotAgreed notAgreed() {
        var told = new AtomicReference<List<PlanNotAgreed>>();
        soon(
                () -> {
                    told.set(Surroundings.read(Topics.PLAN_NOT_AGREED, debtor.debtorId()));
                    assertThat(told.get()).hasSize(1);
                });
        return told.get().getFirst();
    }

    @Test
    void showsAPlanWithoutMakingIt() {
        assess();
        var body =
                debtor.proposal(today.plusDays(5))
                        .replace("\"INTEREST\": 0", "\"INTEREST\": 30")
                        .replace(
                                "\"instalments\": 3,",
                                "\"instalments\": 3, \"dueDay\": {\"rule\": \"PAYDAY\", \"day\": 15,"
                                        + " \"businessDaysAfter\": 1}, \"onHoliday\": \"NEXT\",");
        var plan = desk().post(HttpStatus.OK, "/plans/preview", body).get("plan");
        assertThat(amount(plan.get("disclosure").get("debt"))).isEqualTo("270");
        assertThat(amount(plan.get("instalments").get(0).get("fees"))).isEqualTo("10");
        assertThat(desk().get("/plans?debtorId=" + debtor.debtorId()).get("items")).isEmpty();
        assertThat(Surroundings.read(Topics.PLAN_PROPOSED, debtor.debtorId())).isEmpty();
        var tooLong = body.replace("\"instalments\": 3", "\"instalments\": 62");
        var refused = desk().post(HttpStatus.UNPROCESSABLE_CONTENT, "/plans/preview", tooLong);
        assertThat(refused.toString()).contains("60 months").contains("art. 70");
    }

    @Test
    void keepsTheAgreementByteForByte() throws NoSuchAlgorithmException {
        assess();
        var planId =
                desk().post(HttpStatus.CREATED, "/plans", debtor.proposal(today.plusDays(5)))
                        .get("planId")
                        .asString();
        var proposed = pdf(planId, "zh");
        assertThat(new String(proposed, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(pdf(planId, "zh")).isEqualTo(proposed);
        desk().post(HttpStatus.OK, "/plans/" + planId + "/agreement", "{\"channel\": \"LETTER\"}");
        var signed = pdf(planId, "zh");
        assertThat(signed).isNotEqualTo(proposed);
        pdf(planId, "en");
        var kept = Api.at(port).as("auditor").get("/plans/" + planId + "/documents");
        assertThat(kept).hasSize(3);
        var sha = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(signed));
        assertThat(kept.valueStream().map(one -> one.get("sha256").asString())).contains(sha);
        desk().refusal(HttpStatus.BAD_REQUEST, "/plans/" + planId + "/document?lang=fr");
        desk().refusal(HttpStatus.NOT_FOUND, "/plans/nothing/document?lang=en");
    }

    @Test
    void takesNoPaymentOnADisputedDebtInAmerica() {
        assess();
        debtor.isOverdue("US", 2);
        var body = debtor.proposal(today.plusDays(5));
        notice(NoticeKind.DISPUTE_FILED, Instant.parse("2026-01-02T00:00:00Z"));
        soon(
                () ->
                        assertThat(
                                        desk().post(
                                                        HttpStatus.UNPROCESSABLE_CONTENT,
                                                        "/plans",
                                                        body)
                                                .toString())
                                .contains("12 CFR 1006.38(d)(2)"));
        notice(NoticeKind.DISPUTE_ANSWERED, Instant.parse("2026-01-03T00:00:00Z"));
        soon(() -> desk().post(HttpStatus.CREATED, "/plans", body));
    }

    @Test
    void asksInBritainForAnAssessmentAndForInstalmentsWithinIt() {
        assess();
        debtor.isOverdue("GB", 2);
        var body = debtor.proposal(today.plusDays(31));
        soon(
                () ->
                        assertThat(
                                        desk().post(
                                                        HttpStatus.UNPROCESSABLE_CONTENT,
                                                        "/plans",
                                                        body)
                                                .toString())
                                .contains("CONC 7.3.4R"));
        var tight = desk().post(HttpStatus.CREATED, affordability(), means(2110));
        var refused =
                desk().post(HttpStatus.UNPROCESSABLE_CONTENT, "/plans", restingOn(tight, body));
        assertThat(fields(refused)).containsExactly("instalments");
        var enough = desk().post(HttpStatus.CREATED, affordability(), means(2150));
        desk().post(HttpStatus.CREATED, "/plans", restingOn(enough, body));
    }

    private static String restingOn(JsonNode assessment, String body) {
        var id = assessment.get("affordabilityId").asString();
        return body.replaceFirst("\\{", "{\"affordabilityId\": \"" + id + "\",");
    }

    private void notice(NoticeKind kind, Instant at) {
        Surroundings.send(
                Topics.DEBTOR_NOTICE,
                DebtorNotice.newBuilder()
                        .setEventId(UUID.randomUUID())
                        .setOccurredAt(at)
                        .setDebtorId(debtor.debtorId())
                        .setKind(kind)
                        .build());
    }

    private JsonNode assess() {
        return assessSoon(desk(), means(3000));
    }

    /** As soon as the service knows the account. */
    private JsonNode assessSoon(Api api, String means) {
        var made = new AtomicReference<JsonNode>();
        soon(() -> made.set(api.post(HttpStatus.CREATED, affordability(), means)));
        return made.get();
    }

    private JsonNode accept(HttpStatus expected, String offerId) {
        return desk().post(expected, "/plans/offers/" + offerId + "/acceptance", "{}");
    }

    private JsonNode side(HttpStatus expected, String planId, String side, String channel) {
        return desk().post(
                        expected,
                        "/plans/" + planId + "/acceptances",
                        "{\"side\": \"%s\", \"channel\": \"%s\"}".formatted(side, channel));
    }

    /** With the token of his case, issued as soon as the service knows the account. */
    private Api self(Debtor whose) {
        var body =
                "{\"debtorId\": \"%s\", \"accountIds\": [\"%s\"]}"
                        .formatted(whose.debtorId(), whose.accountId());
        var issued = new AtomicReference<JsonNode>();
        soon(() -> issued.set(desk().post(HttpStatus.CREATED, "/case-tokens", body)));
        return Api.at(port).with("Authorization", "Bearer " + issued.get().get("token").asString());
    }

    private static String choiceOf(JsonNode offer) {
        return "/self-service/offers/" + offer.get("offerId").asString() + "/choice";
    }

    private byte[] pdf(String planId, String lang) {
        return pdf(desk(), "/plans/" + planId + "/document?lang=" + lang);
    }

    private static byte[] pdf(Api api, String address) {
        var result =
                api.client()
                        .get()
                        .uri(address)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectHeader()
                        .contentType(MediaType.APPLICATION_PDF)
                        .expectBody(byte[].class)
                        .returnResult();
        return Objects.requireNonNull(result.getResponseBody());
    }

    private String affordability() {
        return "/debtors/" + debtor.debtorId() + "/affordability";
    }

    /** 3000 less 2000 is 1000, of which a tenth stays: 900 a month. */
    private static String means(int wages) {
        return """
               {"currency": "CNY",
                "income": [{"source": "WAGES", "amount": %d, "every": "MONTH", "evidence": ["PAY"]}],
                "outgoings": [{"purpose": "rent", "amount": 2000, "every": "MONTH"}],
                "dependants": 1}"""
                .formatted(wages);
    }

    private String wish() {
        return """
               {"debtorId": "%s", "accountIds": ["%s"], "feesInDebt": 300, "firstDueOn": "%s",
                "willing": true, "willingnessEvidence": ["REC-1"]}"""
                .formatted(debtor.debtorId(), debtor.accountId(), today.plusDays(10));
    }

    private static List<Integer> ranks(JsonNode offered) {
        return offered.get("offers").valueStream().map(one -> one.get("rank").asInt()).toList();
    }

    private static String amount(JsonNode money) {
        return money.get("amount").decimalValue().stripTrailingZeros().toPlainString();
    }

    private static Instant instant(JsonNode node, String field) {
        return Instant.parse(node.get(field).asString()).truncatedTo(ChronoUnit.MILLIS);
    }

    private static List<String> fields(JsonNode problem) {
        return problem.get("errors").valueStream().map(e -> e.get("field").asString()).toList();
    }

    private Api desk() {
        return Api.at(port).as("plan-desk");
    }
}
