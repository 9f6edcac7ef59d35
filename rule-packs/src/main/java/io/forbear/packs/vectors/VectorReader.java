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
        for (var account : members.list("accounts")) {
            background.add(fact("/accounts", () -> FactReader.account(account)));
        }
        var events = events(root);
        var ids = Set.copyOf(events.stream().map(Fact::id).toList());
        Map<String, Expectation> after = new HashMap<>();
        for (var entry : root.path("expectAfter").properties()) {
            known(ids, entry.getKey(), "/expectAfter");
            after.put(entry.getKey(), expectation(new Members(entry.getValue()), ids));
        }
        return new Vector(
                members.text("id"),
                members.textSet("packs"),
                members.at("debtor").text("debtorId"),
                background,
                events,
                expectation(members.at("expect"), ids),
                after);
    }

    private JsonNode parse(String json) {
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

    private List<Fact> events(JsonNode root) {
        var events = new ArrayList<Fact>();
        int index = 0;
        for (var written : root.path("events")) {
            var where = "/events/" + index++;
            var merged = merged(root.path("eventDefaults"), written);
            refuse(schema.problemsOfEvent(merged, where));
            events.add(fact(where, () -> FactReader.event(new Members(merged))));
        }
        return events;
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

    private static Expectation expectation(Members expect, Set<String> ids) {
        try {
            return new Expectation(
                    expect.flag("exhaustive"),
                    expect.list("findings").stream().map(f -> finding(f, ids)).toList(),
                    expect.list("absent").stream().map(f -> on(f, ids)).toList(),
                    expect.list("decisions").stream().map(d -> decision(d, ids)).toList(),
                    expect.list("deadlines").stream().map(d -> deadline(d, ids)).toList());
        } catch (DateTimeException wrong) {
            throw new InvalidVectorException("at /expect: " + wrong.getMessage());
        }
    }

    private static RuleAndEvent on(Members members, Set<String> ids) {
        known(ids, members.text("event"), "/expect");
        return new RuleAndEvent(members.text("rule"), members.text("event"));
    }

    private static ExpectedFinding finding(Members members, Set<String> ids) {
        return new ExpectedFinding(
                on(members, ids),
                members.has("consequence")
                        ? members.constant("consequence", Consequence.class)
                        : null);
    }

    private static ExpectedDecision decision(Members members, Set<String> ids) {
        known(ids, members.text("proposal"), "/expect");
        return new ExpectedDecision(
                members.text("proposal"),
                members.text("decision"),
                members.textSet("rules"),
                members.instantOrNull("notBefore"));
    }

    private static ExpectedDeadline deadline(Members members, Set<String> ids) {
        var due = members.text("due");
        boolean toTheInstant = due.contains("T");
        return new ExpectedDeadline(
                on(members, ids),
                toTheInstant ? OffsetDateTime.parse(due).toLocalDate() : LocalDate.parse(due),
                toTheInstant ? OffsetDateTime.parse(due).toInstant() : null,
                members.textOrNull("name"));
    }
}
