package io.forbear.compliance.shadow;

import io.forbear.compliance.conduct.CaseFileQueries;
import io.forbear.compliance.instance.Peers;
import io.forbear.compliance.rulepack.PackVersion;
import io.forbear.compliance.rulepack.PacksInForce;
import io.forbear.compliance.rulepack.RulePackService;
import io.forbear.compliance.shadow.ShadowReport.Tally;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Differences of packs in shadow mode. */
@RestController
class ShadowController {
    private final RulePackService packs;
    private final CaseFileQueries queries;
    private final PacksInForce inForce;
    private final Peers peers;

    ShadowController(
            RulePackService packs, CaseFileQueries queries, PacksInForce inForce, Peers peers) {
        this.packs = packs;
        this.queries = queries;
        this.inForce = inForce;
        this.peers = peers;
    }

    @Operation(
            summary = "What a version would have found and answered otherwise in shadow mode",
            description =
                    "Counts what was judged while it ran so, as it stands now: later facts correct"
                            + " it. Failures are those since each instance started.")
    @GetMapping("/rule-packs/{id}/shadow")
    @PreAuthorize("hasAnyRole('compliance-officer', 'auditor')")
    Mono<ShadowReport> differences(@PathVariable String id, ServerWebExchange exchange) {
        return packs.find(id)
                .map(PackVersion::id)
                .flatMap(this::here)
                .flatMap(own -> everywhere(own, exchange));
    }

    private Mono<ShadowReport> everywhere(ShadowReport own, ServerWebExchange exchange) {
        return peers.isAsking(exchange)
                ? Mono.just(own)
                : peers.ask(exchange, ShadowReport.class).reduce(own, ShadowReport::plus);
    }

    private Mono<ShadowReport> here(String id) {
        var tally = new Tally();
        return queries.eachShadow(id, tally::add)
                .then(Mono.fromSupplier(() -> tally.report(inForce.shadowDefects(id))));
    }
}
