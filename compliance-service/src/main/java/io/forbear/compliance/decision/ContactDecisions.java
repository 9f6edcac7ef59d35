package io.forbear.compliance.decision;

import static io.forbear.service.row.Values.instants;
import static io.forbear.service.row.Values.texts;

import io.forbear.compliance.finding.PublishedFinding;
import io.forbear.compliance.finding.TimeCursor;
import io.forbear.service.page.Cursor;
import io.forbear.service.page.Page;
import io.forbear.service.row.Values;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The gate's answers by proposal. */
@Component
public class ContactDecisions {
    private static final String SELECT = "select document::text as document from decision ";

    // A proposal is decided once; the same answer seen again changes nothing.
    private static final String INSERT =
            """
            insert into decision (proposal_id, debtor_id, decided_at, document, answer, rule_ids)
            select id, debtor, at, document, answer, string_to_array(rules, chr(10))
            from unnest(:ids, :debtors, :instants, :documents, :answers, :rules)
                as new (id, debtor, at, document, answer, rules)
            on conflict (proposal_id) do nothing
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    ContactDecisions(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Void> store(List<ContactDecision> decisions) {
        return decisions.isEmpty()
                ? Mono.empty()
                : database.sql(INSERT)
                        .bind("ids", texts(decisions, ContactDecision::proposalId))
                        .bind("debtors", texts(decisions, ContactDecision::debtorId))
                        .bind("instants", instants(decisions, ContactDecision::decidedAt))
                        .bind("documents", Values.json(decisions, json::writeValueAsBytes))
                        .bind("answers", texts(decisions, one -> one.answer().name()))
                        .bind("rules", texts(decisions, ContactDecisions::rules))
                        .then();
    }

    private static String rules(ContactDecision decision) {
        return decision.findings().stream()
                .map(PublishedFinding::ruleId)
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    /** The answer to a proposal; empty if none is known. */
    public Mono<ContactDecision> find(String proposalId) {
        return database.sql(SELECT + "where proposal_id = :proposal")
                .bind("proposal", proposalId)
                .map(this::decision)
                .one();
    }

    Mono<Page<ContactDecision>> list(DecisionFilter filter, @Nullable TimeCursor after, int limit) {
        var conditions = filter.conditions();
        if (after != null) {
            conditions.add(
                    "(decided_at, proposal_id) < (:afterAt, :afterId)", "afterAt", after.at());
            conditions.values().put("afterId", after.id());
        }
        return database.sql(
                        SELECT
                                + conditions.where()
                                + " order by decided_at desc, proposal_id desc limit "
                                + (limit + 1))
                .bindValues(conditions.values())
                .map(this::decision)
                .all()
                .collectList()
                .map(rows -> Page.of(rows, limit, ContactDecisions::cursor));
    }

    private static Cursor cursor(ContactDecision decision) {
        return new TimeCursor(decision.decidedAt(), decision.proposalId()).cursor();
    }

    /** The newest decisions on a debtor, newest first. */
    public Flux<ContactDecision> newestOfDebtor(String debtorId, int limit) {
        return database.sql(
                        SELECT
                                + "where debtor_id = :debtor"
                                + " order by decided_at desc, proposal_id desc limit :limit")
                .bind("debtor", debtorId)
                .bind("limit", limit)
                .map(this::decision)
                .all();
    }

    private ContactDecision decision(Readable row) {
        var document = Objects.requireNonNull(row.get("document", String.class));
        return json.readValue(document, ContactDecision.class);
    }
}
