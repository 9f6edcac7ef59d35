package io.forbear.contact;

import static io.forbear.contact.WithContactService.newDebtor;
import static io.forbear.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.events.ContactCommand;
import io.forbear.testing.Api;
import io.forbear.testing.Surroundings;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Wordings from upload to the message and the letter that were sent. */
class TemplatesIT implements WithContactService {
    private static final String NAMED = "{\"name\": \"王小明\", \"address\": [\"上海市幸福路三号\"]}";

    @Value("${local.server.port}")
    private int port;

    @Autowired private DatabaseClient database;

    @Test
    void showsWhatHoldsAndHeldAndHowItLooks() {
        var list = api("auditor").get("/templates").toString();
        assertThat(list).contains("\"id\":\"demand-letter\"", "\"filledBy\":\"letter desk\"");
        var versions = api("auditor").get("/templates/reminder-message/versions");
        assertThat(versions.path(0).path("inForce").asBoolean()).isTrue();
        assertThat(versions.path(0).path("edition").asString("")).isNotBlank();
        api("auditor").refusal(HttpStatus.NOT_FOUND, "/templates/nothing/versions");

        var preview = preview(HttpStatus.OK, "reminder-message", "{\"language\": \"en\"}");
        assertThat(preview.path("text").asString("")).contains("You owe CNY 12,345.67 in total");
        assertThat(preview.path("facts").path("amount").asString("")).isEqualTo("12345.6700 CNY");
        assertThat(preview.path("subject").asString("")).isEqualTo("A message from Example Bank");
        assertThat(preview.at("/sms/encoding").asString("")).isEqualTo("GSM_7");
        assertThat(preview(HttpStatus.OK, "instalment-message", "{}").path("text").asString(""))
                .contains("CNY 250.00", "1 May 2026");
        assertThat(preview(HttpStatus.OK, "call", "{}").path("text").isNull()).isTrue();
        preview(HttpStatus.NOT_FOUND, "nothing", "{}");
        preview(HttpStatus.UNPROCESSABLE_CONTENT, "call", "{\"debtorId\": \"C1\"}");
        var nobody = "{\"debtorId\": \"C1\", \"accountId\": \"A1\"}";
        preview(HttpStatus.NOT_FOUND, "reminder-message", nobody);
        assertThat(pdf("auditor", "/templates/demand-letter/preview", "{}", 200)).isNotEmpty();
        pdf("auditor", "/templates/reminder-message/preview", "{}", 422);
        pdf("gateway", "/templates/demand-letter/preview", "{}", 403);
    }

    @Test
    void findsAMessageToBeWordForWordWhatWasApproved() {
        var debtor = newDebtor();
        var command = command(debtor, "M1", Topics.COMMAND_SMS);
        var sent = api("auditor").get("/contacts/" + command.getProposalId() + "/message");
        assertThat(sent.path("asApproved").asBoolean()).as(sent.toString()).isTrue();
        assertThat(sent.path("text").asString("")).isEqualTo(command.getMessage());
        assertThat(sent.path("digest").asString("")).isEqualTo(command.getTemplateDigest());
        assertThat(sent.path("version").asInt()).isEqualTo(command.getTemplateVersion());
        assertThat(sent.path("facts").path("amount").asString("")).isEqualTo("1234.5000 CNY");
        var account = command.getAccountIds().getFirst();
        var wish = "{\"debtorId\": \"%s\", \"accountId\": \"%s\"}".formatted(debtor, account);
        assertThat(preview(HttpStatus.OK, "reminder-message", wish).path("text").asString(""))
                .isEqualTo(command.getMessage());
        api("auditor").refusal(HttpStatus.NOT_FOUND, "/contacts/nothing/message");
        api("auditor").refusal(HttpStatus.NOT_FOUND, letterOf(command));

        assertThat(mismatches()).noneMatch(one -> one.toString().contains(debtor));
        change(
                "UPDATE contact SET proposal = jsonb_set(proposal::jsonb, '{contact,message}', '\"Pay!\"')"
                        + " WHERE debtor_id = :id",
                debtor);
        assertThat(mismatches())
                .filteredOn(one -> one.path("debtorId").asString("").equals(debtor))
                .singleElement()
                .satisfies(one -> assertThat(one.toString()).contains("the text differs"));
    }

    /** All that a check of everything finds. */
    private List<JsonNode> mismatches() {
        var checks = "/messages/verification";
        var asked = "?from=2020-01-01T00:00:00Z&to=2099-01-01T00:00:00Z";
        var run = api("auditor").post(HttpStatus.ACCEPTED, checks + asked, "");
        var at = checks + "/" + run.path("verificationId").asString("");
        soon(() -> assertThat(api("auditor").get(at).hasNonNull("doneAt")).isTrue());
        assertThat(api("auditor").get(at).path("messages").asLong()).isPositive();
        var found = new ArrayList<JsonNode>();
        api("auditor").get(at + "/mismatches?limit=100").path("items").forEach(found::add);
        return found;
    }

    private void change(String sql, String id) {
        database.sql(sql).bind("id", id).fetch().rowsUpdated().block();
    }

