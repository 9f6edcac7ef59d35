package io.forbear.rules;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One version of a set of rules that come into force together.
 *
 * @param id names the pack over all its versions
 * @param version names this version, the day it takes effect
 * @param effectiveFrom events from this instant on are judged by it
 * @param effectiveTo the first instant no longer judged by it; null: no end
 * @param jurisdictions ISO 3166 codes whose law it states; a country includes its parts; none means
 *     everywhere
 * @param coverage the debts it binds the collectors of
 */
public record RulePack(
        String id,
        String version,
        String title,
        Instant effectiveFrom,
        @Nullable Instant effectiveTo,
        Set<String> jurisdictions,
        Set<Coverage> coverage,
        List<Rule> rules) {

    public RulePack {
        jurisdictions = Set.copyOf(jurisdictions);
        coverage = Set.copyOf(coverage);
        rules = List.copyOf(rules);
    }

    /** The same version, ended by the next version of the same pack if there is one. */
    RulePack endedBy(List<RulePack> packs) {
        var end = effectiveTo;
        for (var other : packs) {
            if (other.id.equals(id)
                    && other.effectiveFrom.isAfter(effectiveFrom)
                    && (end == null || other.effectiveFrom.isBefore(end))) {
                end = other.effectiveFrom;
            }
        }
        return new RulePack(id, version, title, effectiveFrom, end, jurisdictions, coverage, rules);
    }

    /** Whether it is in force at an instant. */
    public boolean inForce(Instant at) {
        var end = effectiveTo;
        return !at.isBefore(effectiveFrom) && (end == null || at.isBefore(end));
    }

    /** Whether it states the product's own rules, which hold everywhere. */
    public boolean appliesEverywhere() {
        return jurisdictions.isEmpty();
    }

    /** Whether it states the law of a place, or of the country the place is in. */
    public boolean governs(String place) {
        int dash = place.indexOf('-');
        for (var stated : jurisdictions) {
            if (place.equals(stated) || (stated.length() == dash && place.startsWith(stated))) {
                return true;
            }
        }
        return false;
    }

    /** Whether it states the law that governs the account or the place where the debtor may be. */
    public boolean governs(Account account, Profile profile) {
        for (int i = 0; i < account.jurisdictions().size(); i++) {
            if (governs(account.jurisdictions().get(i))) {
                return true;
            }
        }
        if (profile.jurisdictions().isEmpty()) {
            return false;
        }
        for (var place : profile.jurisdictions()) {
            if (governs(place)) {
                return true;
            }
        }
        return false;
    }

    /** Whether its rules bind whoever collects the account. */
    public boolean binds(Account account, Profile profile) {
        return coverage.contains(account.coverage()) && governs(account, profile);
    }
}
