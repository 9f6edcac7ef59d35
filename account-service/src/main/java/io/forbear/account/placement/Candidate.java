package io.forbear.account.placement;

import io.forbear.account.agency.Agency;
import io.forbear.account.agency.AgencyPolicy;
import io.forbear.account.agency.Budget;
import io.forbear.account.agency.Entitlements;
import io.forbear.account.agency.Obstacle;
import io.forbear.account.agency.Requirement;
import io.forbear.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * An agency that an account may go to, with what it holds and what it has used up.
 *
 * @param budget of the day the account would be placed
 */
record Candidate(Agency agency, Load load, Budget budget) {

    /** Everything that stands in the way of an account on a date; empty: it can be placed. */
    List<Obstacle> obstacles(PlaceableAccount account, AgencyPolicy policy, LocalDate date) {
        var all =
                new ArrayList<>(
                        new Entitlements(policy, agency, account.terms().jurisdictions())
                                .obstaclesOn(date));
        all.addAll(capacity(account.amountOverdue()));
        all.addAll(budget.obstacles());
        return all;
    }

    private List<Obstacle> capacity(Money amount) {
        var found = new ArrayList<Obstacle>();
        var accounts = agency.capacity().accounts();
        if (accounts != null && load.accounts() >= accounts) {
            found.add(full("holds %d accounts, at most %d".formatted(load.accounts(), accounts)));
        }
        var limits = agency.capacity().amounts();
        var limit = limits.stream().filter(l -> l.currency().equals(amount.currency())).findFirst();
        var after = load.amount(amount.currency()).plus(amount);
        if (limit.isPresent() && limit.get().isLessThan(after)) {
            found.add(full("would hold %s, at most %s".formatted(after, limit.get())));
        }
        if (limit.isEmpty() && !limits.isEmpty()) {
            found.add(full("takes no accounts in " + amount.currency()));
        }
        return found;
    }

    private static Obstacle full(String detail) {
        return new Obstacle(Requirement.CAPACITY, detail);
    }

    /** The same with another account. */
    Candidate with(Money amount) {
        return new Candidate(agency, load.with(amount), budget);
    }
}
