package io.forbear.account.fact;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a promise to pay had come to, for one of its accounts. A promise may be judged more than
 * once: a payment that is posted late or taken back disproves what was judged before.
 *
 * <p>None can be made if the promise id is blank.
 *
 * @param sequence counts the judgements of a promise; the highest holds
 * @param effectiveAt when it was judged
 */
public record PromiseFact(
        UUID eventId,
        AccountId accountId,
        String promiseId,
        long sequence,
        Outcome outcome,
        Instant effectiveAt)
        implements Fact {

    /** What it had come to; RUNNING again if an earlier judgement was disproved. */
    public enum Outcome {
        RUNNING,
        KEPT,
        PARTLY_KEPT,
        BROKEN,
        WITHDRAWN,
        STOPPED
    }

    private static final Comparator<PromiseFact> BY_SEQUENCE =
            Comparator.comparingLong(PromiseFact::sequence)
                    .thenComparing(PromiseFact::effectiveAt)
                    .thenComparing(fact -> fact.eventId().toString());

    public PromiseFact {
        if (promiseId.isBlank()) {
            throw new IllegalArgumentException("promiseId is blank");
        }
    }

    /** The judgement of each promise that holds. */
    public static Stream<PromiseFact> newestOfEach(Collection<PromiseFact> judgements) {
        return judgements.stream()
                .collect(
                        Collectors.toMap(
                                PromiseFact::promiseId,
                                judgement -> judgement,
                                BinaryOperator.maxBy(BY_SEQUENCE)))
                .values()
                .stream();
    }
}
