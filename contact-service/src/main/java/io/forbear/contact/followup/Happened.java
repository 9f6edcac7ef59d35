package io.forbear.contact.followup;

import io.forbear.contact.channel.ContactResult;
import io.forbear.contact.channel.Outcome;
import io.forbear.contact.debtor.Party;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a report says that may leave something to do.
 *
 * @param attemptId the report; of what a strategy leaves to do, the event that began the stage
 * @param outcome null: there was no contact, a strategy leaves it to do
 * @param endpoint the number or address at which the person was reached; empty without a contact
 * @param callBackAt when a call back is wished, as it was noted
 */
public record Happened(
        UUID attemptId,
        String debtorId,
        Instant occurredAt,
        @Nullable Outcome outcome,
        Set<ContactResult> results,
        Party party,
        String endpoint,
        List<String> accountIds,
        @Nullable String callBackAt) {
    public Happened {
        results = Set.copyOf(results);
        accountIds = List.copyOf(accountIds);
    }
}
