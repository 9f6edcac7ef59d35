package io.forbear.simulator.audit;

import io.forbear.events.Channel;
import io.forbear.events.ContactCommand;
import io.forbear.events.ContactPurpose;
import io.forbear.events.PartyKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command as it was given to a gateway.
 *
 * @param at when it was given
 * @param validFrom first permitted instant
 * @param notAfter last permitted instant
 * @param amount that the message names as owed; null: none
 * @param wording null: a live conversation
 */
public record Ordered(
        String commandId,
        String proposalId,
        String debtorId,
        Channel channel,
        ContactPurpose purpose,
        PartyKind party,
        String personId,
        String endpoint,
        List<String> accountIds,
        Instant at,
        Instant validFrom,
        Instant notAfter,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable Wording wording) {

    /** The approved text that was filled in, and what it became. */
    public record Wording(
            String templateId,
            int version,
            String digest,
            String language,
            String creditor,
            String collector,
            String message) {}

    /** What the audit keeps of a command. */
    public static Ordered of(ContactCommand command) {
        var stated = command.getStatedAmount();
        return new Ordered(
                command.getCommandId(),
                command.getProposalId(),
                command.getDebtorId(),
                command.getChannel(),
                command.getPurpose(),
                command.getParty().getKind(),
                command.getParty().getPersonId(),
                command.getEndpoint(),
                List.copyOf(command.getAccountIds()),
                command.getOccurredAt(),
                command.getPermit().getValidFrom(),
                command.getPermit().getNotAfter(),
                stated == null ? null : stated.getAmount(),
                stated == null ? null : stated.getCurrency(),
                wording(command));
    }

    private static @Nullable Wording wording(ContactCommand command) {
        var message = command.getMessage();
        var version = command.getTemplateVersion();
        return message == null
                ? null
                : new Wording(
                        String.valueOf(command.getTemplateId()).intern(),
                        version == null ? 0 : version,
                        String.valueOf(command.getTemplateDigest()).intern(),
                        String.valueOf(command.getLanguage()).intern(),
                        command.getActor().getOnBehalfOf().intern(),
                        command.getActor().getLegalEntityId().intern(),
                        message);
    }

    @Override
    public String toString() {
        return "command %s by %s to %s of %s".formatted(commandId, channel, debtorId, at);
    }
}
