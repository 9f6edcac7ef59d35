package io.forbear.contact.preview;

import io.forbear.contact.casework.DossierJson;
import io.forbear.contact.proposal.Dossier;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** The debtors that somebody asks about, as they stand now. */
@Component
class Chosen {
    private static final String DOSSIERS =
            """
            SELECT dossier FROM debtor
            WHERE debtor_id = ANY (:debtors)
                OR EXISTS (
                    SELECT FROM json_object_keys(dossier -> 'facts' -> 'accounts') AS account (id)
                    WHERE account.id = ANY (:accounts))
            LIMIT :limit
            """;

    /** Not the first ones, but the same ones whenever the same is asked. */
    private static final String IN_STAGES =
            """
            SELECT dossier FROM debtor
            WHERE EXISTS (
                SELECT FROM json_each(dossier -> 'facts' -> 'accounts') AS account (id, facts)
                WHERE account.facts ->> 'stage' = ANY (:stages))
            ORDER BY hashtext(debtor_id), debtor_id
            LIMIT :limit
            """;

    private static final String BY_ID =
            """
            SELECT dossier FROM debtor WHERE debtor_id = ANY (:debtors) LIMIT :limit
            """;

    private final DatabaseClient database;

    Chosen(DatabaseClient database) {
        this.database = database;
    }

    /** Debtors by their own ids. */
    Flux<Dossier> named(Collection<String> debtors, int limit) {
        return database.sql(BY_ID)
                .bind("debtors", debtors.toArray(String[]::new))
                .bind("limit", limit)
                .map(Chosen::dossier)
                .all();
    }

    /** Debtors by their own ids or those of their accounts; reads all debtors. */
    Flux<Dossier> named(Collection<String> debtors, Collection<String> accounts, int limit) {
        return accounts.isEmpty()
                ? named(debtors, limit)
                : database.sql(DOSSIERS)
                        .bind("debtors", debtors.toArray(String[]::new))
                        .bind("accounts", accounts.toArray(String[]::new))
                        .bind("limit", limit)
                        .map(Chosen::dossier)
                        .all();
    }

    /** Debtors with an account in one of these stages; reads all debtors. */
    Flux<Dossier> inStages(Collection<String> stages, int limit) {
        return database.sql(IN_STAGES)
                .bind("stages", stages.toArray(String[]::new))
                .bind("limit", limit)
                .map(Chosen::dossier)
                .all();
    }

    private static Dossier dossier(Readable row) {
        return DossierJson.read(Objects.requireNonNull(row.get("dossier", Json.class)).asArray());
    }
}
