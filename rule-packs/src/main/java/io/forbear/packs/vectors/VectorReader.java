package io.forbear.packs.vectors;

import io.forbear.packs.vectors.Expectation.ExpectedDeadline;
import io.forbear.packs.vectors.Expectation.ExpectedDecision;
import io.forbear.packs.vectors.Expectation.ExpectedFinding;
import io.forbear.packs.vectors.Expectation.RuleAndEvent;
import io.forbear.rules.Consequence;
import io.forbear.rules.Fact;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads vector files and checks them against their schema, before and after the merge. */
final class VectorReader {
    private final JsonMapper mapper =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    private final VectorSchema schema = new VectorSchema(mapper);

    /**
     * Reads a vector.
     *
     * @throws InvalidVectorException saying what is wrong and where
     */
    Vector read(String json) {
        var root = parse(json);
        refuse(schema.problemsOf(json));
        var members = new Members(root);
        var background = new ArrayList<Fact>();
        background.add(fact("/debtor", () -> FactReader.debtor(members.at("debtor"))));
        var creditors = creditors(members.list("accounts"));
        int index = 0;
        for (var account : members.list("accounts")) {
            background.add(fact("/accounts/" + index++, () -> FactReader.account(account)));
        }
        var events = events(root, creditors);
        var ids = Set.copyOf(events.stream().map(Fact::id).toList());
        Map<String, Expectation> after = new HashMap<>();
        for (var entry : root.path("expectAfter").properties()) {
            known(ids, entry.getKey(), "/expectAfter");
            var where = "/expectAfter/" + entry.getKey();
            after.put(entry.getKey(), expectation(new Members(entry.getValue()), ids, where));
        }
        return new Vector(
                members.text("id"),
                members.textSet("packs"),
                members.at("debtor").text("debtorId"),
                background,
                events,
                expectation(members.at("expect"), ids, "/expect"),
                after);
    }

    private JsonNode parse(String json) {
        if (json.isBlank()) {
            throw new InvalidVectorException("the file is empty");
        }
        try {
            return mapper.readTree(json);
        } catch (JacksonException broken) {
            var at = broken.getLocation();
            throw new InvalidVectorException(
                    "not valid JSON at line %d, column %d: %s"
                            .formatted(
                                    at == null ? 0 : at.getLineNr(),
                                    at == null ? 0 : at.getColumnNr(),
                                    broken.getOriginalMessage().lines().findFirst().orElse("")));
        }
    }

    private static void refuse(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new InvalidVectorException(String.join("; ", problems));
        }
    }

    /** Whom each account is owed to. */
    private static Map<String, String> creditors(List<Members> accounts) {
        var creditors = new HashMap<String, String>();
        for (int i = 0; i < accounts.size(); i++) {
            var account = accounts.get(i).text("accountId");
            if (creditors.put(account, accounts.get(i).text("creditor")) != null) {
                throw new InvalidVectorException(
                        "at /accounts/%d/accountId: there is an account %s already"
                                .formatted(i, account));
            }
        }
        return creditors;
    }

    private List<Fact> events(JsonNode root, Map<String, String> creditors) {
        var events = new ArrayList<Fact>();
        var types = new HashMap<String, String>();
        int index = 0;
        for (var written : root.path("events")) {
            var where = "/events/" + index++;
            var merged = merged(root.path("eventDefaults"), written);
            refuse(schema.problemsOfEvent(merged, where));
            var event = new Members(merged);
            onlyCorrected(event, types, where);
            onlyKnownAccounts(event, creditors.keySet(), where);
            sayForWhom(merged, creditors);
            events.add(fact(where, () -> FactReader.event(event)));
        }
        return events;
    }

    /** The same id again is a correction, which makes no other event of it. */
    private static void onlyCorrected(Members event, Map<String, String> types, String where) {
        var id = event.text("id");
        var type = event.text("type");
        var before = types.putIfAbsent(id, type);
        if (before != null && !before.equals(type)) {
            throw new InvalidVectorException(
                    "at %s/id: %s is the id of a %s already, and this is a %s"
                            .formatted(where, id, before, type));
        }
    }

    private static void onlyKnownAccounts(Members event, Set<String> accounts, String where) {
        for (var account : event.texts("accountIds")) {
            if (!accounts.contains(account)) {
                throw new InvalidVectorException(
                        "at %s/accountIds: there is no account %s".formatted(where, account));
            }
        }
    }

    /** An actor that does not say for whom it acts, acts for the creditor of the account. */
    private static void sayForWhom(ObjectNode event, Map<String, String> creditors) {
        if (event.path("actor") instanceof ObjectNode actor && !actor.has("onBehalfOf")) {
            var account = event.path("accountIds").path(0).stringValue();
            event.set("actor", actor.deepCopy().put("onBehalfOf", creditors.get(account)));
        }
    }

    /** The event's own members win; what its type does not have is dropped. */
    private ObjectNode merged(JsonNode defaults, JsonNode written) {
        var merged = mapper.createObjectNode();
        if (defaults instanceof ObjectNode members) {
            merged.setAll(members);
        }
        merged.setAll((ObjectNode) written);
        merged.retain(schema.membersOf(merged.path("type").stringValue()));
        return merged;
    }

    private static Fact fact(String where, java.util.function.Supplier<Fact> maker) {
        try {
            return maker.get();
        } catch (DateTimeException | IllegalArgumentException wrong) {
            throw new InvalidVectorException("at " + where + ": " + wrong.getMessage());
        }
    }

    private static void known(Set<String> ids, String event, String where) {
        if (!ids.contains(event)) {
            throw new InvalidVectorException("at " + where + ": there is no event " + event);
        }
    }

    private static Expectation expectation(Members expect, Set<String> ids, String where) {
        try {
            return new Expectation(
                    expect.flag("exhaustive"),
                    expect.list("findings").stream().map(f -> finding(f, ids, where)).toList(),
                    expect.list("absent").stream().map(f -> on(f, ids, where)).toList(),
                    expect.list("decisions").stream().map(d -> decision(d, ids, where)).toList(),
                    expect.list("deadlines").stream().map(d -> deadline(d, ids, where)).toList());
        } catch (DateTimeException wrong) {
            throw new InvalidVectorException("at " + where + ": " + wrong.getMessage());
        }
    }

    private static RuleAndEvent on(Members members, Set<String> ids, String where) {
        known(ids, members.text("event"), where);
        return new RuleAndEvent(members.text("rule"), members.text("event"));
    }

    private static ExpectedFinding finding(Members members, Set<String> ids, String where) {
        return new ExpectedFinding(
                on(members, ids, where),
                members.has("consequence")
                        ? members.constant("consequence", Consequence.class)
                        : null);
    }

    private static ExpectedDecision decision(Members members, Set<String> ids, String where) {
        known(ids, members.text("proposal"), where);
        return new ExpectedDecision(
                members.text("proposal"),
                members.text("decision"),
                members.textSet("rules"),
                members.instantOrNull("notBefore"));
    }

    private static ExpectedDeadline deadline(Members members, Set<String> ids, String where) {
        var due = members.text("due");
        boolean toTheInstant = due.contains("T");
        return new ExpectedDeadline(
                on(members, ids, where),
                toTheInstant ? OffsetDateTime.parse(due).toLocalDate() : LocalDate.parse(due),
                toTheInstant ? OffsetDateTime.parse(due).toInstant() : null,
                members.textOrNull("name"));
    }
}
