package io.forbear.contact.experiment;

import static io.forbear.service.row.Column.get;

import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Counts what came of the arms of an experiment, from the log of contacts and the dossiers. */
@Component
class ArmReports {
    private static final String COUNT =
            """
            WITH entry AS (
                SELECT split_part(e.arm, ':', 2) AS arm, e.arm AS label, e.strategy, e.debtor_id,
                    e.account_id, e.entered_at, d.dossier -> 'facts' AS facts
                FROM experiment_entry e LEFT JOIN debtor d USING (debtor_id)
                WHERE e.experiment = :experiment),
            made AS (
                SELECT e.arm, c.debtor_id, c.state,
                    c.attempt ->> 'outcome' = 'CONVERSATION'
                        AND c.proposal #>> '{contact,party,kind}'
                            IN ('DEBTOR', 'JOINT_DEBTOR', 'GUARANTOR')
                        AND coalesce(NOT jsonb_exists_any(c.attempt -> 'results',
                            ARRAY['WRONG_PERSON', 'THIRD_PARTY_ANSWERED']), true) AS right_party
                FROM contact c JOIN entry e
                    ON c.debtor_id = e.debtor_id
                    AND c.proposal #>> '{contact,arm}' = e.label
                    AND c.proposal #>> '{contact,accountId}' = e.account_id),
            contacts AS (
                SELECT arm,
                    count(*) FILTER (WHERE state IN ('ATTEMPTED', 'UNREPORTED')) AS contacts,
                    count(*) FILTER (WHERE state = 'DENIED') AS denied,
                    count(*) FILTER (WHERE right_party) AS right_party,
                    count(DISTINCT debtor_id) FILTER (WHERE right_party) AS reached
                FROM made GROUP BY arm),
            standing AS (
                SELECT arm, strategy, debtor_id, account_id,
                    EXISTS (
                        SELECT FROM jsonb_each(facts -> 'promises') AS p (id, promise)
                        WHERE (promise ->> 'madeAt')::timestamptz >= entered_at) AS promised,
                    EXISTS (
                        SELECT FROM jsonb_each(facts -> 'plans') AS p (id, plan)
                        WHERE (plan ->> 'signedAt')::timestamptz >= entered_at) AS planned,
                    facts #>> ARRAY['accounts', account_id, 'overdueSince'] IS NULL AS cured,
                    facts -> 'complaints' <> '{}' AS complained
                FROM entry)
            SELECT s.arm, max(s.strategy) AS strategy,
                count(DISTINCT s.debtor_id) AS debtors, count(*) AS accounts,
                coalesce(max(c.contacts), 0) AS contacts, coalesce(max(c.denied), 0) AS denied,
                coalesce(max(c.right_party), 0) AS right_party, coalesce(max(c.reached), 0) AS reached,
                count(DISTINCT s.debtor_id) FILTER (WHERE promised) AS promised,
                count(DISTINCT s.debtor_id) FILTER (WHERE planned) AS planned,
                count(*) FILTER (WHERE cured) AS cured,
                count(DISTINCT s.debtor_id) FILTER (WHERE complained) AS complained
            FROM standing s LEFT JOIN contacts c USING (arm)
            GROUP BY s.arm ORDER BY s.arm
            """;

    private final DatabaseClient database;

    ArmReports(DatabaseClient database) {
        this.database = database;
    }

    /** All arms that anybody has entered, in the order of their names. */
    Flux<ArmReport> of(String experiment) {
        return database.sql(COUNT).bind("experiment", experiment).map(ArmReports::report).all();
    }

    private static ArmReport report(Readable row) {
        return new ArmReport(
                get(row, "arm", String.class),
                get(row, "strategy", String.class),
                get(row, "debtors", Long.class),
                get(row, "accounts", Long.class),
                get(row, "contacts", Long.class),
                get(row, "right_party", Long.class),
                get(row, "denied", Long.class),
                get(row, "reached", Long.class),
                get(row, "promised", Long.class),
                get(row, "planned", Long.class),
                get(row, "cured", Long.class),
                get(row, "complained", Long.class));
    }
}
