package io.forbear.account.stage;

import io.forbear.account.fact.AccountFacts;
import io.forbear.account.fact.AccountId;
import io.forbear.account.fact.Circumstance;
import io.forbear.account.fact.DebtorId;
import io.forbear.account.fact.Fact;
import io.forbear.account.fact.Pause;
import io.forbear.account.fact.PlanFact;
import io.forbear.account.fact.Posting;
import io.forbear.account.fact.PromiseFact;
import io.forbear.account.fact.Statement;
import io.forbear.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How an account stood at the end of any day, by all that is known now. The time axis is that of
 * effect: a statement counts from the date of its event time, a posting from its value date, a plan
 * or circumstance from the date it began or ended on, a pause on its days, whenever they became
 * known. So a back-dated fact changes what is said of the past. Facts in another currency than the
 * newest statement's are left aside.
 */
public final class AccountHistory {
    private final AccountId account;
    private final DebtorId debtor;
    private final StagePolicy policy;
    private final ZoneId zone;
    private final String currency;
    private final List<Dated> facts;

    private record Dated(LocalDate date, Fact fact) {}

    private AccountHistory(
            StagePolicy policy, Statement newest, AccountFacts known, List<Fact> all) {
        this.account = newest.accountId();
        this.debtor = newest.debtorId();
        this.policy = policy;
        this.zone = policy.zones().of(newest.terms());
        this.currency = newest.currency();
        this.facts = dated(known, all);
    }

    /** Null while no statement is known. */
    static @Nullable AccountHistory of(StagePolicy policy, List<Fact> facts) {
        var known = AccountFacts.of(facts);
        var newest = known.newest();
        return newest == null ? null : new AccountHistory(policy, newest, known, facts);
    }

    private List<Dated> dated(AccountFacts known, List<Fact> all) {
        var dated = new ArrayList<Dated>();
        var notPostings = all.stream().filter(fact -> !(fact instanceof Posting));
        Stream.concat(notPostings, Posting.newestOfEach(known.postings()))
                .filter(this::isOfTheCurrency)
                .forEach(fact -> dated.add(new Dated(dateOf(fact), fact)));
        return List.copyOf(dated);
    }

    private boolean isOfTheCurrency(Fact fact) {
        return switch (fact) {
            case Statement statement -> statement.currency().equals(currency);
            case Posting posting -> posting.amount().currency().equals(currency);
            case PlanFact _, PromiseFact _, Circumstance _, Pause _ -> true;
        };
    }

    private LocalDate dateOf(Fact fact) {
        return switch (fact) {
            case Statement statement -> LocalDate.ofInstant(statement.occurredAt(), zone);
            case Posting posting -> posting.effectiveDate();
            case PlanFact plan -> LocalDate.ofInstant(plan.effectiveAt(), zone);
            case PromiseFact promise -> LocalDate.ofInstant(promise.effectiveAt(), zone);
            case Circumstance that -> LocalDate.ofInstant(that.effectiveAt(), zone);
            case Pause pause -> pause.from();
        };
    }

    public AccountId account() {
        return account;
    }

    public DebtorId debtor() {
        return debtor;
    }

    /** The date on its calendar. */
    public LocalDate dateOf(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    /** The instant at which a day of its calendar ends. */
    public Instant endOf(LocalDate date) {
        return date.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** How it stood at the end of a day; null before its first statement. */
    public @Nullable Position atEndOf(LocalDate date) {
        var staged = policy.staged(AccountFacts.of(upTo(date)), date);
        return staged == null ? null : position(staged, date);
    }

    private Position position(StagedAccount staged, LocalDate date) {
        return new Position(
                staged.terms(),
                staged.stage(),
                staged.daysPastDueOn(date),
                staged.overdueSince(),
                firstOverdueBy(date),
                staged.amountOverdue(),
                staged.balance());
    }

    private @Nullable LocalDate firstOverdueBy(LocalDate date) {
        return upTo(date).stream()
                .map(fact -> fact instanceof Statement statement ? statement.overdueSince() : null)
                .filter(Objects::nonNull)
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    private List<Fact> upTo(LocalDate date) {
        return facts.stream().filter(d -> !d.date().isAfter(date)).map(Dated::fact).toList();
    }

    /**
     * What was received with a value date after one day, and up to another: payments less what was
     * taken back. Adjustments bring no money.
     */
    public Money receivedBetween(LocalDate after, LocalDate upTo) {
        return between(after, upTo).map(this::received).reduce(Money.zero(currency), Money::plus);
    }

    /** How many payments were taken back with a value date after one day, and up to another. */
    public long takenBackBetween(LocalDate after, LocalDate upTo) {
        return between(after, upTo)
                .filter(fact -> fact instanceof Posting posting && posting.received().sign() < 0)
                .count();
    }

    /** How many plans came to such an end after one day, and up to another. */
    public long plansBetween(LocalDate after, LocalDate upTo, PlanFact.Kind end) {
        return between(after, upTo)
                .filter(fact -> fact instanceof PlanFact plan && plan.kind() == end)
                .count();
    }

    /**
     * How many promises to pay were broken, by what had been judged up to a day, and judged so
     * after another.
     */
    public long promisesBrokenBetween(LocalDate after, LocalDate upTo) {
        var judged =
                upTo(upTo).stream()
                        .filter(PromiseFact.class::isInstance)
                        .map(PromiseFact.class::cast)
                        .toList();
        return PromiseFact.newestOfEach(judged)
                .filter(promise -> promise.outcome() == PromiseFact.Outcome.BROKEN)
                .filter(promise -> dateOf(promise).isAfter(after))
                .count();
    }

    /** The newest value date, up to a day, on which money came in; null: there is none. */
    public @Nullable LocalDate lastPaymentBy(LocalDate date) {
        return facts.stream()
                .filter(d -> !d.date().isAfter(date))
                .filter(d -> received(d.fact()).sign() > 0)
                .map(Dated::date)
                .max(LocalDate::compareTo)
                .orElse(null);
    }

    /** The dates after one day, and up to another, on which a fact took effect; in order. */
    public List<LocalDate> datesOfFacts(LocalDate after, LocalDate upTo) {
        return facts.stream()
                .map(Dated::date)
                .filter(date -> date.isAfter(after) && !date.isAfter(upTo))
                .distinct()
                .sorted()
                .toList();
    }

    private Stream<Fact> between(LocalDate after, LocalDate upTo) {
        return facts.stream()
                .filter(d -> d.date().isAfter(after) && !d.date().isAfter(upTo))
                .map(Dated::fact);
    }

    private Money received(Fact fact) {
        return fact instanceof Posting posting ? posting.received() : Money.zero(currency);
    }
}
