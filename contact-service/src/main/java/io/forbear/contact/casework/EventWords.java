package io.forbear.contact.casework;

import io.forbear.contact.proposal.Actor;
import io.forbear.contact.proposal.PlannedContact;
import io.forbear.events.ActorKind;
import io.forbear.events.Channel;
import io.forbear.events.ContactPurpose;
import io.forbear.events.DeviceOwnership;
import io.forbear.events.DisclosedItem;
import io.forbear.events.Money;
import io.forbear.events.Party;
import io.forbear.events.PartyKind;
import io.forbear.events.PlaceKind;
import io.forbear.events.VoiceMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A planned contact in the words of events; the names are the same on both sides. */
final class EventWords {
    private EventWords() {}

    static Channel channel(PlannedContact contact) {
        return Channel.valueOf(contact.channel().name());
    }

    static @Nullable VoiceMode voiceMode(PlannedContact contact) {
        var mode = contact.voiceMode();
        return mode == null ? null : VoiceMode.valueOf(mode.name());
    }

    static ContactPurpose purpose(PlannedContact contact) {
        return ContactPurpose.valueOf(contact.purpose().name());
    }

    /** Collectors use the devices of their company, or they do not collect for us. */
    static io.forbear.events.Actor actor(PlannedContact contact) {
        Actor actor = contact.actor();
        return io.forbear.events.Actor.newBuilder()
                .setLegalEntityId(actor.legalEntityId())
                .setKind(ActorKind.valueOf(actor.kind().name()))
                .setOnBehalfOf(actor.onBehalfOf())
                .setAgentIds(actor.agentIds())
                .setDeviceOwnership(DeviceOwnership.COMPANY)
                .build();
    }

    static Party party(PlannedContact contact) {
        var party = contact.party();
        return new Party(party.personId(), PartyKind.valueOf(party.kind().name()));
    }

    static PlaceKind place(PlannedContact contact) {
        return PlaceKind.valueOf(contact.placeKind().name());
    }

    static List<DisclosedItem> disclosed(PlannedContact contact) {
        return contact.disclosed().stream()
                .sorted()
                .map(item -> DisclosedItem.valueOf(item.name()))
                .toList();
    }

    static @Nullable Money statedAmount(PlannedContact contact) {
        var amount = contact.statedAmount();
        return amount == null ? null : new Money(amount.amount(), amount.currency());
    }
}
