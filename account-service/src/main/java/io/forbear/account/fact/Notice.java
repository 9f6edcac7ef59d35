package io.forbear.account.fact;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a debtor has declared, as far as accounts are concerned.
 *
 * @param accounts the accounts it is about; none: every account of the debtor
 * @param content null: nothing that the stage of an account depends on; it may take back what an
 *     earlier version of the same event said
 */
public record Notice(
        UUID eventId, DebtorId debtorId, List<AccountId> accounts, @Nullable Content content) {
    public Notice {
        accounts = List.copyOf(accounts);
    }

    /** See {@link Circumstance}. */
    public record Content(
            Circumstance.Kind kind,
            String subject,
            Circumstance.State state,
            Instant effectiveAt) {}
}
