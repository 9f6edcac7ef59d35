package io.forbear.compliance.rulepack;

import io.forbear.compliance.rulepack.PackVersion.Status;
import io.forbear.service.page.Cursor;
import io.forbear.service.page.Page;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The texts of all versions of all packs: shipped, uploaded, running. */
@Component
public class PackVersions {
    private static final String INSERT =
            """
            insert into rule_pack values
                (:id, :pack, :version, :title, :effectiveFrom, :digest, :yaml, :author,
                 :createdAt, :status, :approver, :approvedAt)
            on conflict do nothing
            """;

    // a shipped version whose text has changed, as only builds under development do
    private static final String REPLACE_SHIPPED =
            """
            delete from rule_pack
            where pack = :pack and version = :version and author = 'shipped' and digest <> :digest
            """;

    private static final String APPROVE =
            """
            update rule_pack set status = :status, approver = :approver, approved_at = :approvedAt
            where rule_pack_id = :id
            """;

    // of a pack, one version runs without effect, and none beside one activated later
    private static final String END_SHADOWS =
            """
            update rule_pack set status = 'DRAFT'
            where pack = :pack and status = 'SHADOW' and rule_pack_id <> :id
            """;

    private static final String LIST =
            """
            select * from rule_pack
            where (cast(:status as text) is null or status = :status)
                and (cast(:afterPack as text) is null
                    or (pack, rule_pack_id) > (:afterPack, :afterId))
            order by pack, rule_pack_id
            limit :limit
            """;

    private final DatabaseClient database;

    PackVersions(DatabaseClient database) {
        this.database = database;
    }

    /** Lets one transaction at a time change what runs. */
    public Mono<Void> lock() {
        return database.sql("select pg_advisory_xact_lock(hashtext('rule_pack'))::text").then();
    }

    /** Stores a version, unless the same text is stored. */
    Mono<Void> store(PackVersion version) {
        return database.sql(INSERT)
                .bind("id", version.id())
                .bind("pack", version.pack())
                .bind("version", version.version())
                .bind("title", version.title())
                .bind("effectiveFrom", version.effectiveFrom())
                .bind("digest", version.digest())
                .bind("yaml", version.yaml())
                .bind("author", version.author())
                .bind("createdAt", version.createdAt())
                .bind("status", version.status().name())
                .bind("approver", orNull(version.approver(), String.class))
                .bind("approvedAt", orNull(version.approvedAt(), Instant.class))
                .then();
    }

    /** Stores a version that the product ships with. */
    Mono<Void> storeShipped(PackVersion version) {
        return database.sql(REPLACE_SHIPPED)
                .bind("pack", version.pack())
                .bind("version", version.version())
                .bind("digest", version.digest())
                .then()
                .then(store(version));
    }

    /** Stores that a version was approved. */
    public Mono<Void> storeApproval(PackVersion version) {
        return database.sql(END_SHADOWS)
                .bind("id", version.id())
                .bind("pack", version.pack())
                .then()
                .then(approve(version));
    }

    private Mono<Void> approve(PackVersion version) {
        return database.sql(APPROVE)
                .bind("id", version.id())
                .bind("status", version.status().name())
                .bind("approver", orNull(version.approver(), String.class))
                .bind("approvedAt", orNull(version.approvedAt(), Instant.class))
                .then();
    }

    public Mono<PackVersion> find(String id) {
        return database.sql("select * from rule_pack where rule_pack_id = :id")
                .bind("id", id)
                .map(PackVersions::version)
                .one();
    }

    /** The active text of a version of a pack; empty if there is none. */
    public Mono<PackVersion> active(String pack, String version) {
        return database.sql(
                        "select * from rule_pack"
                                + " where pack = :pack and version = :version"
                                + " and status = 'ACTIVE'")
                .bind("pack", pack)
                .bind("version", version)
                .map(PackVersions::version)
                .one();
    }

    /** Everything active. */
    public Flux<PackVersion> active() {
        return database.sql("select * from rule_pack where status = 'ACTIVE' order by 1")
                .map(PackVersions::version)
                .all();
    }

    /** Everything that the topic is to tell of. */
    Flux<PackVersion> running() {
        return database.sql("select * from rule_pack where status <> 'DRAFT'")
                .map(PackVersions::version)
                .all();
    }

    Mono<Page<PackVersion>> list(@Nullable Status status, @Nullable Cursor after, int limit) {
        return database.sql(LIST)
                .bind("status", orNull(status == null ? null : status.name(), String.class))
                .bind("afterPack", orNull(after == null ? null : after.key(0), String.class))
                .bind("afterId", orNull(after == null ? null : after.key(1), String.class))
                .bind("limit", limit + 1)
                .map(PackVersions::version)
                .all()
                .collectList()
                .map(rows -> Page.of(rows, limit, row -> Cursor.at(row.pack(), row.id())));
    }

    private static Parameter orNull(@Nullable Object value, Class<?> type) {
        return value == null ? Parameters.in(type) : Parameters.in(value);
    }

    private static PackVersion version(Readable row) {
        return new PackVersion(
                get(row, "rule_pack_id", String.class),
                get(row, "pack", String.class),
                get(row, "version", String.class),
                get(row, "title", String.class),
                get(row, "effective_from", Instant.class),
                get(row, "digest", String.class),
                get(row, "yaml", String.class),
                get(row, "author", String.class),
                get(row, "created_at", Instant.class),
                Status.valueOf(get(row, "status", String.class)),
                row.get("approver", String.class),
                row.get("approved_at", Instant.class));
    }

    private static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
