package io.forbear.plan.document;

import static io.forbear.service.row.Column.get;

import io.r2dbc.spi.Readable;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps documents, byte for byte. */
@Component
class PlanDocuments {
    private final DatabaseClient database;

    PlanDocuments(DatabaseClient database) {
        this.database = database;
    }

    /** Keeps a document unless there is one already, and finds the one that is kept. */
    Mono<PlanDocument> keep(PlanDocument document) {
        return database.sql(
                        """
                        INSERT INTO plan_document VALUES (
                            :planId, :language, :signed, :wordingSha256, :sha256, :bytes, :madeAt)
                        ON CONFLICT (plan_id, language, signed) DO NOTHING
                        """)
                .bind("planId", document.planId())
                .bind("language", document.language().code())
                .bind("signed", document.signed())
                .bind("wordingSha256", document.wordingSha256())
                .bind("sha256", document.sha256())
                .bind("bytes", document.bytes())
                .bind("madeAt", document.madeAt())
                .then()
                .then(
                        Mono.defer(
                                () ->
                                        find(
                                                document.planId(),
                                                document.language(),
                                                document.signed())));
    }

    Mono<PlanDocument> find(String planId, Language language, boolean signed) {
        return database.sql(
                        """
                        SELECT * FROM plan_document
                        WHERE plan_id = :planId AND language = :language AND signed = :signed
                        """)
                .bind("planId", planId)
                .bind("language", language.code())
                .bind("signed", signed)
                .map(PlanDocuments::document)
                .one();
    }

    Mono<List<PlanDocument.Summary>> of(String planId) {
        return database.sql(
                        """
                        SELECT language, signed, wording_sha256, sha256, made_at
                        FROM plan_document WHERE plan_id = :planId ORDER BY made_at, language
                        """)
                .bind("planId", planId)
                .map(PlanDocuments::summary)
                .all()
                .collectList();
    }

    private static PlanDocument.Summary summary(Readable row) {
        return new PlanDocument.Summary(
                get(row, "language", String.class),
                get(row, "signed", Boolean.class),
                get(row, "wording_sha256", String.class),
                get(row, "sha256", String.class),
                get(row, "made_at", Instant.class));
    }

    private static PlanDocument document(Readable row) {
        return new PlanDocument(
                get(row, "plan_id", String.class),
                Language.of(get(row, "language", String.class)),
                get(row, "signed", Boolean.class),
                get(row, "wording_sha256", String.class),
                get(row, "sha256", String.class),
                get(row, "pdf", ByteBuffer.class),
                get(row, "made_at", Instant.class));
    }
}
