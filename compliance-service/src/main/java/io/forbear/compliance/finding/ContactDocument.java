package io.forbear.compliance.finding;

import io.forbear.rules.Actor;
import io.forbear.rules.Channel;
import io.forbear.rules.Contact;
import io.forbear.rules.ContentFlag;
import io.forbear.rules.Direction;
import io.forbear.rules.DisclosedItem;
import io.forbear.rules.Money;
import io.forbear.rules.Party;
import io.forbear.rules.PlaceKind;
import io.forbear.rules.Purpose;
import io.forbear.rules.VoiceMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A contact, made or proposed, as tables and answers carry it: all that rules look at. */
public record ContactDocument(
        Channel channel,
        Direction direction,
        @Nullable VoiceMode voiceMode,
        Actor actor,
        Party party,
        @Nullable String endpoint,
        PlaceKind placeKind,
        List<String> accountIds,
        Purpose purpose,
        Set<DisclosedItem> disclosed,
        @Nullable Money statedAmount,
        @Nullable LocalDate payBy,
        Set<String> letterFields,
        @Nullable String recordingRef,
        @Nullable String receiptRef,
        Set<ContentFlag> contentFlags,
        @Nullable String permitId,
        @Nullable String proposalId) {

    public static ContactDocument of(Contact contact) {
        return new ContactDocument(
                contact.channel(),
                contact.direction(),
                contact.voiceMode(),
                contact.actor(),
                contact.party(),
                contact.endpoint(),
                contact.placeKind(),
                contact.accountIds(),
                contact.purpose(),
                contact.disclosed(),
                contact.statedAmount(),
                contact.payBy(),
                contact.letterFields(),
                contact.recordingRef(),
                contact.receiptRef(),
                contact.contentFlags(),
                contact.permitId(),
                contact.proposalId());
    }

    /** The contact as the kernel judges it. */
    public Contact contact() {
        return new Contact(
                channel,
                direction,
                voiceMode,
                actor,
                party,
                endpoint,
                placeKind,
                accountIds,
                purpose,
                disclosed,
                statedAmount,
                payBy,
                letterFields,
                recordingRef,
                receiptRef,
                contentFlags,
                permitId,
                proposalId);
    }
}
