package io.forbear.account.debt;

import io.forbear.account.fact.Posting;
import io.forbear.account.fact.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Statements and postings of one account, in no particular order.
 *
 * @param zone by which clock the account is kept
 */
public record DebtFacts(List<Statement> statements, List<Posting> postings, ZoneId zone) {
    /**
     * Of one date, what takes a payment back comes after payments, or there were nothing to take.
     */
    private static final Comparator<Posting> BY_VALUE_DATE =
            Comparator.comparing(Posting::effectiveDate)
                    .thenComparing(DebtFacts::takesBack)
                    .thenComparing(Posting.BY_EVENT_TIME);

    public DebtFacts {
        statements = statements.stream().sorted(Statement.BY_EVENT_TIME).toList();
        postings = Posting.newestOfEach(postings).sorted(BY_VALUE_DATE).toList();
    }

    private static boolean takesBack(Posting posting) {
        return switch (posting.kind()) {
            case PAYMENT, ADJUSTMENT -> false;
            case REVERSAL, CHARGEBACK -> true;
        };
    }

    /** Only those that had taken effect by the end of a day. */
    public DebtFacts effectiveBy(LocalDate day) {
        return new DebtFacts(
                statements.stream().filter(statement -> !dateOf(statement).isAfter(day)).toList(),
                postings.stream().filter(posting -> !posting.effectiveDate().isAfter(day)).toList(),
                zone);
    }

    /** The date of the earliest statement; empty: there is none. */
    public Optional<LocalDate> begin() {
        return statements.stream().findFirst().map(this::dateOf);
    }

    LocalDate dateOf(Statement statement) {
        return LocalDate.ofInstant(statement.occurredAt(), zone);
    }

    /** The newest statement by event time. */
    Statement newest() {
        return statements.getLast();
    }

    /** The newest statement before another one's day that says what the balance consists of. */
    Optional<Statement> brokenDownBefore(Statement other) {
        return statements.stream()
                .filter(statement -> statement.breakdown() != null)
                .filter(statement -> statement.currency().equals(other.currency()))
                .filter(statement -> dateOf(statement).isBefore(dateOf(other)))
                .reduce((_, last) -> last);
    }

    /** Postings in its currency that a statement cannot contain yet, by value date. */
    List<Posting> after(Statement statement) {
        return Posting.after(statement, inCurrencyOf(statement), zone);
    }

    /** Postings in a currency that a statement contains already, by value date. */
    List<Posting> in(Statement statement) {
        var contained = new ArrayList<>(inCurrencyOf(statement));
        contained.removeAll(after(statement));
        return contained;
    }

    private List<Posting> inCurrencyOf(Statement statement) {
        return postings.stream()
                .filter(posting -> posting.amount().currency().equals(statement.currency()))
                .toList();
    }

    boolean haveOtherCurrency(String currency) {
        return postings.stream().anyMatch(p -> !p.amount().currency().equals(currency));
    }
}
