package io.forbear.compliance.decision;

import static io.forbear.service.row.Column.get;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What the gate was asked, by proposal. */
@Component
class ProposedContacts {
    // The gate answers what it was asked first; the same id again is a repetition, or refused.
    private static final String INSERT =
            """
            insert into proposal values (:proposal, :debtor, :plannedAt, :document::jsonb)
            on conflict (proposal_id) do nothing
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    ProposedContacts(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Void> store(ProposedContact proposal) {
        return database.sql(INSERT)
                .bind("proposal", proposal.proposalId())
                .bind("debtor", proposal.debtorId())
                .bind("plannedAt", proposal.plannedAt())
                .bind("document", json.writeValueAsString(proposal))
                .then();
    }

    Mono<ProposedContact> find(String proposalId) {
        return database.sql(
                        "select document::text as document from proposal"
                                + " where proposal_id = :proposal")
                .bind("proposal", proposalId)
                .map(row -> get(row, "document", String.class))
                .one()
                .map(document -> json.readValue(document, ProposedContact.class));
    }
}
