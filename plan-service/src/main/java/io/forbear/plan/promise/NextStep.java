package io.forbear.plan.promise;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is advised after a promise that was not kept, by the debtor's history: the first row that
 * holds decides. The same rows are printed into the documentation.
 */
enum NextStep {
    /** The promise is running, was kept, or came to an end without fault. */
    NONE("the promise was not missed", h -> !h.failed()),
    HARDSHIP_REVIEW("he has declared hardship: help first", History::inHardship),
    NO_MORE_PROMISES(
            "the limit of promises in a row that were not kept is reached: no further one is taken",
            h -> h.failedInARow() >= h.limit()),
    OFFER_PLAN(
            "he paid a part, or it is not the first in a row: he is willing but cannot do it, a plan"
                    + " is offered",
            h -> h.partly() || h.failedInARow() > 1),
    ASK_AGAIN("he has kept a promise before: he is asked for a new one", h -> h.keptBefore() > 0),
    RESUME_TREATMENT("the first promise, and nothing was paid: treatment goes on", _ -> true);

    /**
     * What is looked at.
     *
     * @param failed the promise was broken or only partly kept
     * @param partly it was partly kept
     * @param failedInARow how many in a row were not kept, up to and with this one
     * @param keptBefore how many were kept before it
     * @param limit after how many in a row no further one is taken
     */
    record History(
            boolean failed,
            boolean partly,
            int failedInARow,
            int keptBefore,
            boolean inHardship,
            int limit) {
        List<String> reasons() {
            return Stream.of(
                            inHardship ? "hardship is declared" : "",
                            failedInARow + " in a row not kept, of at most " + limit,
                            partly ? "a part was paid" : "less was paid than counts as a part",
                            keptBefore + " kept before")
                    .filter(reason -> !reason.isEmpty())
                    .toList();
        }
    }

    private final String condition;

    @SuppressWarnings("ImmutableEnumChecker") // a method reference or a lambda without state
    private final Predicate<History> holds;

    NextStep(String condition, Predicate<History> holds) {
        this.condition = condition;
        this.holds = holds;
    }

    static NextStep after(History history) {
        return Stream.of(values())
                .filter(step -> step.holds.test(history))
                .findFirst()
                .orElseThrow();
    }

    /** The row as the documentation prints it. */
    List<String> printed() {
        return List.of(condition, name());
    }
}
