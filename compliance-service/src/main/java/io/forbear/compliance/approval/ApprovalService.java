package io.forbear.compliance.approval;

import io.forbear.compliance.backtest.Backtests;
import io.forbear.compliance.rulepack.Horizon;
import io.forbear.compliance.rulepack.PackVersion;
import io.forbear.compliance.rulepack.PackVersion.Status;
import io.forbear.compliance.rulepack.PackVersions;
import io.forbear.compliance.rulepack.PacksInForce;
import io.forbear.compliance.rulepack.RulePackPublisher;
import io.forbear.compliance.rulepack.RulePackService;
import io.forbear.compliance.rulepack.Trial;
import io.forbear.service.problem.Problem;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Lets versions of rule packs run: the approval and its event in one transaction. */
@Service
class ApprovalService {
    private final RulePackService packs;
    private final PackVersions versions;
    private final Backtests backtests;
    private final PacksInForce inForce;
    private final Horizon horizon;
    private final RulePackPublisher publisher;
    private final TransactionalOperator transaction;
    private final Clock clock;

    ApprovalService(
            RulePackService packs,
            PackVersions versions,
            Backtests backtests,
            PacksInForce inForce,
            Horizon horizon,
            RulePackPublisher publisher,
            TransactionalOperator transaction,
            Clock clock) {
        this.packs = packs;
        this.versions = versions;
        this.backtests = backtests;
        this.inForce = inForce;
        this.horizon = horizon;
        this.publisher = publisher;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Approves a version.
     *
     * @throws Problem 404, 409 or 422 with the reason
     */
    Mono<PackVersion> approve(String id, Status mode, String approver) {
        return versions.lock()
                .then(packs.find(id))
                .flatMap(version -> ruling(version, mode, approver))
                .flatMap(this::carryOut)
                .as(transaction::transactional);
    }

    private Mono<Ruling> ruling(PackVersion version, Status mode, String approver) {
        var active =
                versions.active(version.pack(), version.version())
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty());
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return Mono.zip(
                backtests.finished(version.id(), version.digest()),
                active,
                (tested, known) ->
                        Ruling.on(
                                version,
                                mode,
                                approver,
                                tested,
                                known.orElse(null),
                                shortfall(version),
                                now));
    }

    private @Nullable String shortfall(PackVersion version) {
        return horizon.shortfall(Trial.of(inForce.current().book().packs(), packs.pack(version)));
    }

    private Mono<PackVersion> carryOut(Ruling ruling) {
        return switch (ruling) {
            case Ruling.Granted(var version) ->
                    versions.storeApproval(version)
                            .then(publisher.activated(version.activation()))
                            .thenReturn(version);
            case Ruling.Unchanged(var version) -> Mono.just(version);
            case Ruling.Conflict(var reason) -> Mono.error(Problem.conflict(reason));
            case Ruling.TooLate(var reason) -> Mono.error(Problem.invalid("effectiveFrom", reason));
            case Ruling.TooFar(var reason) -> Mono.error(Problem.invalid("rules", reason));
        };
    }
}
