package io.forbear.contact.proposal;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.channel.Purpose;
import io.forbear.contact.channel.VoiceMode;
import io.forbear.contact.debtor.Party;
import io.forbear.contact.debtor.PlaceKind;
import io.forbear.contact.template.DisclosedItem;
import io.forbear.money.Money;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A contact as it is proposed: all that the gate judges and the gateway needs.
 *
 * @param jurisdictions whose law governs the account; empty: proposed before these were kept
 * @param endpoint opaque id of the number or address
 * @param statedAmount the amount the message names; null: none
 * @param letterFields required contents that a letter has
 * @param strategy strategy and version that led to it
 * @param wording version and facts of the wording; null: proposed before these were noted
 * @param arm label of the arm of an experiment; null: none
 * @param language BCP 47; null: no text
 * @param subject of an e-mail; null: it is none, or was proposed before subjects were approved
 * @param message the text to send; null: a person speaks
 */
public record PlannedContact(
        String accountId,
        List<String> jurisdictions,
        Channel channel,
        @Nullable VoiceMode voiceMode,
        Purpose purpose,
        Actor actor,
        Party party,
        String endpoint,
        PlaceKind placeKind,
        Set<DisclosedItem> disclosed,
        @Nullable Money statedAmount,
        List<String> letterFields,
        String strategy,
        String stepId,
        String templateId,
        @Nullable Wording wording,
        @Nullable String language,
        @Nullable String subject,
        @Nullable String message,
        int priority,
        @Nullable String arm) {
    public PlannedContact {
        // what was proposed before they were kept has none
        jurisdictions = jurisdictions == null ? List.of() : List.copyOf(jurisdictions);
        disclosed = Set.copyOf(disclosed);
        letterFields = List.copyOf(letterFields);
    }

    /**
     * Which approved version is used, and what is filled in.
     *
     * @param digest of that version
     * @param facts by field; of the debtor nothing but amounts and dates
     */
    public record Wording(int version, String digest, Map<String, String> facts) {
        public Wording {
            facts = Map.copyOf(facts);
        }
    }

    /** The text may hold the amount owed, which has no place in a log. */
    @Override
    public String toString() {
        return "PlannedContact[%s %s, account %s, step %s]"
                .formatted(channel, purpose, accountId, stepId);
    }
}
