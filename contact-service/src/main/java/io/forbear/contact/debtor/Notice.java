package io.forbear.contact.debtor;

import io.forbear.contact.channel.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something declared by or for the debtor, with effect from {@code occurredAt}.
 *
 * @param personId who declared it or whom it concerns; null: the debtor
 * @param toLegalEntityId to whom; null: to the creditor and all who act for it
 * @param channels channels blocked, withdrawn or consented to
 * @param accountIds accounts concerned; none: all
 */
public record Notice(
        UUID eventId,
        Instant occurredAt,
        Kind kind,
        @Nullable String personId,
        @Nullable String toLegalEntityId,
        Set<Channel> channels,
        List<String> accountIds) {
    public Notice {
        channels = Set.copyOf(channels);
        accountIds = List.copyOf(accountIds);
    }

    /** The kinds that treatment looks at; everything else is the gate's business alone. */
    public enum Kind {
        CHANNELS_BLOCKED,
        CHANNELS_ALLOWED,
        CEASE_REQUESTED,
        THIRD_PARTY_STOP_REQUESTED,
        REPRESENTATION_NOTIFIED,
        DISPUTE_FILED,
        DISPUTE_ANSWERED,
        MORATORIUM_STARTED,
        MORATORIUM_ENDED,
        HARDSHIP_DECLARED,
        HARDSHIP_ENDED,
        /** Kept only as a sign that something has changed. */
        OTHER
    }

    boolean concerns(Account account) {
        return accountIds.isEmpty() || accountIds.contains(account.accountId());
    }

    boolean binds(Account account) {
        return toLegalEntityId == null
                || toLegalEntityId.equals(account.creditor())
                || toLegalEntityId.equals(account.collector());
    }
}
