package io.forbear.contact.strategy;

import io.forbear.contact.debtor.Account;
import io.forbear.contact.debtor.Coverage;
import io.forbear.contact.debtor.Reminder;
import io.forbear.service.place.Jurisdictions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which accounts a strategy is for; an empty set stands for all. A jurisdiction includes its parts,
 * as US does US-MA.
 *
 * @param risk segments by risk, as account-service names them; an account whose segment is not
 *     known is in none
 * @param willingness the same by willingness to pay
 * @param onlyByReference it is for no account by itself, only where an experiment or an escalation
 *     names it
 */
public record Selection(
        Set<String> stages,
        Set<String> jurisdictions,
        Set<String> products,
        Set<Coverage> coverage,
        Set<String> risk,
        Set<String> willingness,
        boolean onlyByReference) {
    public Selection {
        stages = Set.copyOf(stages);
        jurisdictions = Set.copyOf(jurisdictions);
        products = Set.copyOf(products);
        coverage = Set.copyOf(coverage);
        risk = Set.copyOf(risk);
        willingness = Set.copyOf(willingness);
    }

    boolean suits(Account account) {
        var segment = account.segment();
        return !onlyByReference
                && suitsStage(account.stage())
                && holds(products, account.product())
                && (coverage.isEmpty() || coverage.contains(account.coverage()))
                && holds(risk, segment == null ? null : segment.risk())
                && holds(willingness, segment == null ? null : segment.willingness())
                && (jurisdictions.isEmpty()
                        || Jurisdictions.covers(jurisdictions, account.jurisdictions()));
    }

    /** Reminders are made only where a strategy says how. */
    private boolean suitsStage(String stage) {
        return stage.equals(Reminder.STAGE) ? stages.contains(stage) : holds(stages, stage);
    }

    private static boolean holds(Set<String> wanted, @Nullable String found) {
        return wanted.isEmpty() || (found != null && wanted.contains(found));
    }
}
