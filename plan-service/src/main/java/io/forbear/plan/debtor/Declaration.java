package io.forbear.plan.debtor;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Something declared of a debtor, with effect from {@code occurredAt}, however late it is told.
 *
 * @param accountIds the accounts concerned; none: all
 */
public record Declaration(
        UUID eventId, String debtorId, Instant occurredAt, Kind kind, List<String> accountIds) {
    /** Of two at one instant the greater is the later. */
    public static final Comparator<Declaration> BY_EFFECT =
            Comparator.comparing(Declaration::occurredAt)
                    .thenComparing(Declaration::kind)
                    .thenComparing(declaration -> declaration.eventId().toString());

    /** What was declared. At one instant an end comes before a beginning: rather pause too much. */
    public enum Kind {
        HARDSHIP_ENDED,
        MORATORIUM_ENDED,
        BANKRUPTCY_ENDED,
        /** A profile without the flag. */
        NOT_BANKRUPT,
        NOT_DECEASED,
        HARDSHIP_DECLARED,
        MORATORIUM_STARTED,
        BANKRUPTCY_STARTED,
        BANKRUPT,
        DECEASED,
        /** A correction took a declaration back. */
        VOID
    }

    public Declaration {
        accountIds = List.copyOf(accountIds);
        if (debtorId.isBlank()) {
            throw new IllegalArgumentException("debtorId is blank");
        }
    }

    boolean concerns(List<String> accounts) {
        return accountIds.isEmpty() || accounts.stream().anyMatch(accountIds::contains);
    }
}
