package io.forbear.account.placement;

import io.forbear.money.Money;
import io.forbear.service.place.Jurisdictions;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which accounts may go to which agencies, and in which proportion.
 *
 * @param name told as the reason of a placement
 * @param when which accounts
 * @param agencies the candidates; of those that may have an account, the one gets it that lacks
 *     most of its share
 */
record PlacementRule(String name, Condition when, List<Share> agencies) {
    PlacementRule {
        agencies = List.copyOf(agencies);
        if (agencies.isEmpty()) {
            throw new IllegalArgumentException("rule " + name + " names no agency");
        }
    }

    /**
     * A candidate.
     *
     * @param share relative to the shares of the others
     */
    record Share(String agency, int share) {
        Share {
            if (share < 1) {
                throw new IllegalArgumentException("a share is at least 1, found " + share);
            }
        }
    }

    /**
     * What must hold; every part that is given, none of those that are null.
     *
     * @param jurisdictions one of the account's is one of these, or a subdivision of one
     * @param amountOverdue in its currency
     */
    record Condition(
            @Nullable List<String> stages,
            @Nullable List<String> products,
            @Nullable List<String> jurisdictions,
            @Nullable Days daysPastDue,
            @Nullable Amounts amountOverdue) {

        boolean holds(PlaceableAccount account, LocalDate date) {
            return (stages == null || stages.contains(account.stage()))
                    && (products == null || products.contains(account.terms().product()))
                    && (jurisdictions == null
                            || Jurisdictions.covers(jurisdictions, account.terms().jurisdictions()))
                    && (daysPastDue == null || daysPastDue.contains(account.daysPastDueOn(date)))
                    && (amountOverdue == null || amountOverdue.contains(account.amountOverdue()));
        }
    }

    /**
     * Days past due.
     *
     * @param to included; null: no end
     */
    record Days(int from, @Nullable Integer to) {
        boolean contains(int days) {
            return days >= from && (to == null || days <= to);
        }
    }

    /**
     * Amounts of one currency.
     *
     * @param to included; null: no end
     */
    record Amounts(String currency, BigDecimal from, @Nullable BigDecimal to) {
        boolean contains(Money money) {
            return money.currency().equals(currency)
                    && money.amount().compareTo(from) >= 0
                    && (to == null || money.amount().compareTo(to) <= 0);
        }
    }
}
