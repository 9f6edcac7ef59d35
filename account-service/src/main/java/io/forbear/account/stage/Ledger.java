package io.forbear.account.stage;

import static java.util.Comparator.comparing;

import io.forbear.account.fact.Posting;
import io.forbear.account.fact.Statement;
import io.forbear.money.Money;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The postings that a statement cannot contain, in its currency, each once however many events tell
 * of it.
 *
 * @param stated the date of the statement
 */
record Ledger(Statement statement, LocalDate stated, List<Posting> postings) {
    Ledger {
        postings = List.copyOf(postings);
    }

    static Ledger after(Statement statement, Collection<Posting> known, ZoneId zone) {
        var postings = newestOfEach(known, statement.currency());
        return new Ledger(
                statement,
                LocalDate.ofInstant(statement.occurredAt(), zone),
                Posting.after(statement, postings, zone));
    }

    private static List<Posting> newestOfEach(Collection<Posting> known, String currency) {
        return Posting.newestOfEach(known)
                .filter(posting -> posting.amount().currency().equals(currency))
                .sorted(comparing(Posting::paymentId).thenComparing(Posting::kind))
                .toList();
    }

    /** What they take off the debt together. */
    Money total() {
        return sum(postings);
    }

    private Money sum(Collection<Posting> some) {
        return some.stream()
                .map(Posting::reduction)
                .reduce(Money.zero(statement.currency()), Money::plus);
    }

    /** Since when the overdue amount of a statement is, and stays, paid; null: it is not. */
    @Nullable LocalDate dateOfPaying(Statement overdue) {
        if (overdue.amountOverdue().sign() == 0) {
            return null;
        }
        var byDate = new TreeMap<LocalDate, Money>();
        for (var posting : postings) {
            var date = posting.effectiveDate().isBefore(stated) ? stated : posting.effectiveDate();
            byDate.merge(date, posting.reduction(), Money::plus);
        }
        var paid = Money.zero(statement.currency());
        LocalDate since = null;
        for (var day : byDate.entrySet()) {
            paid = paid.plus(day.getValue());
            var enough = overdue.amountOverdue().minus(paid).sign() <= 0;
            since = enough ? (since == null ? day.getKey() : since) : null;
        }
        return since;
    }
}
