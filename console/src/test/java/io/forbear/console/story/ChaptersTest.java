package io.forbear.console.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.forbear.console.story.StoryEntry.Kind;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChaptersTest {
    @Test
    void tellsAContactFromProposalToReport() {
        var contact =
                json(
                        """
                        {"items": [{"contactId": "p-1",
                          "proposal": {"proposedAt": "2026-03-02T01:00:00Z",
                            "plannedAt": "2026-03-02T02:00:00Z",
                            "contact": {"accountId": "a-1", "channel": "SMS", "purpose": "REMIND",
                              "message": "Pay, Ms Li"}},
                          "decision": {"decision": "PERMITTED", "decidedAt": "2026-03-02T01:00:01Z"},
                          "command": {"commandId": "c-1", "commandedAt": "2026-03-02T01:00:02Z"},
                          "attempt": {"attemptId": "e-1", "occurredAt": "2026-03-02T02:00:00Z",
                            "outcome": "DELIVERED"}},
                         {"contactId": "e-2", "proposal": null, "decision": null, "command": null,
                          "attempt": {"attemptId": "e-2", "occurredAt": "2026-03-03T02:00:00Z",
                            "outcome": "NO_ANSWER", "accountIds": ["a-2"]}}]}""");
        var entries = Chapters.contacts(contact);

        assertThat(entries)
                .extracting(StoryEntry::kind, StoryEntry::accountId)
                .containsExactly(
                        tuple(Kind.PROPOSAL, "a-1"),
                        tuple(Kind.DECISION, "a-1"),
                        tuple(Kind.COMMAND, "a-1"),
                        tuple(Kind.ATTEMPT, "a-1"),
                        tuple(Kind.ATTEMPT, "a-2"));
        assertThat(entries.get(1).summary().get("answer")).hasToString("\"PERMITTED\"");
        assertThat(entries.toString()).doesNotContain("Ms Li");
    }

    @Test
    void tellsMovesBetweenStagesFromChangesOfTheBalance() {
        var page =
                json(
                        """
                        {"items": [
                          {"stage": "M2", "previousStage": "M1", "changedAt": "2026-03-02T01:00:00Z"},
                          {"stage": "M1", "previousStage": "M1", "changedAt": "2026-03-01T01:00:00Z"},
                          {"stage": "M1", "previousStage": null, "changedAt": "2026-02-01T01:00:00Z"}]}""");
        assertThat(Chapters.account("a-1", page))
                .extracting(StoryEntry::kind)
                .containsExactly(Kind.STAGE, Kind.BALANCE, Kind.STAGE);
    }

    @Test
    void findsTheTraceOfAnEntryByItsEventOrByWhatItIsAbout() {
        var traces = new Traces();
        traces.add("contact.attempted", json("{\"eventId\": \"e-1\"}"), "trace-1");
        traces.add(
                "contact.proposed",
                json("{\"eventId\": \"e-0\", \"proposalId\": \"p-1\"}"),
                "trace-2");
        var entries =
                Chapters.contacts(
                        json(
                                """
                                {"items": [{"contactId": "p-1",
                                  "proposal": {"proposedAt": "2026-03-02T01:00:00Z"},
                                  "decision": {"decidedAt": "2026-03-02T01:00:00Z"},
                                  "attempt": {"attemptId": "e-1", "occurredAt": "2026-03-02T02:00:00Z"}}]}"""));

        assertThat(entries.stream().map(traces::trace))
                .extracting(StoryEntry::kind, StoryEntry::traceId)
                .containsExactly(
                        tuple(Kind.PROPOSAL, "trace-2"),
                        tuple(Kind.DECISION, null),
                        tuple(Kind.ATTEMPT, "trace-1"));
    }

    @Test
    void tellsADeclarationFromItsEvent() {
        var entries = new ArrayList<StoryEntry>();
        var notice =
                """
                {"eventId": "e-1", "occurredAt": "2026-03-02T01:00:00Z", "kind": "CEASE_REQUESTED"}""";
        Chapters.event(entries, "debtor.notice", json(notice), "trace-1");

        var entry = entries.getFirst();
        assertThat(entry.kind()).isEqualTo(Kind.NOTICE);
        assertThat(entry.at()).isEqualTo(Instant.parse("2026-03-02T01:00:00Z"));
        assertThat(entry.summary().get("kind")).hasToString("\"CEASE_REQUESTED\"");
        assertThat(entry.traceId()).isEqualTo("trace-1");
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
