package io.forbear.contact;

import static io.forbear.contact.WithContactService.newDebtor;
import static io.forbear.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.events.ContactOutcome;
import io.forbear.events.ContactProposed;
import io.forbear.testing.Api;
import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Versions of strategies, from upload to the debtors they are for. */
class StrategiesIT implements WithContactService {
    private static final String EXTRA =
            """
              - id: savers
                products: [SAVINGS]
                stages: [M1]
                steps:
                  - {id: greeting, channel: SMS, purpose: REMINDER, template: reminder-message}
              - id: gentle
                onlyByReference: true
                steps:
                  - {id: letter, channel: LETTER, purpose: COLLECTION, template: demand-letter}
            experiments:
              - id: tone
                champion: savers
                arms:
                  - {arm: champion, strategy: savers, share: 50}
                  - {arm: gentle, strategy: gentle, share: 50}
            """;

    @Value("${local.server.port}")
    private int port;

    @Test
    void letsAVersionHoldThatAnotherPersonHasActivatedForDebtorsWhoAreThereToo() {
        var debtor = newDebtor();
        Surroundings.send(Topics.DEBTOR_PROFILE, Events.profile(debtor));
        var stage = Events.stage(debtor, "M9", 1).setProduct("SAVINGS").build();
        Surroundings.send(Topics.ACCOUNT_STAGE, stage);
        soon(() -> assertThat(nextStep(debtor)).contains("NO_STRATEGY"));

        var next = first().replace("\"it\"", "\"it-2\"") + EXTRA.replace("M1", "M9");
        assertThat(status(upload("anna", next))).isEqualTo(201);
        assertThat(status(upload("bert", next))).as("the same again").isEqualTo(201);
        assertThat(status(upload("bert", next + "# changed\n"))).isEqualTo(409);
        assertThat(status(activate("anna", "it-2"))).isEqualTo(409);
        assertThat(nextStep(debtor)).contains("NO_STRATEGY");
        assertThat(status(activate("bert", "it-2"))).isEqualTo(200);
        assertThat(status(activate("bert", "it-2"))).as("the same again").isEqualTo(200);

        WithContactService.isAskedFor(debtor);
        var asked = Surroundings.read(Topics.CONTACT_PROPOSED, debtor).getFirst();
        assertThat(asked.getStrategy() + " " + asked.getArm())
                .isIn("savers@it-2 tone:champion", "gentle@it-2 tone:gentle");
        knowsTheExperiment(asked.getArm());
        countsFindings(asked);
        var history = api("auditor").get("/strategies/activations");
        assertThat(history.findValuesAsString("version")).containsOnlyOnce("it-2");
        assertThat(history.findValuesAsString("activator")).contains("bert", "settings");
        var versions = api("auditor").get("/strategies/editions?limit=1");
        assertThat(versions.toString()).contains("\"it-2\"", "\"inForce\":true");
        assertThat(api("auditor").get("/strategies/editions/it-2").get("content").asString())
                .isEqualTo(next);
    }

    @Test
    void withdrawsAnActivationThatHasNotBegunAndNoOther() {
        var next = first().replace("\"it\"", "\"it-later\"");
        assertThat(status(upload("anna", next))).isEqualTo(201);
        var from = "{\"effectiveFrom\": \"2097-01-01T00:00:00Z\"}";
        var number =
                Api.at(port)
                        .as("compliance-officer", "bert")
                        .post(HttpStatus.OK, "/strategies/editions/it-later/activations", from)
                        .get("number")
                        .asLong();
        var why = "{\"reason\": \"not agreed with the unions\"}";
        var at = "/strategies/activations/" + number + "/withdrawal";
        api("auditor").post(HttpStatus.FORBIDDEN, at, why);
        var left = api("risk-desk").post(HttpStatus.OK, at, why);
        assertThat(left.get(0).get("number").asLong()).isEqualTo(number);
        assertThat(left.get(0).at("/withdrawal/because").asString("")).startsWith("not agreed");
        api("risk-desk").post(HttpStatus.NOT_FOUND, at, why);
        var held = left.get(left.size() - 1).get("number").asLong();
        api("risk-desk")
                .post(HttpStatus.CONFLICT, "/strategies/activations/" + held + "/withdrawal", why);
    }

    /** What compliance-service finds of a contact counts for the arm that made it. */
    private void countsFindings(ContactProposed asked) {
        var attempt = UUID.randomUUID();
        Surroundings.send(Topics.CONTACT_DECIDED, Events.permitted(asked));
        Surroundings.send(
                Topics.CONTACT_ATTEMPTED,
                Events.attempted(asked, attempt, ContactOutcome.DELIVERED));
        Surroundings.send(Topics.COMPLIANCE_VIOLATION, Events.violation(asked, attempt));
        soon(
                () -> {
                    var arm = api("auditor").get("/strategies/experiments/tone").get("arms").get(0);
                    assertThat(arm.get("contacts").asInt()).isEqualTo(1);
                    assertThat(arm.get("violations").asInt()).isEqualTo(1);
                    assertThat(arm.get("otherFindings").asInt()).isZero();
                });
    }

