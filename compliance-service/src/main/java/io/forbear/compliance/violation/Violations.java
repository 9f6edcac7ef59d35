package io.forbear.compliance.violation;

import static io.forbear.service.row.Column.get;

import io.forbear.compliance.finding.TimeCursor;
import io.forbear.service.page.Cursor;
import io.forbear.service.page.Page;
import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The published violations, each as it stands now, and the feed of their changes. */
@Component
public class Violations {
    private static final String SELECT = "select document::text as document from violation ";
    private static final String NEWEST_FIRST =
            " order by subject_occurred_at desc, violation_id desc ";

    private static final String COUNT =
            """
            select date_trunc(cast(:per as text), subject_occurred_at at time zone 'UTC')::date
                as start, rule_id, legal_entity_id, count(*) as violations
            from violation
            """;

    private static final String BY_START = " group by start, rule_id, legal_entity_id";

    private static final String UPSERT =
            """
            insert into violation values
                (:id, :debtor, :status, :rule, :subjectAt, :entity, :agents, :document::jsonb)
            on conflict (violation_id) do update set
                status = excluded.status, subject_occurred_at = excluded.subject_occurred_at,
                legal_entity_id = excluded.legal_entity_id, agent_ids = excluded.agent_ids,
                document = excluded.document
            """;

    // The lock, held until commit, makes the numbers rise in the order of the commits.
    private static final String LOCK_FEED =
            "select pg_advisory_xact_lock(hashtext('violation_change'))::text";

    private static final String APPEND =
            "insert into violation_change (violation_id, document) values (:id, :document::jsonb)";

    private static final String SELECT_CHANGES =
            "select number, document::text as document from violation_change ";

    private final DatabaseClient database;
    private final JsonMapper json;

    Violations(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Stores where a violation stands and appends the change to the feed. */
    Mono<Void> store(Violation violation) {
        return upsert(violation)
                .then(database.sql(LOCK_FEED).fetch().rowsUpdated())
                .then(append(violation));
    }

    Mono<Violation> find(String violationId) {
        return database.sql(SELECT + "where violation_id = :id")
                .bind("id", violationId)
                .map(this::violation)
                .one();
    }

    Mono<Page<Violation>> list(ViolationFilter filter, @Nullable TimeCursor after, int limit) {
        return rows(filter, after, limit + 1).map(rows -> Page.of(rows, limit, Violations::cursor));
    }

    /** The first of them after a place, newest first. */
    private Mono<List<Violation>> rows(
            ViolationFilter filter, @Nullable TimeCursor after, int limit) {
        var conditions = filter.conditions();
        if (after != null) {
            conditions.add(
                    "(subject_occurred_at, violation_id) < (:afterAt, :afterId)",
                    "afterAt",
                    after.at());
            conditions.values().put("afterId", after.id());
        }
        return database.sql(SELECT + conditions.where() + NEWEST_FIRST + "limit " + limit)
                .bindValues(conditions.values())
                .map(this::violation)
                .all()
                .collectList();
    }

    /**
     * All of them in portions, each read when the one before it has gone: a slow reader holds
     * neither memory nor a connection.
     */
    Flux<List<Violation>> portions(ViolationFilter filter, int size) {
        return rows(filter, null, size)
                .expand(
                        rows -> rows.size() < size ? Mono.empty() : rows(filter, last(rows), size),
                        1);
    }

    private static TimeCursor last(List<Violation> rows) {
        var last = rows.getLast();
        return new TimeCursor(last.subjectOccurredAt(), last.violationId());
    }

    /** How many there are by period, rule and agency. */
    Flux<ViolationTrend.Cell> counts(ViolationFilter filter, TrendRange.Per per) {
        var conditions = filter.conditions();
        return database.sql(COUNT + conditions.where() + BY_START)
                .bindValues(conditions.values())
                .bind("per", per.name())
                .map(
                        row ->
                                new ViolationTrend.Cell(
                                        get(row, "start", LocalDate.class),
                                        get(row, "rule_id", String.class),
                                        row.get("legal_entity_id", String.class),
                                        get(row, "violations", Long.class)))
                .all();
    }

    /** All violations of a debtor. */
    public Flux<Violation> ofDebtor(String debtorId) {
        return database.sql(SELECT + "where debtor_id = :debtor" + NEWEST_FIRST)
                .bind("debtor", debtorId)
                .map(this::violation)
                .all();
    }

    /** All violations found on a contact, plan or complaint, and what happened to each. */
    public Flux<ViolationHistory> onSubject(String subjectId) {
        return database.sql(
                        SELECT + "where document ->> 'subjectId' = :subject order by violation_id")
                .bind("subject", subjectId)
                .map(this::violation)
                .all()
                .concatMap(this::withHistory);
    }

    Mono<ViolationHistory> withHistory(Violation violation) {
        return changesOf(violation.violationId())
                .map(ViolationHistory.Change::of)
                .collectList()
                .map(history -> ViolationHistory.of(violation, history));
    }

    /** What happened to one violation, oldest change first. */
    Flux<ViolationChange> changesOf(String violationId) {
        return database.sql(SELECT_CHANGES + "where violation_id = :id order by number")
                .bind("id", violationId)
                .map(this::change)
                .all();
    }

    /** Changes above a number, oldest first. */
    Flux<ViolationChange> changesAfter(long number, int limit) {
        return database.sql(SELECT_CHANGES + "where number > :number order by number limit :limit")
                .bind("number", number)
                .bind("limit", limit)
                .map(this::change)
                .all();
    }

    /** The number of the newest change; 0 before the first. */
    Mono<Long> newestChange() {
        return database.sql("select coalesce(max(number), 0) as newest from violation_change")
                .map(row -> get(row, "newest", Long.class))
                .one();
    }

    private Mono<Long> upsert(Violation violation) {
        var insert =
                database.sql(UPSERT)
                        .bind("id", violation.violationId())
                        .bind("debtor", violation.debtorId())
                        .bind("status", violation.status().name())
                        .bind("rule", violation.finding().ruleId())
                        .bind("subjectAt", violation.subjectOccurredAt())
                        .bind("agents", violation.agentIds().toArray(String[]::new))
                        .bind("document", json.writeValueAsString(violation));
        var entity = violation.legalEntityId();
        return (entity == null
                        ? insert.bindNull("entity", String.class)
                        : insert.bind("entity", entity))
                .fetch()
                .rowsUpdated();
    }

    private Mono<Void> append(Violation violation) {
        return database.sql(APPEND)
                .bind("id", violation.violationId())
                .bind("document", json.writeValueAsString(violation))
                .then();
    }

    private Violation violation(Readable row) {
        return json.readValue(get(row, "document", String.class), Violation.class);
    }

    private ViolationChange change(Readable row) {
        return new ViolationChange(get(row, "number", Long.class), violation(row));
    }

    private static Cursor cursor(Violation violation) {
        return new TimeCursor(violation.subjectOccurredAt(), violation.violationId()).cursor();
    }
}
