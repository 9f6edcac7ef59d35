package io.forbear.plan.affordability;

import io.forbear.money.Money;
import io.forbear.plan.limits.Ability;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a debtor was found able to afford; once made it never changes.
 *
 * @param debtorId whose
 * @param currency of all amounts
 * @param dependants whom he has to provide for
 * @param marginPercent what share of what is left over he keeps
 * @param arithmetic every step
 * @param disposable what is left for his debts in a month
 * @param owed the balance of his accounts in the currency, as it was known
 * @param exceedsAbility whether the means of so many months do not pay what is owed
 * @param abilityMonths how many
 * @param evidence ids of what shows it
 * @param assessedBy subject of the token
 */
public record Affordability(
        String affordabilityId,
        String debtorId,
        String currency,
        int dependants,
        int marginPercent,
        List<Arithmetic.Line> arithmetic,
        Money disposable,
        Money owed,
        boolean exceedsAbility,
        int abilityMonths,
        Set<String> evidence,
        Instant assessedAt,
        String assessedBy) {
    public Affordability {
        arithmetic = List.copyOf(arithmetic);
        evidence = new TreeSet<>(evidence);
    }

    /** Finds what a debtor can afford. */
    static Affordability of(Question question, String id, AffordabilityPolicy policy, Instant at) {
        var means = question.means();
        var found = Arithmetic.of(means, question.marginPercent(), policy);
        return new Affordability(
                id,
                question.debtorId(),
                means.currency(),
                means.dependants(),
                question.marginPercent(),
                found.lines(),
                found.disposable(),
                question.owed(),
                isBeyond(question.owed(), found.disposable(), policy.abilityMonths()),
                policy.abilityMonths(),
                means.allEvidence(),
                at,
                question.askedBy());
    }

    /**
     * What is to be assessed.
     *
     * @param owed the balance of the debtor's accounts in the currency
     */
    record Question(String debtorId, Means means, int marginPercent, Money owed, String askedBy) {}

    /** Whether a debt of the same currency exceeds what the debtor can pay. */
    public boolean isExceededBy(Money debt) {
        return isBeyond(debt, disposable, abilityMonths);
    }

    /** The same as the law looks at it. */
    public Ability ability(ZoneId zone) {
        return new Ability(disposable, LocalDate.ofInstant(assessedAt, zone));
    }

    private static boolean isBeyond(Money debt, Money disposable, int months) {
        return disposable.amount().multiply(BigDecimal.valueOf(months)).compareTo(debt.amount())
                < 0;
    }
}
