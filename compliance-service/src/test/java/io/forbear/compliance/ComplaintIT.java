package io.forbear.compliance;

import static io.forbear.compliance.EventExamples.may;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.forbear.events.Actor;
import io.forbear.events.ComplaintExtended;
import io.forbear.testing.Api;
import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/** A complaint from its filing to its answer, on the desk's API. Agent s1 calls the debtor. */
class ComplaintIT implements WithComplianceService {
    private static final Duration SECONDS = Duration.ofSeconds(20);
    private static final String OFFICER = "compliance-officer";

    private final EventExamples debtor = new EventExamples("P-" + UUID.randomUUID());

    @Value("${local.server.port}")
    private int port;

    @BeforeEach
    void knowsTheDebtor() {
        Surroundings.send(Topics.DEBTOR_PROFILE, debtor.profile("Asia/Shanghai"));
        Surroundings.send(Topics.ACCOUNT_STAGE, debtor.account());
    }

    @Test
    void showsTheContactsComplainedAboutWithTheirFindings() {
        var call = debtor.call(may(11, 10, 0)).build();
        Surroundings.send(Topics.CONTACT_ATTEMPTED, call);
        var id =
                filed(
                        "\"kind\": \"CONDUCT\", \"aboutContactIds\": [\"%s\", \"x\"]"
                                .formatted(call.getEventId()));
        soon(
                id,
                c -> {
                    var contact = c.path("contacts").path(0);
                    assertThat(contact.path("contactId").asString())
                            .isEqualTo("" + call.getEventId());
                    assertThat(contact.path("agentIds").path(0).asString()).isEqualTo("s1");
                    assertThat(contact.path("findings").toString())
                            .contains("\"FB-PERMIT-01\"", "\"findingId\"");
                    assertThat(c.path("unknownContacts").path(0).asString()).isEqualTo("x");
                });
    }

