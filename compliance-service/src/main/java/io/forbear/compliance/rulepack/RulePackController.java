package io.forbear.compliance.rulepack;

import io.forbear.rules.Consequence;
import io.forbear.rules.Coverage;
import io.forbear.rules.Mode;
import io.forbear.rules.Rule;
import io.forbear.rules.RuleBook;
import io.forbear.rules.RulePack;
import io.forbear.rules.Verification;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/** By which rules is judged. */
@RestController
class RulePackController {
    private final RuleBook book;
    private final Clock clock;

    RulePackController(RuleBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    /**
     * One version of a pack.
     *
     * @param inForce whether what happens now is judged by it
     * @param effectiveTo the first instant no longer judged by it; null: no end
     * @param digest of everything in it that judges
     */
    record Pack(
            String id,
            String version,
            String title,
            boolean inForce,
            Instant effectiveFrom,
            @Nullable Instant effectiveTo,
            Set<String> jurisdictions,
            Set<Coverage> coverage,
            String digest,
            List<PackRule> rules) {

        static Pack of(RulePack pack, Instant now) {
            return new Pack(
                    pack.id(),
                    pack.version(),
                    pack.title(),
                    pack.inForce(now),
                    pack.effectiveFrom(),
                    pack.effectiveTo(),
                    pack.jurisdictions(),
                    pack.coverage(),
                    PackDigest.of(pack),
                    pack.rules().stream().map(PackRule::of).toList());
        }
    }

    /** One rule as people read it. */
    record PackRule(
            String id,
            String title,
            String statement,
            String citation,
            Verification verification,
            Set<Mode> modes,
            Consequence consequence,
            List<PackCheck> checks) {

        static PackRule of(Rule rule) {
            return new PackRule(
                    rule.id(),
                    rule.title(),
                    rule.statement(),
                    rule.citation(),
                    rule.verification(),
                    rule.modes(),
                    rule.consequence(),
                    rule.checks().stream()
                            .map(check -> new PackCheck(check.type(), check.parameters()))
                            .toList());
        }
    }

    /** What a rule looks at. */
    record PackCheck(String type, String parameters) {}

    /** All packs, every version, with their rules. */
    @GetMapping("/rule-packs")
    @PreAuthorize("hasAnyRole('compliance-officer', 'auditor', 'operations', 'collector')")
    Flux<Pack> packs() {
        var now = clock.instant();
        return Flux.fromIterable(book.packs()).map(pack -> Pack.of(pack, now));
    }
}
