package io.forbear.contact;

import static io.forbear.contact.WithContactService.newDebtor;
import static io.forbear.testing.Soon.soon;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.testing.Api;
import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
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
             "party": {"personId": "C1", "kind": "DEBTOR"}, "endpoint": "mobile-1",\
             "accountIds": ["A1"], "purpose": "COLLECTION", "results": [%s]}""";

    private static final String FILE =
            """
            reference,occurredAt,debtorId,direction,outcome,channel,voiceMode,personId,partyKind,endpoint,accountIds,purpose,permitId
            1,2026-05-04 10:02:00,%1$s,OUTBOUND,RANG_UNANSWERED,VOICE_HUMAN,INTERACTIVE,%1$s,DEBTOR,m,A1|A2,COLLECTION,p-1
            2,2026-05-04 10:03:00,%1$s,OUTBOUND,HUNG_UP,VOICE_HUMAN,INTERACTIVE,%1$s,DEBTOR,m,A1,COLLECTION,
            3,2099-05-04 10:04:00,%1$s,OUTBOUND,CONVERSATION,VOICE_HUMAN,INTERACTIVE,%1$s,DEBTOR,m,A1,COLLECTION,
            4,2026-05-04 10:05:00,%1$s,OUTBOUND,CONVERSATION
            5,2026-05-04 10:06:00,%1$s,OUTBOUND,CONVERSATION,VOICE_HUMAN,INTERACTIVE,%1$s,DEBTOR,m,A1,COLLECTION,
            """;

    private static final String SENT_BY =
            "/contact-attempts/files?agency=AGENCY&creditor=BANK&zone=Asia/Shanghai&clockAhead=PT2M";

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
        var content = FILE.formatted(debtor);
        var csv = MediaType.parseMediaType("text/csv");
        var file = send(HttpStatus.ACCEPTED, SENT_BY, csv, content).path("fileId").asString("");
        soon(() -> assertThat(file(file).path("state").asString("")).isEqualTo("DONE"));
        assertThat(file(file).path("taken").asInt()).isEqualTo(2);
        assertThat(file(file).path("warned").asInt()).isEqualTo(2);
        assertThat(file(file).path("refused").asInt()).isEqualTo(3);

        var refused = file(file + "/rows?standing=REFUSED").path("items");
        assertThat(refused.findValuesAsString("line")).containsExactly("3", "4", "5");
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