    private void knowsTheExperiment(String arm) {
        var report = api("risk-desk").get("/strategies/experiments/tone");
        assertThat(report.get("running").asBoolean()).isTrue();
        var only = report.get("arms").get(0);
        assertThat("tone:" + only.get("arm").asString()).isEqualTo(arm);
        assertThat(only.get("debtors").asInt()).isEqualTo(1);
        assertThat(only.get("contacts").asInt()).isZero();
        var table =
                api("risk-desk")
                        .with("Accept", "text/csv")
                        .client()
                        .get()
                        .uri("/strategies/experiments/tone")
                        .exchange()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        assertThat(table)
                .startsWith("arm,strategy,debtors,accounts,contacts")
                .contains(",1,1,0,", "violations,otherFindings");
        api("risk-desk").refusal(HttpStatus.NOT_FOUND, "/strategies/experiments/unknown");
    }

    @Test
    void previewsWhereNothingHasToBeAskedAndSaysWhenTheGateDoesNotAnswer() {
        var debtor = newDebtor();
        Surroundings.send(Topics.DEBTOR_PROFILE, Events.profile(debtor));
        var stage = Events.stage(debtor, "M8", 1).setProduct("HOME").build();
        Surroundings.send(Topics.ACCOUNT_STAGE, stage);
        soon(() -> assertThat(nextStep(debtor)).contains("NO_STRATEGY"));
        var inForce = "{\"debtorIds\": [\"" + debtor + "\"]}";
        var quiet = preview(inForce);
        assertThat(quiet.get("state").asString()).isEqualTo("FINISHED");
        assertThat(quiet.toString()).contains("NO_STRATEGY").contains("\"debtors\":1");

        var draft =
                first().replace("\"it\"", "\"it-9\"")
                        + EXTRA.replace("M1", "M8").replace("SAVINGS", "HOME");
        var text = JsonMapper.shared().writeValueAsString(draft);
        var asked = "{\"accountIds\": [\"A-" + debtor + "\"], \"content\": " + text + "}";
        var failed = preview(asked);
        assertThat(failed.get("state").asString()).isEqualTo("FAILED");
        assertThat(failed.get("problem").asString()).contains("does not answer");
        assertThat(Surroundings.read(Topics.CONTACT_PROPOSED, debtor)).isEmpty();

        api("risk-desk").post(HttpStatus.UNPROCESSABLE_CONTENT, "/strategies/preview", "{}");
        api("risk-desk")
                .post(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "/strategies/preview",
                        "{\"stages\": [\"M1\"], \"content\": \"version: 1\"}");
    }

    private JsonNode preview(String body) {
        var id = api("risk-desk").post(HttpStatus.ACCEPTED, "/strategies/preview", body).get("id");
        var address = "/strategies/previews/" + id.asString();
        soon(
                () ->
                        assertThat(api("auditor").get(address).get("state").asString())
                                .isNotEqualTo("RUNNING"));
        return api("auditor").get(address);
    }

    @Test
    void namesEverythingThatIsWrongWithAVersionAndItsPlace() {
        var wrong =
                first().replace("\"it\"", "\"it-3\"")
                        .replace("channel: SMS", "channel: SMSS")
                        .replace("template: demand-letter", "template: demand-lettre");
        var problem =
                upload("anna", wrong)
                        .expectStatus()
                        .isEqualTo(422)
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        assertThat(problem)
                .contains("strategies[0].steps[0].channel", "expected one of")
                .contains("strategies[0].steps[2].template", "there is no such template");
    }

    private static String first() {
        try (var in = StrategiesIT.class.getResourceAsStream("/it-strategies.yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String nextStep(String debtor) {
        return api("auditor")
                        .client()
                        .get()
                        .uri("/debtors/" + debtor + "/next-step")
                        .exchange()
                        .returnResult(String.class)
                        .getResponseBody()
                        .blockFirst()
                + "";
    }

    private ResponseSpec upload(String person, String text) {
        return Api.at(port)
                .as("risk-desk", person)
                .client()
                .post()
                .uri("/strategies/editions")
                .contentType(MediaType.parseMediaType("application/yaml"))
                .bodyValue(text)
                .exchange();
    }

    private ResponseSpec activate(String person, String version) {
        return Api.at(port)
                .as("compliance-officer", person)
                .client()
                .post()
                .uri("/strategies/editions/" + version + "/activations")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{}")
                .exchange();
    }

    private static int status(ResponseSpec answer) {
        return answer.returnResult(String.class).getStatus().value();
    }

    private Api api(String role) {
        return Api.at(port).as(role);
    }
}
