package io.forbear.console.story;

import io.forbear.console.story.StoryEntry.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what each service tells of a debtor as entries of one story. */
final class Chapters {
    static final String ACCOUNT = "account-service";
    static final String CONTACT = "contact-service";
    static final String COMPLIANCE = "compliance-service";
    static final String PLAN = "plan-service";

    private Chapters() {}

    /** The history of an account: moves between stages, and changes of its balance. */
    static List<StoryEntry> account(String accountId, JsonNode page) {
        var entries = new ArrayList<StoryEntry>();
        for (var one : page.path("items")) {
            var moved = !one.path("stage").equals(one.path("previousStage"));
            add(
                    entries,
                    moved ? Kind.STAGE : Kind.BALANCE,
                    ACCOUNT,
                    one.path("changedAt"),
                    accountId,
                    some(
                            one,
                            "stage",
                            "previousStage",
                            "cause",
                            "amountOverdue",
                            "balance",
                            "asOf"),
                    null,
                    moved ? "account.stage" : null);
        }
        return entries;
    }

    /** Contacts: proposed, decided, commanded, taken back, attempted. */
    static List<StoryEntry> contacts(JsonNode page) {
        var entries = new ArrayList<StoryEntry>();
        for (var contact : page.path("items")) {
            contact(entries, contact);
        }
        return entries;
    }

    private static void contact(List<StoryEntry> entries, JsonNode contact) {
        var proposal = contact.path("proposal");
        var planned = proposal.path("contact");
        var account = text(planned.path("accountId"));
        var id = Map.of("proposalId", contact.path("contactId"));
        add(
                entries,
                Kind.PROPOSAL,
                CONTACT,
                proposal.path("proposedAt"),
                account,
                with(
                        id,
                        some(proposal, "plannedAt"),
                        some(planned, "channel", "purpose", "templateId", "strategy")),
                null,
                "contact.proposed");
        var decision = contact.path("decision");
        add(
                entries,
                Kind.DECISION,
                CONTACT,
                decision.path("decidedAt"),
                account,
                with(
                        id,
                        renamed(decision, "decision", "answer"),
                        some(decision, "notBefore", "notAfter", "permitId"),
                        some(planned, "channel")),
                null,
                "contact.decided");
        var command = contact.path("command");
        add(
                entries,
                Kind.COMMAND,
                CONTACT,
                command.path("commandedAt"),
                account,
                with(id, some(command, "commandId"), some(planned, "channel")),
                null,
                null);
        attempt(entries, contact.path("attempt"), account);
    }

    private static void attempt(
            List<StoryEntry> entries, JsonNode attempt, @Nullable String account) {
        add(
                entries,
                Kind.ATTEMPT,
                CONTACT,
                attempt.path("occurredAt"),
                account == null ? text(attempt.at("/accountIds/0")) : account,
                some(
                        attempt,
                        "outcome",
                        "channel",
                        "direction",
                        "purpose",
                        "legalEntityId",
                        "results",
                        "proposalId",
                        "commandId"),
                text(attempt.path("attemptId")),
                "contact.attempted");
    }

    /** Tasks of collectors. */
    static List<StoryEntry> tasks(JsonNode page) {
        var entries = new ArrayList<StoryEntry>();
        for (var task : page.path("items")) {
            add(
                    entries,
                    Kind.TASK,
                    CONTACT,
                    task.path("startAt"),
                    text(task.path("accountId")),
                    with(some(task, "taskId", "dueAt", "overdue"), renamed(task, "kind", "task")),
                    null,
                    null);
        }
        return entries;
    }

    /** Violations as they stand. */
    static List<StoryEntry> violations(JsonNode page) {
        var entries = new ArrayList<StoryEntry>();
        for (var violation : page.path("items")) {
            add(
                    entries,
                    Kind.FINDING,
                    COMPLIANCE,
                    violation.path("subjectOccurredAt"),
                    text(violation.at("/accountIds/0")),
                    with(
                            some(violation, "violationId", "status", "legalEntityId", "channel"),
                            some(
                                    violation.path("finding"),
                                    "ruleId",
                                    "consequence",
                                    "explanation",
                                    "packVersion")),
                    null,
                    "compliance.violation");
        }
        return entries;
    }

