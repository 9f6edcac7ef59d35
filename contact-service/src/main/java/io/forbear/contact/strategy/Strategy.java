package io.forbear.contact.strategy;

import io.forbear.contact.debtor.Account;
import io.forbear.contact.debtor.Coverage;
import io.forbear.contact.debtor.Reminder;
import java.util.List;
import java.util.Set;

/**
 * The steps for accounts of certain stages, jurisdictions, products and coverage; an empty set
 * stands for all.
 *
 * @param steps in the order in which they are taken
 */
public record Strategy(
        String id,
        Set<String> stages,
        Set<String> jurisdictions,
        Set<String> products,
        Set<Coverage> coverage,
        List<Step> steps) {
    public Strategy {
        stages = Set.copyOf(stages);
        jurisdictions = Set.copyOf(jurisdictions);
        products = Set.copyOf(products);
        coverage = Set.copyOf(coverage);
        steps = List.copyOf(steps);
    }

    boolean suits(Account account) {
        return suitsStage(account.stage())
                && holds(products, account.product())
                && (coverage.isEmpty() || coverage.contains(account.coverage()))
                && (jurisdictions.isEmpty()
                        || account.jurisdictions().stream().anyMatch(this::covers));
    }

    /** Reminders are made only where a strategy says how. */
    private boolean suitsStage(String stage) {
        return stage.equals(Reminder.STAGE) ? stages.contains(stage) : holds(stages, stage);
    }

    /** The position of a step, or -1 if there is none of that id. */
    public int indexOf(String stepId) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).id().equals(stepId)) {
                return i;
            }
        }
        return -1;
    }

    /** US covers US-MA as well. */
    private boolean covers(String jurisdiction) {
        return jurisdictions.stream()
                .anyMatch(wide -> jurisdiction.equals(wide) || jurisdiction.startsWith(wide + "-"));
    }

    private static boolean holds(Set<String> wanted, String found) {
        return wanted.isEmpty() || wanted.contains(found);
    }
}
