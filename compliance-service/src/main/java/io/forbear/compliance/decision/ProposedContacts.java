package io.forbear.compliance.decision;

import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Values.instants;
import static io.forbear.service.row.Values.texts;

import io.forbear.service.row.Values;
import java.util.List;
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
            insert into proposal
            select * from unnest(:ids, :debtors, :instants, :documents)
            on conflict (proposal_id) do nothing
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    ProposedContacts(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Void> store(List<ProposedContact> proposals) {
        return proposals.isEmpty()
                ? Mono.empty()
                : database.sql(INSERT)
                        .bind("ids", texts(proposals, ProposedContact::proposalId))
                        .bind("debtors", texts(proposals, ProposedContact::debtorId))
                        .bind("instants", instants(proposals, ProposedContact::plannedAt))
                        .bind("documents", Values.json(proposals, json::writeValueAsBytes))
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
