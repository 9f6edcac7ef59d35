package io.forbear.contact;

import static io.forbear.contact.WithContactService.newDebtor;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.messaging.retention.TableRetention;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * What tables say of debtors goes when the law of their accounts lets it; the clock says May 2026.
 */
class TableRetentionIT implements WithContactService {
    /** One row of each table that forgets by age; the instant is {@code :at}. */
    private static final Map<String, String> ROWS =
            Map.of(
                    "contact",
                    "(contact_id, debtor_id, at, state) VALUES (:id::text, :debtorId, :at, 'DENIED')",
                    "reach_attempt",
                    """
                    (attempt_id, debtor_id, at, endpoint, person_id, party_kind, place_kind, channel,
                        means, outbound, outcome, reached, wrong)
                    VALUES (:id, :debtorId, :at, 'e', 'p', 'DEBTOR', 'MOBILE', 'SMS',
                        'SMS', true, 'SENT', false, false)
                    """,
                    "stated",
                    """
                    (statement_id, debtor_id, kind, round, said_in, said, state, details, taken_at)
                    VALUES (:id, :debtorId, 'CEASE', 1, :id, '{}', 'WITHDRAWN', '{}', :at)
                    """,
                    "revocation",
                    """
                    (debtor_id, kind, because, at, learned_at, channels, account_ids, let_through,
                        settled_at)
                    VALUES (:debtorId, 'CEASE', :id::text, :at, :at, '{}', '{}', '{}', :at)
                    """,
                    "unreported_command",
                    """
                    (command_id, proposal_id, debtor_id, gateway, channel, legal_entity_id,
                        commanded_at, given_up_at, reported_at)
                    VALUES (:id::text, 'p', :debtorId, 'sms', 'SMS', 'BANK', :at, :at, :at)
                    """,
                    "contact_finding",
                    """
                    (violation_id, debtor_id, subject_id, rule_id, consequence, retracted, told_at,
                        event_id)
                    VALUES (:id::text, :debtorId, 's', 'r', 'VIOLATION', true, :at, :id)
                    """,
                    "experiment_entry",
                    """
                    (arm, debtor_id, account_id, strategy, entered_at)
                    VALUES (:id::text, :debtorId, 'a', 's', :at)
                    """,
                    "point_reading",
                    "(debtor_id, endpoint, read_by, read_at) VALUES (:debtorId, :id::text, 'x', :at)");

    @Autowired private DatabaseClient database;
    @Autowired private TableRetention retention;

    private final String debtor = newDebtor();
    private final List<String> known = new ArrayList<>();

    /** What no service wrote would stand in the way of those who look at all debtors. */
    @AfterEach
    void forget() {
        known.forEach(
                whose ->
                        database.sql("DELETE FROM debtor WHERE debtor_id = :debtorId")
                                .bind("debtorId", whose)
                                .then()
                                .block());
    }

    @ParameterizedTest(name = "{0} of {1}: {2} stays, {3} goes")
    @CsvSource({
        "contact, CN, 2023-06-01, 2023-04-01",
        "contact, CN-31, 2023-06-01, 2023-04-01",
        "contact, US, 2023-06-01, 2023-04-01",
        "contact, GB, 2020-06-01, 2020-04-01",
        "contact, IN, 2023-06-01, 2023-04-01",
        "contact, FR, 2020-06-01, 2020-04-01",
        "contact, , 2020-06-01, 2020-04-01",
        "contact, CN|GB, 2020-06-01, 2020-04-01",
        "reach_attempt, CN, 2023-06-01, 2023-04-01",
        "reach_attempt, GB, 2020-06-01, 2020-04-01",
        "stated, CN, 2023-06-01, 2023-04-01",
        "stated, GB, 2020-06-01, 2020-04-01",
        "revocation, CN, 2023-06-01, 2023-04-01",
        "revocation, GB, 2020-06-01, 2020-04-01",
        "unreported_command, CN, 2023-06-01, 2023-04-01",
        "unreported_command, GB, 2020-06-01, 2020-04-01",
        "contact_finding, CN, 2023-06-01, 2023-04-01",
        "contact_finding, GB, 2020-06-01, 2020-04-01",
        "experiment_entry, CN, 2024-06-01, 2024-04-01",
        "point_reading, GB, 2023-06-01, 2023-04-01",
    })
    void forgetsByTheLongestOfTheJurisdictionsOfADebtor(
            String table, String places, LocalDate stays, LocalDate goes) {
        known(debtor, places == null ? "" : places);
        add(table, stays);
        retention.delete().block();
        assertThat(rows(table)).isOne();
        database.sql("DELETE FROM " + table + " WHERE debtor_id = :debtorId")
                .bind("debtorId", debtor)
                .then()
                .block();
        add(table, goes);
        retention.delete().block();
        assertThat(rows(table)).isZero();
    }

    @Test
    void keepsTheOldRowsOfADebtorWhoHasNewOnes() {
        known(debtor, "CN");
        add("contact", LocalDate.parse("2015-01-01"));
        add("contact", LocalDate.parse("2026-01-01"));
        retention.delete().block();
        assertThat(rows("contact")).isEqualTo(2);
    }

    /** As much of a dossier as tells where his account is. */
    private void known(String whose, String places) {
        known.add(whose);
        var jurisdictions =
                places.isEmpty() ? "" : "\"" + String.join("\", \"", places.split("\\|")) + "\"";
        database.sql(
                        """
                        INSERT INTO debtor (debtor_id, dossier, due_at)
                        VALUES (:debtorId, :dossier::json, 'infinity')
                        """)
                .bind("debtorId", whose)
                .bind(
                        "dossier",
                        """
                        {"facts": {"accounts": {"A": {"jurisdictions": [%s]}}}}"""
                                .formatted(jurisdictions))
                .then()
                .block();
    }

    private void add(String table, LocalDate on) {
        var sql = "INSERT INTO " + table + " " + ROWS.get(table);
        var insert = database.sql(sql).bind("debtorId", debtor);
        var at = on.atStartOfDay(ZoneOffset.UTC).toInstant();
        insert.bind("id", UUID.randomUUID()).bind("at", at).then().block();
    }

    private long rows(String table) {
        var found =
                database.sql("SELECT count(*) FROM " + table + " WHERE debtor_id = :debtorId")
                        .bind("debtorId", debtor)
                        .mapValue(Long.class)
                        .one()
                        .block();
        return found == null ? 0 : found;
    }
}
