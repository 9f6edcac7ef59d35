package io.forbear.contact.edition;

import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Column.orNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps the texts and from when on which of them holds. */
@Component
public class Editions {
    private static final String STORE =
            """
            INSERT INTO edition (kind, version, digest, content, author, created_at)
            VALUES (:kind, :version, :digest, :content, :author, :createdAt)
            ON CONFLICT (kind, version) DO NOTHING
            """;

    private static final String ACTIVATE =
            """
            INSERT INTO edition_activation
                (kind, version, effective_from, activator, activated_at, reason, looked_until)
            VALUES (:kind, :version, :from, :activator, :at, :reason, :lookedUntil)
            RETURNING *
            """;

    private static final String LIST =
            """
            SELECT * FROM edition
            WHERE kind = :kind AND (:after = '' OR version < :after)
            ORDER BY version DESC
            LIMIT :limit
            """;

    private final DatabaseClient database;

    Editions(DatabaseClient database) {
        this.database = database;
    }

    /** Lets one transaction at a time change what holds. */
    public Mono<Void> lock() {
        return database.sql("SELECT pg_advisory_xact_lock(hashtext('edition'))::text").then();
    }

    /** Stores a text; one of the same version stays as it is. */
    public Mono<Void> store(Edition edition) {
        return database.sql(STORE)
                .bind("kind", edition.kind().name())
                .bind("version", edition.version())
                .bind("digest", edition.digest())
                .bind("content", edition.content())
                .bind("author", edition.author())
                .bind("createdAt", edition.createdAt())
                .then();
    }

    public Mono<Edition> find(Kind kind, String version) {
        return database.sql("SELECT * FROM edition WHERE kind = :kind AND version = :version")
                .bind("kind", kind.name())
                .bind("version", version)
                .map(Editions::edition)
                .one();
    }

    /** In the reverse order of their versions. */
    Flux<Edition> list(Kind kind, String after, int limit) {
        return database.sql(LIST)
                .bind("kind", kind.name())
                .bind("after", after)
                .bind("limit", limit)
                .map(Editions::edition)
                .all();
    }

    /** Which versions hold when. */
    public Mono<Timeline> timeline() {
        return database.sql("SELECT * FROM edition_activation WHERE withdrawn_at IS NULL")
                .map(Editions::activation)
                .all()
                .collectList()
                .map(Timeline::new);
    }

    /** Every activation, those withdrawn before they held included. */
    Flux<Recorded> recorded(Kind kind) {
        return database.sql(
                        """
                        SELECT * FROM edition_activation WHERE kind = :kind
                        ORDER BY activation_id DESC
                        """)
                .bind("kind", kind.name())
                .map(Editions::withWithdrawal)
                .all();
    }

    /** Takes an activation back that has not begun; nobody has to look again because of it. */
    Mono<Void> withdraw(long number, String who, String reason, Instant now) {
        return database.sql(
                        """
                        UPDATE edition_activation SET withdrawn_at = :now, withdrawn_by = :who,
                            withdrawn_because = :reason, looked_until = NULL
                        WHERE activation_id = :number
                        """)
                .bind("number", number)
                .bind("who", who)
                .bind("reason", reason)
                .bind("now", now)
                .then();
    }

    /**
     * An activation, and whether it was withdrawn.
     *
     * @param withdrawal null: it was not
     */
    record Recorded(
            long number,
            Kind kind,
            String version,
            Instant effectiveFrom,
            String activator,
            Instant activatedAt,
            @Nullable String reason,
            @Nullable Withdrawal withdrawal) {}

    /** Who withdrew it, when and why. */
    record Withdrawal(Instant at, String by, String because) {}

    private static Recorded withWithdrawal(Readable row) {
        var at = row.get("withdrawn_at", Instant.class);
        var made = activation(row);
        return new Recorded(
                made.number(),
                made.kind(),
                made.version(),
                made.effectiveFrom(),
                made.activator(),
                made.activatedAt(),
                made.reason(),
                at == null
                        ? null
                        : new Withdrawal(
                                at,
                                get(row, "withdrawn_by", String.class),
                                get(row, "withdrawn_because", String.class)));
    }

    /** Lets a version hold. */
    public Mono<Activation> activate(
            Edition edition, Instant from, String activator, Instant now, @Nullable String reason) {
        return database.sql(ACTIVATE)
                .bind("kind", edition.kind().name())
                .bind("version", edition.version())
                .bind("from", from)
                .bind("activator", activator)
                .bind("at", now)
                .bind("reason", orNull(reason, String.class))
                // where nothing held before, nobody has to look again
                .bind(
                        "lookedUntil",
                        orNull(activator.equals(Edition.FROM_FILE) ? null : "", String.class))
                .map(Editions::activation)
                .one();
    }

    private static Edition edition(Readable row) {
        return new Edition(
                Kind.valueOf(get(row, "kind", String.class)),
                get(row, "version", String.class),
                get(row, "digest", String.class),
                get(row, "content", String.class),
                get(row, "author", String.class),
                get(row, "created_at", Instant.class));
    }

    private static Activation activation(Readable row) {
        return new Activation(
                get(row, "activation_id", Long.class),
                Kind.valueOf(get(row, "kind", String.class)),
                get(row, "version", String.class),
                get(row, "effective_from", Instant.class),
                get(row, "activator", String.class),
                get(row, "activated_at", Instant.class),
                row.get("reason", String.class));
    }
}