    /** Complaints: filed, and how they stand. */
    static List<StoryEntry> complaints(JsonNode page) {
        var entries = new ArrayList<StoryEntry>();
        for (var line : page.path("items")) {
            var complaint = line.path("complaint");
            add(
                    entries,
                    Kind.COMPLAINT,
                    COMPLIANCE,
                    complaint.path("filedAt"),
                    text(complaint.at("/accountIds/0")),
                    with(
                            some(complaint, "complaintId", "complexity"),
                            renamed(complaint, "kind", "about"),
                            some(line, "status", "dueAt", "outcome")),
                    text(complaint.path("filedEventId")),
                    "complaint.filed");
        }
        return entries;
    }

    /** What happened to a plan. */
    static List<StoryEntry> plan(JsonNode plan, JsonNode history) {
        var entries = new ArrayList<StoryEntry>();
        for (var one : history) {
            add(
                    entries,
                    Kind.PLAN,
                    PLAN,
                    one.path("at"),
                    text(plan.at("/accountIds/0")),
                    with(some(plan, "planId", "total"), some(one, "what", "by", "because")),
                    null,
                    topicOf(one.path("what").asString("")));
        }
        return entries;
    }

    private static @Nullable String topicOf(String what) {
        return switch (what) {
            case "PROPOSED" -> "plan.proposed";
            case "IN_FORCE" -> "plan.agreed";
            case "BROKEN" -> "plan.broken";
            case "COMPLETED" -> "plan.completed";
            default -> null;
        };
    }

    /** Promises to pay. */
    static List<StoryEntry> promises(JsonNode page) {
        var entries = new ArrayList<StoryEntry>();
        for (var promise : page.path("items")) {
            add(
                    entries,
                    Kind.PROMISE,
                    PLAN,
                    promise.path("promisedAt"),
                    text(promise.at("/accountIds/0")),
                    some(promise, "promiseId", "total", "outcome", "decidedOn", "paid"),
                    null,
                    "plan.promised");
        }
        return entries;
    }

    /** An event that no service tells of by itself: a declaration, or a term that presses. */
    static void event(
            List<StoryEntry> entries, String topic, JsonNode event, @Nullable String trace) {
        var kind = topic.equals("debtor.notice") ? Kind.NOTICE : Kind.DEADLINE;
        var summary = new LinkedHashMap<String, JsonNode>();
        event.properties().forEach(one -> summary.put(one.getKey(), one.getValue()));
        summary.remove("occurredAt");
        add(
                entries,
                kind,
                "kafka",
                event.path("occurredAt"),
                text(event.at("/accountIds/0")),
                summary,
                text(event.path("eventId")),
                topic);
        if (!entries.isEmpty()) {
            entries.add(entries.removeLast().tracedBy(trace));
        }
    }

    private static void add(
            List<StoryEntry> entries,
            Kind kind,
            String source,
            JsonNode at,
            @Nullable String accountId,
            Map<String, JsonNode> summary,
            @Nullable String eventId,
            @Nullable String topic) {
        if (at.isString()) {
            entries.add(
                    new StoryEntry(
                            Instant.parse(at.asString()),
                            kind,
                            source,
                            accountId,
                            summary,
                            eventId,
                            topic,
                            null));
        }
    }

    private static Map<String, JsonNode> some(JsonNode of, String... names) {
        var some = new LinkedHashMap<String, JsonNode>();
        for (var name : names) {
            if (!of.path(name).isMissingNode() && !of.path(name).isNull()) {
                some.put(name, of.path(name));
            }
        }
        return some;
    }

    private static Map<String, JsonNode> renamed(JsonNode of, String name, String to) {
        return Map.of(to, of.path(name));
    }

    @SafeVarargs
    private static Map<String, JsonNode> with(Map<String, JsonNode>... parts) {
        var all = new LinkedHashMap<String, JsonNode>();
        for (var part : parts) {
            all.putAll(part);
        }
        return all;
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() ? node.asString() : null;
    }
}
