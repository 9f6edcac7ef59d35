package io.forbear.contact.statement;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.debtor.Party;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where, when and by whom something was said.
 *
 * @param in the attempt or the task in which it was said
 * @param channel by which; null: not noted
 * @param agentIds to whom
 */
public record Said(
        UUID in,
        Instant at,
        Party party,
        @Nullable Channel channel,
        List<String> accountIds,
        List<String> agentIds) {
    public Said {
        accountIds = List.copyOf(accountIds);
        agentIds = List.copyOf(agentIds);
    }

    /** Whether there is a text of it. */
    boolean isWritten() {
        return channel != null && !channel.isVoice() && channel != Channel.VISIT;
    }
}
