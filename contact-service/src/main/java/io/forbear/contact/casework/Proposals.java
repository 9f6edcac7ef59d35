package io.forbear.contact.casework;

import io.forbear.contact.history.Contact;
import io.forbear.contact.proposal.Dossier;
import io.forbear.contact.proposal.ProposalState.Proposed;
import io.forbear.messaging.Outbox;
import io.r2dbc.postgresql.codec.Json;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What others need to ask the gate for contacts that no strategy makes. */
@Component
public class Proposals {
    private final Dossiers dossiers;
    private final Outbox outbox;
    private final DatabaseClient database;
    private final JsonMapper json;

    Proposals(Dossiers dossiers, Outbox outbox, DatabaseClient database, JsonMapper json) {
        this.dossiers = dossiers;
        this.outbox = outbox;
        this.database = database;
        this.json = json;
    }

    /** What is known of a debtor; nothing if nobody has heard of him. */
    public Mono<Dossier> dossier(String debtorId) {
        return dossiers.find(debtorId).defaultIfEmpty(Dossier.about(debtorId));
    }

    /** The same, held against others until the transaction ends. */
    public Mono<Dossier> hold(String debtorId) {
        return dossiers.hold(List.of(debtorId))
                .map(held -> held.getOrDefault(debtorId, Dossier.about(debtorId)));
    }

    /** Asks the gate for a contact and notes it in the log; the debtor is held. */
    public Mono<Void> propose(String debtorId, String proposalId, Proposed proposed, UUID because) {
        var asked = ProposalEvents.of(new NewContact(debtorId, proposalId, proposed), because);
        return note(debtorId, proposalId, proposed)
                .then(Mono.defer(() -> outbox.publish(List.of(asked))));
    }

    private Mono<Void> note(String debtorId, String proposalId, Proposed proposed) {
        var entry = new Contact.Proposed(proposed.at(), proposed.plannedAt(), proposed.contact());
        return database.sql(
                        """
                        INSERT INTO contact (contact_id, debtor_id, at, state, proposal)
                        VALUES (:id, :debtorId, :at, 'PROPOSED', :proposal)
                        """)
                .bind("id", proposalId)
                .bind("debtorId", debtorId)
                .bind("at", proposed.plannedAt())
                .bind("proposal", Json.of(json.writeValueAsBytes(entry)))
                .then();
    }
}
