package io.forbear.contact;

import static io.forbear.contact.WithContactService.newDebtor;
import static io.forbear.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.events.ContactOutcome;
import io.forbear.testing.Api;
import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** The addresses of the service, called rightly and wrongly. */
class ContactHttpIT implements WithContactService {
    private static final String REPORT =
            """
            {"eventId": "%s", "occurredAt": "2026-05-04T02:00:00Z", "debtorId": "%s",
             "direction": "OUTBOUND", "outcome": "RANG_UNANSWERED", "channel": "VOICE_HUMAN",
             "voiceMode": "INTERACTIVE",
             "actor": {"legalEntityId": "BANK", "kind": "ISSUER", "onBehalfOf": "BANK", "agentIds": ["a1"]},
             "party": {"personId": "%2$s", "kind": "DEBTOR"}, "endpoint": "mobile-1",
             "accountIds": ["A1"], "purpose": "COLLECTION",
             "statedAmount": {"amount": 12.5, "currency": "CNY"}}\
            """;

    @Value("${local.server.port}")
    private int port;

    @Test
    void publishesAReportOnceAndAgainWhenItIsCorrected() {
        var debtor = newDebtor();
        var report = REPORT.formatted(UUID.randomUUID(), debtor);
        assertThat(post(report)).isEqualTo(202);
        assertThat(post(report)).isEqualTo(200);
        soon(() -> assertThat(Surroundings.read(Topics.CONTACT_ATTEMPTED, debtor)).hasSize(1));
        assertThat(post(report.replace("RANG_UNANSWERED", "CONVERSATION"))).isEqualTo(202);
        assertThat(post(report)).as("what was corrected since").isEqualTo(200);
        soon(() -> assertThat(Surroundings.read(Topics.CONTACT_ATTEMPTED, debtor)).hasSize(2));
        var published = Surroundings.read(Topics.CONTACT_ATTEMPTED, debtor);
        assertThat(published.getFirst().getOutcome()).isEqualTo(ContactOutcome.RANG_UNANSWERED);
        assertThat(published.getFirst().getStatedAmount().getAmount()).isEqualByComparingTo("12.5");
        assertThat(published.getLast().getOutcome()).isEqualTo(ContactOutcome.CONVERSATION);

        soon(
                () ->
                        assertThat(contacts(debtor))
                                .contains("\"outcome\":\"CONVERSATION\"")
                                .doesNotContain("RANG_UNANSWERED"));
        assertThat(post(report.replace(debtor, newDebtor()))).isEqualTo(409);
    }

    @ParameterizedTest(name = "{0} instead of {1}: {2} {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "x": 1, "direction"        | "direction"         | 400 | x
                    "outcome": "HUNG_UP"       | "outcome": "RANG_UNANSWERED" | 400 | must be one of [NOT_CONNECTED_BUSY
                    "channel": "FAX"           | "channel": "VOICE_HUMAN" | 400 | must be one of [VOICE_HUMAN
                    "channel": null            | "channel": "VOICE_HUMAN" | 422 | channel
                    "endpoint": ""             | "endpoint": "mobile-1" | 422 | endpoint
                    "endpoint": ["m"]          | "endpoint": "mobile-1" | 400 | endpoint
                    "kind": "BOSS"             | "kind": "DEBTOR"    | 400 | party.kind
                    "kind": null               | "kind": "DEBTOR"    | 422 | party.kind
                    "2026-05-04"               | "2026-05-04T02:00:00Z" | 400 | occurredAt
                    "2099-05-04T02:00:00Z"     | "2026-05-04T02:00:00Z" | 422 | must not lie more than PT5M ahead
                    "amount": "much"           | "amount": 12.5      | 400 | statedAmount.amount
                    "amount": 1.23456          | "amount": 12.5      | 422 | statedAmount.amount
                    "currency": "yuan"         | "currency": "CNY"   | 422 | statedAmount.currency
                    "accountIds": []           | "accountIds": ["A1"] | 422 | accountIds
                    "accountIds": null         | "accountIds": ["A1"] | 422 | accountIds
                    "accountIds": [""]         | "accountIds": ["A1"] | 422 | accountIds
                    "actor": null, "x"         | "actor"             | 400 | x
                    """)
    void saysWhatIsWrongWithAReport(String wrong, String right, int status, String complaint) {
        var report = REPORT.formatted(UUID.randomUUID(), newDebtor());
        assertThat(report).contains(right);
        assertThat(problem(report.replace(right, wrong), status)).contains(complaint);
    }

    @Test
    void refusesWhatIsNoReportAtAll() {
        assertThat(problem("{}", 422)).contains("eventId", "debtorId", "actor", "party");
        assertThat(problem("[]", 400)).contains("not valid JSON");
        assertThat(problem("{", 400)).contains("not valid JSON");
        assertThat(problem("{\"debtorId\": \"" + "x".repeat(10_000_000) + "\"}", 413))
                .contains("larger");
    }

    @Test
    void refusesAWrongIdOfTheReport() {
        var report = REPORT.formatted("seven", newDebtor());
        assertThat(problem(report, 400)).contains("eventId");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "core-banking",
                "collector",
                "plan-desk",
                "compliance-officer",
                "operations",
                "auditor"
            })
    void takesReportsFromGatewaysOnly(String role) {
        Api.at(port)
                .as(role)
                .client()
                .post()
                .uri("/contact-attempts")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(REPORT.formatted(UUID.randomUUID(), newDebtor()))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @ParameterizedTest
    @CsvSource({
        "collector, 200",
        "compliance-officer, 200",
        "auditor, 200",
        "operations, 403",
        "gateway, 403",
        "core-banking, 403",
        "plan-desk, 403",
    })
    void showsContactsToThoseWhoWorkWithThem(String role, int status) {
        var client = Api.at(port).as(role).client();
        client.get().uri("/debtors/nobody/contacts").exchange().expectStatus().isEqualTo(status);
        client.get()
                .uri("/debtors/nobody/next-step")
                .exchange()
                .expectStatus()
                .isEqualTo(status == 200 ? 404 : status);
    }

    @Test
    void showsNothingWithoutAToken() {
        var client = Api.at(port).client();
        client.get().uri("/debtors/x/contacts").exchange().expectStatus().isUnauthorized();
        client.get().uri("/debtors/x/next-step").exchange().expectStatus().isUnauthorized();
        client.post().uri("/contact-attempts").exchange().expectStatus().isUnauthorized();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=501", "limit=many", "cursor=x", "cursor=YR9i"})
    void refusesWhatIsNoPage(String query) {
        Api.at(port)
                .as("auditor")
                .client()
                .get()
                .uri("/debtors/x/contacts?" + query)
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    private String contacts(String debtor) {
        return Api.at(port).as("auditor").get("/debtors/" + debtor + "/contacts").toString();
    }

    private int post(String body) {
        return call(body).returnResult(String.class).getStatus().value();
    }

    private String problem(String body, int status) {
        return Api.at(port)
                .as("gateway")
                .post(HttpStatus.valueOf(status), "/contact-attempts", body)
                .toString();
    }

    private org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec call(
            String body) {
        return Api.at(port)
                .as("gateway")
                .client()
                .post()
                .uri("/contact-attempts")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }
}
