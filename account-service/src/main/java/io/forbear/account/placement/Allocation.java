package io.forbear.account.placement;

import io.forbear.account.agency.AgencyPolicy;
import io.forbear.account.placement.PlacementRule.Share;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Distributes accounts among agencies, one after the other. An account goes to the candidate of its
 * rule that lacks most of its share, counted with this account over those candidates that may have
 * it; of two that lack as much to the one named first. Nothing here depends on chance.
 */
final class Allocation {
    private final PlacementRules rules;
    private final AgencyPolicy policy;
    private final Map<String, Candidate> candidates;
    private final Map<Slot, Long> held;

    /**
     * Begins with what is placed.
     *
     * @param candidates by agency id; one that is not registered is missing
     * @param held how many accounts each agency holds by each rule
     */
    Allocation(
            PlacementRules rules,
            AgencyPolicy policy,
            Map<String, Candidate> candidates,
            Map<Slot, Long> held) {
        this.rules = rules;
        this.policy = policy;
        this.candidates = new HashMap<>(candidates);
        this.held = new HashMap<>(held);
    }

    /** An agency's part in a rule. */
    record Slot(String rule, String agencyId) {}

    /**
     * Where an account would go.
     *
     * @param agencyId null: nobody may have it
     * @param reasons the rule, who may not have it and why, and the shares
     */
    record Proposal(
            String accountId, String rule, @Nullable String agencyId, List<String> reasons) {
        Proposal {
            reasons = List.copyOf(reasons);
        }
    }

    /** Where accounts go, in their order; those that no rule is for are left out. */
    List<Proposal> allocate(
            List<PlaceableAccount> accounts, Function<PlaceableAccount, LocalDate> dates) {
        var proposals = new ArrayList<Proposal>();
        for (var account : accounts) {
            var date = dates.apply(account);
            rules.ruleFor(account, date)
                    .map(rule -> propose(rule, account, date))
                    .ifPresent(proposals::add);
        }
        return proposals;
    }

    private Proposal propose(PlacementRule rule, PlaceableAccount account, LocalDate date) {
        var reasons = new ArrayList<String>();
        reasons.add("rule " + rule.name());
        var eligible = new ArrayList<Share>();
        for (var share : rule.agencies()) {
            var obstacles = obstacles(share.agency(), account, date);
            if (obstacles.isEmpty()) {
                eligible.add(share);
            } else {
                reasons.add(share.agency() + ": " + String.join("; ", obstacles));
            }
        }
        var choice = neediest(rule, eligible);
        choice.ifPresent(share -> take(rule, share, account, eligible, reasons));
        return new Proposal(
                account.accountId().value(),
                rule.name(),
                choice.map(Share::agency).orElse(null),
                reasons);
    }

    private List<String> obstacles(String agencyId, PlaceableAccount account, LocalDate date) {
        var candidate = candidates.get(agencyId);
        return candidate == null
                ? List.of("is not registered")
                : candidate.obstacles(account, policy, date).stream()
                        .map(Object::toString)
                        .toList();
    }

    private Optional<Share> neediest(PlacementRule rule, List<Share> eligible) {
        Share best = null;
        for (var share : eligible) {
            if (best == null || lack(rule, share, eligible) > lack(rule, best, eligible)) {
                best = share;
            }
        }
        return Optional.ofNullable(best);
    }

    /** What is missing to its share once this account is placed, times the sum of all shares. */
    private long lack(PlacementRule rule, Share share, List<Share> eligible) {
        var all = eligible.stream().mapToLong(Share::share).sum();
        return share.share() * (total(rule, eligible) + 1) - all * held(rule, share);
    }

    private long total(PlacementRule rule, List<Share> eligible) {
        return eligible.stream().mapToLong(share -> held(rule, share)).sum();
    }

    private long held(PlacementRule rule, Share share) {
        return held.getOrDefault(new Slot(rule.name(), share.agency()), 0L);
    }

    private void take(
            PlacementRule rule,
            Share share,
            PlaceableAccount account,
            List<Share> eligible,
            List<String> reasons) {
        reasons.add(
                "%s: share %d of %d, holds %d of %d by this rule"
                        .formatted(
                                share.agency(),
                                share.share(),
                                eligible.stream().mapToInt(Share::share).sum(),
                                held(rule, share),
                                total(rule, eligible)));
        held.merge(new Slot(rule.name(), share.agency()), 1L, Long::sum);
        candidates.computeIfPresent(
                share.agency(), (_, candidate) -> candidate.with(account.amountOverdue()));
    }
}
