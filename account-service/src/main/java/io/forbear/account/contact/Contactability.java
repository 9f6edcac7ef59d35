package io.forbear.account.contact;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How well a debtor could be reached within some time.
 *
 * @param timesReached contacts with the debtor himself, whoever began them
 * @param attemptsInVain attempts since the last such contact that led to none
 * @param reachedShare percent of the attempts that led to one, rounded down; null: none was made
 * @param wrongNumbers numbers and addresses whose last attempt found that they do not exist
 */
public record Contactability(
        int timesReached, int attemptsInVain, @Nullable Integer reachedShare, int wrongNumbers) {
    private static final int PERCENT = 100;

    /**
     * Counts attempts.
     *
     * @param after only those later than this, and
     * @param before earlier than this
     * @return null if there were none, and no contact either: nothing is known then
     */
    public static @Nullable Contactability of(
            Collection<ContactAttempt> all, Instant after, Instant before) {
        var attempts =
                all.stream()
                        .filter(one -> !one.occurredAt().isBefore(after))
                        .filter(one -> one.occurredAt().isBefore(before))
                        .sorted(ContactAttempt.BY_EVENT_TIME)
                        .toList();
        return attempts.isEmpty()
                ? null
                : new Contactability(
                        count(attempts, one -> one.result().isContact()),
                        count(sinceLastContact(attempts), one -> one.result().isOutbound()),
                        reachedShare(attempts),
                        wrongNumbers(attempts));
    }

    private static int count(List<ContactAttempt> attempts, Predicate<ContactAttempt> which) {
        return Math.toIntExact(attempts.stream().filter(which).count());
    }

    private static List<ContactAttempt> sinceLastContact(List<ContactAttempt> sorted) {
        var last = sorted.size();
        while (last > 0 && !sorted.get(last - 1).result().isContact()) {
            last--;
        }
        return sorted.subList(last, sorted.size());
    }

    private static @Nullable Integer reachedShare(List<ContactAttempt> attempts) {
        var tried = count(attempts, one -> one.result().isOutbound());
        var reached = count(attempts, one -> one.result() == ContactAttempt.Result.REACHED);
        return tried == 0 ? null : reached * PERCENT / tried;
    }

    private static int wrongNumbers(List<ContactAttempt> attempts) {
        Comparator<ContactAttempt> order = ContactAttempt.BY_EVENT_TIME;
        return Math.toIntExact(
                attempts.stream()
                        .collect(
                                Collectors.toMap(
                                        ContactAttempt::endpoint,
                                        one -> one,
                                        BinaryOperator.maxBy(order)))
                        .values()
                        .stream()
                        .filter(one -> one.result() == ContactAttempt.Result.WRONG_NUMBER)
                        .count());
    }
}
