package io.forbear.contact.approved;

import static io.forbear.service.row.Column.get;

import io.forbear.contact.template.ApprovedText;
import io.forbear.contact.template.Template;
import io.forbear.contact.template.Templates;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Keeps every version of a wording that ever held. */
@Component
public class ApprovedTexts {
    private static final String KEEP =
            """
            INSERT INTO approved_text (digest, template_id, version, content, edition, approved_at)
            SELECT digest, id, version, content::jsonb, :edition, :now
            FROM unnest(:digests, :ids, :versions, :contents)
                AS approved (digest, id, version, content)
            ON CONFLICT (digest) DO NOTHING
            """;

    private static final String OTHERWISE =
            """
            SELECT id FROM unnest(:digests, :ids, :versions) AS said (digest, id, version)
            JOIN approved_text ON template_id = id AND approved_text.version = said.version
            WHERE approved_text.digest <> said.digest
            ORDER BY id
            """;

    private final DatabaseClient database;
    private final JsonMapper json;
    private final Clock clock;

    ApprovedTexts(DatabaseClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** Keeps those that are new. */
    public Mono<Void> keep(Templates templates, String edition) {
        var all = List.copyOf(templates.byId().values());
        return database.sql(KEEP)
                .bind("digests", texts(all, Template::digest))
                .bind("ids", texts(all, Template::id))
                .bind("versions", versions(all))
                .bind("contents", texts(all, one -> json.writeValueAsString(one.approved())))
                .bind("edition", edition)
                .bind("now", clock.instant())
                .then();
    }

    /** The ids of wordings that say something else than those approved of the same version. */
    public Flux<String> otherwise(Templates templates) {
        var all = List.copyOf(templates.byId().values());
        return database.sql(OTHERWISE)
                .bind("digests", texts(all, Template::digest))
                .bind("ids", texts(all, Template::id))
                .bind("versions", versions(all))
                .map(row -> get(row, "id", String.class))
                .all();
    }

    /** The versions of a wording, newest first. */
    public Flux<ApprovedVersion> of(String templateId) {
        return database.sql(
                        "SELECT * FROM approved_text WHERE template_id = :id ORDER BY version DESC")
                .bind("id", templateId)
                .map(this::version)
                .all();
    }

    /** The version with a digest. */
    public Mono<ApprovedVersion> find(String digest) {
        return database.sql("SELECT * FROM approved_text WHERE digest = :digest")
                .bind("digest", digest)
                .map(this::version)
                .one();
    }

    private ApprovedVersion version(Readable row) {
        var content = Objects.requireNonNull(row.get("content", Json.class)).asArray();
        return new ApprovedVersion(
                get(row, "digest", String.class),
                json.readValue(content, ApprovedText.class),
                get(row, "edition", String.class),
                get(row, "approved_at", Instant.class));
    }

    private static String[] texts(List<Template> all, Function<Template, String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }

    private static Integer[] versions(List<Template> all) {
        return all.stream().map(Template::version).toArray(Integer[]::new);
    }
}