    @Test
    void keepsCollectorsOfTheCaseAwayAndWarnsOfLateContacts() {
        Surroundings.send(Topics.CONTACT_ATTEMPTED, debtor.call(may(11, 10, 0)).build());
        var id = filed("\"kind\": \"AMOUNT\"");
        soon(id, c -> assertThat(c.path("clocks")).isNotEmpty());
        var refused =
                act(id, "assignment", "{\"handler\": \"s1\"}", HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(refused.toString()).contains("CN-COMPL-02", "s1 took part", "\"handler\"");
        act(
                id,
                "assignment",
                "{\"handler\": \"test-collector\"}",
                HttpStatus.UNPROCESSABLE_CONTENT);
        act(id, "assignment", "{\"handler\": \"h1\"}", HttpStatus.OK);
        act(id, "assignment", "{\"handler\": \"h1\"}", HttpStatus.OK);
        assertThat(found(id).path("interests")).isEmpty();

        var late = debtor.call(may(10, 10, 0));
        late.setActor(Actor.newBuilder(late.getActor()).setAgentIds(List.of("h1")).build());
        Surroundings.send(Topics.CONTACT_ATTEMPTED, late.build());
        soon(
                id,
                c ->
                        assertThat(c.path("interests").path(0).path("kind").asString(""))
                                .isEqualTo("COLLECTED"));
        act(id, "assignment", "{\"handler\": \"h2\"}", HttpStatus.OK);
        var after = found(id);
        assertThat(after.path("interests")).isEmpty();
        assertThat(actions(after)).containsExactly("FILED", "ASSIGNED", "ASSIGNED");
        Api.at(port)
                .as(OFFICER, "s1")
                .post(
                        HttpStatus.CONFLICT,
                        "/complaints/" + id + "/resolution",
                        "{\"outcome\": \"REJECTED\"}");
    }

    @Test
    void goesFromTheReceiptToTheAnswer() {
        var id = filed("\"kind\": \"CONDUCT\"");
        act(id, "acknowledgement", "{}", HttpStatus.OK);
        act(id, "acknowledgement", "{}", HttpStatus.OK);
        act(id, "acknowledgement", "{\"sentAt\": \"2999-01-01T00:00:00Z\"}", HttpStatus.CONFLICT);
        act(
                id,
                "pause",
                "{\"reason\": \"WAITING_FOR_EVIDENCE\", \"note\": \"tape\"}",
                HttpStatus.OK);
        soon(
                id,
                c ->
                        assertThat(c.path("clocks").path(0).path("status").asString(""))
                                .isEqualTo("RUNNING"));
        assertThat(found(id).path("handling").path("pause").path("reason").asString())
                .isEqualTo("WAITING_FOR_EVIDENCE");
        act(id, "pause", "{\"reason\": \"TEA\"}", HttpStatus.BAD_REQUEST);
        act(id, "resumption", "{}", HttpStatus.OK);
        var answer =
                """
                {"outcome": "UPHELD", "rootCause": "TRAINING", "remedy": "APOLOGY",
                 "summary": "%s"}""";
        act(id, "resolution", answer.formatted("x".repeat(2001)), HttpStatus.UNPROCESSABLE_CONTENT);
        act(id, "resolution", answer.formatted("the tone was wrong"), HttpStatus.OK);
        act(id, "resolution", answer.formatted("the tone was wrong"), HttpStatus.OK);
        act(id, "resolution", answer.formatted("all was well"), HttpStatus.CONFLICT);
        act(id, "pause", "{\"reason\": \"WAITING_FOR_EVIDENCE\"}", HttpStatus.CONFLICT);

        await().atMost(SECONDS)
                .until(
                        () ->
                                !Surroundings.read(Topics.COMPLAINT_RESOLVED, debtor.debtorId())
                                        .isEmpty());
        var event = Surroundings.read(Topics.COMPLAINT_RESOLVED, debtor.debtorId()).getFirst();
        assertThat(event.getRemedy()).isEqualTo("APOLOGY");
        assertThat(event.toString()).doesNotContain("tone");
        soon(
                id,
                c ->
                        assertThat(c.path("clocks").path(0).path("status").asString(""))
                                .isEqualTo("MET"));
        var brief = Api.at(port).as("collector").get("/complaints/{id}", id);
        assertThat(brief.propertyNames())
                .containsExactlyInAnyOrder("complaint", "resolution", "clocks");
        assertThat(brief.path("resolution").path("outcome").asString()).isEqualTo("UPHELD");
        assertThat(brief.path("clocks")).isNotEmpty();
        assertThat(brief.toString()).doesNotContain("tone", "tape");
        showsTheSummaryOfTheAnswerOnlyToTheDesk();
        var done = found(id);
        assertThat(done.path("status").asString()).isEqualTo("RESOLVED");
        assertThat(done.path("resolution").path("summary").asString())
                .isEqualTo("the tone was wrong");
        assertThat(actions(done))
                .containsExactly("FILED", "ACKNOWLEDGED", "PAUSED", "RESUMED", "RESOLVED");
        assertThat(done.path("history").path(1).path("by").asString())
                .isEqualTo("test-compliance-officer");
    }

    private void showsTheSummaryOfTheAnswerOnlyToTheDesk() {
        var shown = conductSeenBy("collector");
        assertThat(shown.toString()).doesNotContain("tone", "tape");
        assertThat(shown.path("resolution").path("remedy").asString()).isEqualTo("APOLOGY");
        for (var reader : List.of(OFFICER, "auditor")) {
            assertThat(conductSeenBy(reader).path("resolution").path("summary").asString())
                    .isEqualTo("the tone was wrong");
        }
    }

    @Test
    void extendsASpecialCaseWithApprovalAndNotice() {
        var id = filed("\"kind\": \"AMOUNT\"");
        soon(
                id,
                c ->
                        assertThat(c.path("clocks").path(0).path("name").asString(""))
                                .isEqualTo("SIMPLE"));
        var special = "{\"complexity\": \"SPECIAL\", \"reason\": \"EXPERT_NEEDED\"}";
        as("h1", id, "extension", special, HttpStatus.CONFLICT);
        act(id, "assignment", "{\"handler\": \"h1\"}", HttpStatus.OK);
        as("h1", id, "extension", special, HttpStatus.OK);
        as("h1", id, "extension/approval", "{}", HttpStatus.CONFLICT);
        as("h2", id, "extension/notice", "{}", HttpStatus.CONFLICT);
        as("h2", id, "extension/approval", "{}", HttpStatus.OK);
        as("h2", id, "extension/approval", "{}", HttpStatus.OK);
        as("h1", id, "extension/notice", "{}", HttpStatus.OK);

        soon(
                id,
                c ->
                        assertThat(c.path("clocks").path(0).path("name").asString(""))
                                .isEqualTo("SPECIAL"));
        await().atMost(SECONDS)
                .untilAsserted(
                        () ->
                                assertThat(
                                                Surroundings.read(
                                                        Topics.COMPLAINT_EXTENDED,
                                                        debtor.debtorId()))
                                        .hasSize(2)
                                        .last()
                                        .returns("h2", ComplaintExtended::getApprovedBy)
                                        .returns("h1", ComplaintExtended::getRequestedBy)
                                        .matches(event -> event.getNoticeSentAt() != null));
        soon(
                id,
                c -> {
                    assertThat(c.path("complexity").asString()).isEqualTo("SPECIAL");
                    assertThat(c.path("extensions").path(0).path("noticeSentAt").asString(""))
                            .isNotEmpty();
                });
    }

    @Test
    void refusesASpecialCaseAtItsFiling() {
        var filing = "{\"debtorId\": \"P\", \"kind\": \"AMOUNT\", \"complexity\": \"SPECIAL\"}";
        assertThat(
                        Api.at(port)
                                .as("collector")
                                .post(HttpStatus.UNPROCESSABLE_CONTENT, "/complaints", filing)
                                .toString())
                .contains("complexity");
    }

    @Test
    void listsOpenComplaintsByTheTermThatEndsFirst() {
        Surroundings.send(Topics.COMPLAINT_FILED, debtor.complaint(may(2, 9, 0)));
        var missed = debtor.debtorId() + "-complaint";
        var complex = filed("\"kind\": \"AMOUNT\", \"complexity\": \"COMPLEX\"");
        var simple = filed("\"kind\": \"CONDUCT\"");
        soon(missed, c -> assertThat(c.path("clocks")).isNotEmpty());
        soon(simple, c -> assertThat(c.path("clocks")).isNotEmpty());
        act(simple, "assignment", "{\"handler\": \"h-" + debtor.debtorId() + "\"}", HttpStatus.OK);

        await().atMost(SECONDS)
                .untilAsserted(
                        () ->
                                assertThat(listed("&status=OPEN"))
                                        .containsExactly(missed, simple, complex));
        assertThat(listed("")).containsExactly(simple, complex, missed);
        assertThat(listed("&sort=newest&kind=AMOUNT")).containsExactly(complex, missed);
        assertThat(listed("&jurisdiction=CN&sort=deadline")).hasSize(3);
        assertThat(listed("&jurisdiction=GB")).isEmpty();
        assertThat(listed("&assignee=h-" + debtor.debtorId())).containsExactly(simple);
        assertThat(listed("&from=2026-05-01T00:00:00Z&to=2026-05-03T00:00:00Z"))
                .containsExactly(missed);
        soon(complex, c -> assertThat(c.path("clocks")).isNotEmpty());
        act(complex, "resolution", "{\"outcome\": \"REJECTED\"}", HttpStatus.OK);
        assertThat(listed("&status=RESOLVED")).containsExactly(complex);
        assertThat(listed("&status=OPEN")).containsExactly(missed, simple);

        var first = page("&status=OPEN&limit=1");
        var cursor = first.path("nextCursor").asString();
        assertThat(ids(page("&status=OPEN&limit=1&cursor=" + cursor))).containsExactly(simple);
        Api.at(port).as("auditor").refusal(HttpStatus.BAD_REQUEST, "/complaints?sort=colour");
        Api.at(port).as("collector").refusal(HttpStatus.FORBIDDEN, "/complaints");
    }

    @Test
    void letsOnlyTheDeskAct() {
        var id = filed("\"kind\": \"AMOUNT\"");
        for (var action :
                List.of(
                        "acknowledgement",
                        "assignment",
                        "pause",
                        "resumption",
                        "extension",
                        "extension/approval",
                        "extension/notice")) {
            Api.at(port)
                    .as("collector")
                    .post(HttpStatus.FORBIDDEN, "/complaints/" + id + "/" + action, body(action));
        }
        act("x", "acknowledgement", "{}", HttpStatus.NOT_FOUND);
    }

    /** The debtor's one complaint on the page of his conduct. */
    private JsonNode conductSeenBy(String role) {
        var conduct = Api.at(port).as(role).get("/debtors/{id}/conduct", debtor.debtorId());
        return conduct.path("complaints").path(0);
    }

    private static String body(String action) {
        return switch (action) {
            case "assignment" -> "{\"handler\": \"h\"}";
            case "pause" -> "{\"reason\": \"WAITING_FOR_EVIDENCE\"}";
            case "extension" -> "{\"complexity\": \"COMPLEX\", \"reason\": \"X\"}";
            default -> "{}";
        };
    }

    private String filed(String members) {
        return Api.at(port)
                .as("collector")
                .post(
                        HttpStatus.CREATED,
                        "/complaints",
                        "{\"debtorId\": \"%s\", \"accountIds\": [\"%s\"], %s}"
                                .formatted(debtor.debtorId(), debtor.accountId(), members))
                .path("complaintId")
                .asString();
    }

    private JsonNode act(String id, String action, String body, HttpStatus expected) {
        return as("test-compliance-officer", id, action, body, expected);
    }

    private JsonNode as(String person, String id, String action, String body, HttpStatus expected) {
        return Api.at(port)
                .as(OFFICER, person)
                .post(expected, "/complaints/" + id + "/" + action, body);
    }

    private JsonNode found(String id) {
        return Api.at(port).as("auditor").get("/complaints/{id}", id);
    }

    private void soon(String id, Consumer<JsonNode> holds) {
        await().atMost(SECONDS).untilAsserted(() -> holds.accept(found(id)));
    }

    private JsonNode page(String query) {
        return Api.at(port).as("auditor").get("/complaints?debtorId=" + debtor.debtorId() + query);
    }

    private List<String> listed(String query) {
        return ids(page(query));
    }

    private static List<String> ids(JsonNode page) {
        var ids = new ArrayList<String>();
        page.path("items")
                .forEach(item -> ids.add(item.path("complaint").path("complaintId").asString()));
        return ids;
    }

    private static List<String> actions(JsonNode complaint) {
        var actions = new ArrayList<String>();
        complaint.path("history").forEach(step -> actions.add(step.path("action").asString()));
        return actions;
    }
}