    @Test
    void makesOneLetterForOnePersonWhoseNameItDoesNotKeep() {
        var command = command(newDebtor(), "L1", Topics.COMMAND_LETTER);
        var letter = letterOf(command);
        var message = "/contacts/" + command.getProposalId() + "/message";
        assertThat(api("auditor").get(message).path("letter").isNull()).isTrue();
        // letterheads that came later are not those it was ordered on
        change(
                "INSERT INTO letterhead_edition (digest, content, valid_from) VALUES (:id,"
                        + " '{\"creditors\": {}, \"agencies\": {}, \"layouts\": {}}', '2098-01-01')",
                "later");
        var shown = shown(letter);
        change("DELETE FROM letterhead_edition WHERE digest = :id", "later");
        assertThat(shown)
                .isEqualTo(shown(letter))
                .startsWith("%PDF".getBytes(StandardCharsets.UTF_8));
        var sent = pdf("gateway", letter, NAMED, 200);
        assertThat(sent).isEqualTo(pdf("gateway", letter, NAMED, 200)).isNotEqualTo(shown);
        pdf("gateway", letter, NAMED.replace("小明", "大明"), 409);
        pdf("gateway", letter, "{\"name\": \"\"}", 422);
        pdf("auditor", letter, NAMED, 403);
        assertThat(shown).isEqualTo(shown(letter));
        var compared = api("auditor").get(message).path("letter");
        assertThat(compared.path("reproduced").asBoolean()).isTrue();
        assertThat(compared.path("addressedDigest").asString("")).hasSize(64);
        change(
                "UPDATE letter SET digest = 'another' WHERE contact_id = :id",
                command.getProposalId());
        var changed = api("auditor").get(message);
        assertThat(changed.path("asApproved").asBoolean()).isFalse();
        assertThat(changed.path("differences").toString()).contains("made anew");
    }

    @Test
    void takesOtherWordsOnlyAsAnotherVersionThatAnotherPersonActivates() {
        var said = shipped().replace("Please", "Kindly");
        assertThat(problem(said)).contains("templates.demand-message.version", "raise it");
        var jail = shipped().replace("If you have paid, thank you.", "You will go to j a i l.");
        assertThat(problem(jail)).contains("templates[0].text.en", "US-CONTENT-01");
        var without = shipped().replace("id: demand-letter", "id: demanding-letter");
        assertThat(problem(without)).contains("strategies it", "there is no such template");

        var next =
                "version: \"next\"\n"
                        + said.replace(
                                "id: demand-message\n    version: 2",
                                "id: demand-message\n    version: 3");
        upload("anna", next).expectStatus().isCreated();
        activate("anna").expectStatus().isEqualTo(HttpStatus.CONFLICT);
        activate("bert").expectStatus().isOk();
        soon(
                () -> {
                    var versions = api("auditor").get("/templates/demand-message/versions");
                    assertThat(versions).hasSize(2);
                    assertThat(versions.path(0).path("inForce").asBoolean()).isTrue();
                    assertThat(versions.path(1).path("inForce").asBoolean()).isFalse();
                });
    }

    private ContactCommand command(String debtor, String stage, Topic<ContactCommand> gateway) {
        Surroundings.send(Topics.DEBTOR_PROFILE, Events.profile(debtor));
        Surroundings.send(Topics.ACCOUNT_STAGE, Events.stage(debtor, stage, 1).build());
        WithContactService.isAskedFor(debtor);
        var asked = Surroundings.read(Topics.CONTACT_PROPOSED, debtor).getFirst();
        Surroundings.send(Topics.CONTACT_DECIDED, Events.permitted(asked));
        soon(() -> assertThat(Surroundings.read(gateway, debtor)).isNotEmpty());
        return Surroundings.read(gateway, debtor).getFirst();
    }

    private static String letterOf(ContactCommand command) {
        return "/contacts/" + command.getProposalId() + "/letter";
    }

    private JsonNode preview(HttpStatus expected, String id, String wish) {
        return api("auditor").post(expected, "/templates/" + id + "/preview", wish);
    }

    private byte[] shown(String letter) {
        var body =
                api("collector")
                        .client()
                        .get()
                        .uri(letter)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBody();
        return Objects.requireNonNull(body);
    }

    private byte[] pdf(String role, String path, String body, int status) {
        var answer =
                api(role)
                        .client()
                        .post()
                        .uri(path)
                        .accept(MediaType.APPLICATION_PDF, MediaType.APPLICATION_PROBLEM_JSON)
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(body)
                        .exchange()
                        .expectStatus()
                        .isEqualTo(status)
                        .expectBody()
                        .returnResult()
                        .getResponseBody();
        return answer == null ? new byte[0] : answer;
    }

    private ResponseSpec upload(String person, String text) {
        return Api.at(port)
                .as("risk-desk", person)
                .client()
                .post()
                .uri("/templates/editions")
                .contentType(MediaType.parseMediaType("application/yaml"))
                .bodyValue(text)
                .exchange();
    }

    private String problem(String text) {
        return ""
                + upload("anna", text)
                        .expectStatus()
                        .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
    }

    private ResponseSpec activate(String person) {
        return Api.at(port)
                .as("compliance-officer", person)
                .client()
                .post()
                .uri("/templates/editions/next/activations")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{}")
                .exchange();
    }

    private static String shipped() {
        try (var in = TemplatesIT.class.getResourceAsStream("/templates.yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Api api(String role) {
        return Api.at(port).as(role);
    }
}
