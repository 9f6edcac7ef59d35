package io.forbear.account.placement;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The bank's placement rules.
 *
 * @param rules the first one whose condition holds is the one for an account
 */
record PlacementRules(List<PlacementRule> rules) {
    PlacementRules {
        rules = List.copyOf(rules);
        if (rules.stream().map(PlacementRule::name).distinct().count() != rules.size()) {
            throw new IllegalArgumentException("two placement rules have one name");
        }
    }

    Optional<PlacementRule> ruleFor(PlaceableAccount account, LocalDate date) {
        return rules.stream().filter(rule -> rule.when().holds(account, date)).findFirst();
    }

    /** All candidates of all rules. */
    Stream<String> agencies() {
        return rules.stream()
                .flatMap(rule -> rule.agencies().stream())
                .map(PlacementRule.Share::agency)
                .distinct();
    }
}
