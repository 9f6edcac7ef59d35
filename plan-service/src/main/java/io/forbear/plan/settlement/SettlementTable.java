package io.forbear.plan.settlement;

import io.forbear.plan.promise.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The decision table of settlements: the first row that holds decides. The same rows are printed
 * into the documentation.
 */
enum SettlementTable {
    PAID("accepted, and the lump sum was paid by its day", s -> s.payment() == Outcome.KEPT),
    LAPSED(
            "accepted, and the lump sum was not paid in full by its day",
            s -> s.payment() != null && s.payment().isFailure()),
    STOPPED(
            "the debtor died or went bankrupt before it was paid",
            s -> s.stopped() || s.payment() == Outcome.STOPPED),
    WITHDRAWN(
            "taken back before it was paid",
            s -> s.withdrawn() || s.payment() == Outcome.WITHDRAWN),
    ACCEPTED("accepted; the lump sum is awaited", s -> s.payment() != null),
    REFUSED("the second person said no", s -> Boolean.FALSE.equals(s.granted())),
    EXPIRED("not accepted in time", Situation::expired),
    AWAITING_APPROVAL(
            "more is waived than one person may alone, and the second has said nothing yet",
            s -> s.needsApproval() && s.granted() == null),
    OFFERED("the debtor can accept it", _ -> true);

    /**
     * What the table looks at.
     *
     * @param payment what the promise of the lump sum has come to; null: not accepted
     * @param granted what the second person said; null: nothing
     */
    record Situation(
            @Nullable Outcome payment,
            boolean stopped,
            boolean withdrawn,
            @Nullable Boolean granted,
            boolean expired,
            boolean needsApproval) {

        static Situation of(
                Settlement settlement, @Nullable Outcome payment, boolean stopped, Instant now) {
            var approval = settlement.approval();
            return new Situation(
                    payment,
                    stopped,
                    settlement.withdrawnAt() != null,
                    approval == null ? null : approval.granted(),
                    now.isAfter(settlement.expiresAt()),
                    settlement.needsApproval());
        }
    }

    private final String condition;

    @SuppressWarnings("ImmutableEnumChecker") // a method reference or a lambda without state
    private final Predicate<Situation> holds;

    SettlementTable(String condition, Predicate<Situation> holds) {
        this.condition = condition;
        this.holds = holds;
    }

    static SettlementTable rowFor(Situation situation) {
        return Stream.of(values())
                .filter(row -> row.holds.test(situation))
                .findFirst()
                .orElseThrow();
    }

    /** The row as the documentation prints it. */
    List<String> printed() {
        return List.of(condition, name());
    }
}
