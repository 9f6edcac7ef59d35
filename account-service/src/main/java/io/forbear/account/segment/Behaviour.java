package io.forbear.account.segment;

import static java.time.temporal.ChronoUnit.DAYS;

import io.forbear.account.contact.ContactAttempt;
import io.forbear.account.contact.Contactability;
import io.forbear.account.fact.PlanFact;
import io.forbear.account.stage.AccountHistory;
import io.forbear.account.stage.Position;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an account's history says on a day, by the facts with effect up to that day.
 *
 * @param history of the account
 * @param date the day
 * @param now how it stood at the end of the day
 * @param contactability how well the debtor could be reached; null: nobody tried
 */
record Behaviour(
        AccountHistory history,
        LocalDate date,
        Position now,
        @Nullable Contactability contactability) {
    private static final int TREND_DAYS = 30;
    private static final int PAID_DAYS = 90;
    private static final int CONTACT_DAYS = 90;
    private static final int YEAR = 365;
    private static final int PERCENT = 100;

    /** Null before the account's first statement. */
    static @Nullable Behaviour of(
            AccountHistory history, Collection<ContactAttempt> attempts, LocalDate date) {
        var now = history.atEndOf(date);
        var contactability =
                Contactability.of(
                        attempts, history.endOf(date.minusDays(CONTACT_DAYS)), history.endOf(date));
        return now == null ? null : new Behaviour(history, date, now, contactability);
    }

    /** What is known; an attribute that is missing is unknown. */
    Map<Attribute, Integer> values() {
        var values = new EnumMap<Attribute, Integer>(Attribute.class);
        for (var attribute : Attribute.values()) {
            var value = value(attribute);
            if (value != null) {
                values.put(attribute, value);
            }
        }
        return values;
    }

    private @Nullable Integer value(Attribute attribute) {
        var yearAgo = date.minusDays(YEAR);
        return switch (attribute) {
            case DAYS_PAST_DUE -> now.daysPastDue();
            case WORST_DAYS_PAST_DUE -> worst();
            case DAYS_PAST_DUE_TREND ->
                    now.daysPastDue() - daysPastDueOn(date.minusDays(TREND_DAYS));
            case TIMES_OVERDUE -> timesOverdue();
            case SHARE_PAID -> sharePaid(date.minusDays(PAID_DAYS));
            case DAYS_SINCE_PAYMENT -> daysSince(history.lastPaymentBy(date));
            case PAYMENTS_TAKEN_BACK -> count(history.takenBackBetween(yearAgo, date));
            case PROMISES_BROKEN -> count(history.promisesBrokenBetween(yearAgo, date));
            case PLANS_BROKEN -> count(history.plansBetween(yearAgo, date, PlanFact.Kind.BROKEN));
            case PLANS_COMPLETED ->
                    count(history.plansBetween(yearAgo, date, PlanFact.Kind.COMPLETED));
            case TIMES_REACHED -> contact(Contactability::timesReached);
            case REACHED_SHARE -> contact(Contactability::reachedShare);
            case ATTEMPTS_IN_VAIN -> contact(Contactability::attemptsInVain);
            case WRONG_NUMBERS -> contact(Contactability::wrongNumbers);
        };
    }

    private @Nullable Integer contact(Function<Contactability, @Nullable Integer> part) {
        return contactability == null ? null : part.apply(contactability);
    }

    private int daysPastDueOn(LocalDate day) {
        var position = history.atEndOf(day);
        return position == null ? 0 : position.daysPastDue();
    }

    /** Days past due only grow between facts, so the most are reached on the eve of one, or now. */
    private int worst() {
        return decisiveDays().stream().mapToInt(this::daysPastDueOn).max().orElse(0);
    }

    private int timesOverdue() {
        var states = decisiveDays().stream().map(this::isOverdueOn).toList();
        int times = 0;
        for (int i = 1; i < states.size(); i++) {
            times += states.get(i) && !states.get(i - 1) ? 1 : 0;
        }
        return times;
    }

    private boolean isOverdueOn(LocalDate day) {
        var position = history.atEndOf(day);
        return position != null && position.isOverdue();
    }

    /** A year ago, each day with a fact since and its eve, and today. */
    private List<LocalDate> decisiveDays() {
        var yearAgo = date.minusDays(YEAR);
        var days = history.datesOfFacts(yearAgo, date).stream();
        return Stream.concat(
                        Stream.of(yearAgo, date),
                        days.flatMap(day -> Stream.of(day.minusDays(1), day)))
                .distinct()
                .sorted()
                .toList();
    }

    private @Nullable Integer sharePaid(LocalDate before) {
        var then = history.atEndOf(before);
        if (then == null || then.amountOverdue().sign() == 0) {
            return null;
        }
        return history.receivedBetween(before, date)
                .atLeastZero()
                .min(then.amountOverdue())
                .amount()
                .multiply(BigDecimal.valueOf(PERCENT))
                .divide(then.amountOverdue().amount(), 0, RoundingMode.DOWN)
                .intValueExact();
    }

    private @Nullable Integer daysSince(@Nullable LocalDate day) {
        return day == null ? null : Math.toIntExact(DAYS.between(day, date));
    }

    private static int count(long number) {
        return Math.toIntExact(number);
    }
}
