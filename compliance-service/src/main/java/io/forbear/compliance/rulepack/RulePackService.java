package io.forbear.compliance.rulepack;

import io.forbear.compliance.rulepack.PackVersion.Status;
import io.forbear.packs.RulePacks;
import io.forbear.rules.RulePack;
import io.forbear.service.digest.Sha256;
import io.forbear.service.problem.Problem;
import io.forbear.service.problem.Problem.FieldError;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Takes in drafts of rule packs. */
@Service
public class RulePackService {
    private final PackVersions versions;
    private final Clock clock;
    private final Map<String, RulePack> parsed = new ConcurrentHashMap<>();

    RulePackService(PackVersions versions, Clock clock) {
        this.versions = versions;
        this.clock = clock;
    }

    /**
     * Stores a draft; the same text again is the version that is there.
     *
     * @throws Problem 422 with everything the linter finds wrong with it
     */
    Mono<PackVersion> upload(String yaml, String author) {
        return versions.active().collectList().flatMap(active -> upload(yaml, author, active));
    }

    private Mono<PackVersion> upload(String yaml, String author, List<PackVersion> active) {
        var digest = Sha256.hex(yaml);
        for (var version : active) {
            if (version.digest().equals(digest)) {
                return Mono.just(version);
            }
        }
        requireSound(yaml, active);
        var draft = draft(yaml, digest, author);
        return versions.store(draft).then(versions.find(draft.id()));
    }

    private void requireSound(String yaml, List<PackVersion> active) {
        var others = active.stream().map(v -> new RulePacks.Text(pack(v), v.yaml())).toList();
        var problems =
                RulePacks.problemsOf(yaml, others).stream()
                        .map(p -> new FieldError(p.path(), p.file() + ": " + p.message()))
                        .toList();
        if (!problems.isEmpty()) {
            throw Problem.invalid(problems);
        }
    }

    private PackVersion draft(String yaml, String digest, String author) {
        var pack = RulePacks.parse("draft", yaml);
        return new PackVersion(
                PackVersion.id(pack.id(), pack.version(), digest),
                pack.id(),
                pack.version(),
                pack.title(),
                pack.effectiveFrom(),
                digest,
                yaml,
                author,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                Status.DRAFT,
                null,
                null);
    }

    /**
     * A version by its id.
     *
     * @throws Problem 404 if there is none
     */
    public Mono<PackVersion> find(String id) {
        return versions.find(id).switchIfEmpty(Mono.error(() -> Problem.notFound("rule pack", id)));
    }

    /** The pack that a stored text says. */
    public RulePack pack(PackVersion version) {
        return parsed.computeIfAbsent(
                version.digest(), _ -> RulePacks.parse(version.id(), version.yaml()));
    }
}
