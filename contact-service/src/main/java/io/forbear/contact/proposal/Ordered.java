package io.forbear.contact.proposal;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.debtor.Party;
import io.forbear.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway was ordered to do, as far as it tells whether that is still right.
 *
 * @param collector the legal entity that is to make the contact
 * @param statedAmount the amount the message names; null: none
 * @param notAfter last permitted instant
 */
public record Ordered(
        Channel channel,
        Party party,
        String collector,
        @Nullable Money statedAmount,
        Instant notAfter) {

    static Ordered of(PlannedContact contact, Permit permit) {
        return new Ordered(
                contact.channel(),
                contact.party(),
                contact.actor().legalEntityId(),
                contact.statedAmount(),
                permit.notAfter());
    }
}
