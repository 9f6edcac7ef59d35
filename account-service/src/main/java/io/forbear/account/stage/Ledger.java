package io.forbear.account.stage;

import static java.util.Comparator.comparing;

import io.forbear.account.fact.Posting;
import io.forbear.account.fact.PostingKind;
import io.forbear.account.fact.Statement;
import io.forbear.money.Money;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
        var later =
                postings.stream()
                        .filter(posting -> posting.isAfter(statement, zone))
                        .map(Posting::identity)
                        .collect(Collectors.toSet());
        return new Ledger(
                statement,
                LocalDate.ofInstant(statement.occurredAt(), zone),
                postings.stream().filter(posting -> isLater(posting, later)).toList());
    }

    /** What takes back a later payment is later too, even if its value date lies in the past. */
    private static boolean isLater(Posting posting, Set<Posting.Identity> later) {
        var takenBack = posting.reversesPaymentId();
        return later.contains(posting.identity())
                || (takenBack != null
                        && switch (posting.kind()) {
                            case REVERSAL, CHARGEBACK ->
                                    later.contains(
                                            new Posting.Identity(takenBack, PostingKind.PAYMENT));
                            case PAYMENT, ADJUSTMENT -> false;
                        });
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
