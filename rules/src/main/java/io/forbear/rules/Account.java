package io.forbear.rules;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known about an account from some instant on.
 *
 * @param creditor legal entity the debt is owed to
 * @param jurisdictions whose law governs the account, ISO 3166 with optional subdivision
 * @param coverage who collects
 * @param balance all that is owed; null when not known
 * @param principal the part of the balance that is principal; null when not known
 * @param overdueSince oldest unpaid due date; null when nothing is overdue
 * @param limitationEndsAt last day on which the debt can be sued for; null when not known
 */
public record Account(
        String accountId,
        String creditor,
        List<String> jurisdictions,
        Coverage coverage,
        @Nullable Money balance,
        @Nullable Money principal,
        @Nullable LocalDate overdueSince,
        @Nullable LocalDate limitationEndsAt,
        boolean chargedOff) {

    public Account {
        jurisdictions = List.copyOf(jurisdictions);
    }

    /** Whether both say the same but for what is owed. */
    boolean equalsButAmounts(Account other) {
        return withoutAmounts().equals(other.withoutAmounts());
    }

    private Account withoutAmounts() {
        return new Account(
                accountId,
                creditor,
                jurisdictions,
                coverage,
                null,
                null,
                overdueSince,
                limitationEndsAt,
                chargedOff);
    }
}
