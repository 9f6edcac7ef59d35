package io.forbear.rules;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A contact, made or planned: who reaches whom, how, why and with what content. When it happened
 * and what came of it is said by the fact that holds it.
 *
 * @param voiceMode null on channels that are not voice, and when nobody said
 * @param endpoint opaque id of the number or address; null when nobody said
 * @param accountIds every account mentioned or intended; not empty
 * @param disclosed what is disclosed
 * @param statedAmount the amount named to the person
 * @param payBy the date by which payment is demanded
 * @param letterFields what a letter contains, named as in the rule packs
 * @param contentFlags what speech or text analysis found
 * @param permitId the permit used
 * @param proposalId the proposal carried out, or being made
 */
public record Contact(
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

    public Contact {
        voiceMode = channel.isVoice() ? voiceMode : null;
        accountIds = List.copyOf(accountIds);
        if (accountIds.isEmpty()) {
            throw new IllegalArgumentException("expected a contact to name an account, found none");
        }
        disclosed = frozen(DisclosedItem.class, disclosed);
        letterFields = Set.copyOf(letterFields);
        contentFlags = frozen(ContentFlag.class, contentFlags);
    }

    /** Whether the collector started it. */
    public boolean isOutbound() {
        return direction == Direction.OUTBOUND;
    }

    /**
     * Whether it may hold words of the collector: whatever he sends, and a talk, whoever began it.
     * What the debtor writes is the debtor's.
     */
    public boolean holdsOwnWords() {
        return isOutbound() || channel.isVoice() || channel == Channel.VISIT;
    }

    /** The stated mode of a call, or the one its channel usually has; null when it is no call. */
    public @Nullable VoiceMode effectiveVoiceMode() {
        return voiceMode != null ? voiceMode : channel.usualMode();
    }

    /** The creditor the actor works for: itself, unless it said another. */
    public String principal() {
        var other = actor.onBehalfOf();
        return other != null ? other : actor.legalEntityId();
    }

    /** Whether it names at least one account that the other names too. */
    public boolean sharesAccountWith(Contact other) {
        for (int i = 0; i < accountIds.size(); i++) {
            if (other.accountIds.contains(accountIds.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** In the order of the type, so that equal contacts are told alike. */
    private static <E extends Enum<E>> Set<E> frozen(Class<E> type, Set<E> values) {
        if (values.isEmpty()) {
            return Set.of();
        }
        var copy = EnumSet.noneOf(type);
        copy.addAll(values);
        return Collections.unmodifiableSet(copy);
    }

    /** Starts a contact with the members every contact has. */
    public static Builder builder(
            Channel channel,
            Direction direction,
            Actor actor,
            Party party,
            List<String> accountIds,
            Purpose purpose) {
        return new Builder(channel, direction, actor, party, accountIds, purpose);
    }

    /** Starts a contact with all members of this one. */
    public Builder toBuilder() {
        return builder(channel, direction, actor, party, accountIds, purpose)
                .voiceMode(voiceMode)
                .endpoint(endpoint, placeKind)
                .disclosed(disclosed)
                .statedAmount(statedAmount)
                .payBy(payBy)
                .letterFields(letterFields)
                .evidence(recordingRef, receiptRef)
                .contentFlags(contentFlags)
                .permitId(permitId)
                .proposalId(proposalId);
    }

    /** Adds the members not every contact has. */
    public static final class Builder {
        private final Channel channel;
        private final Direction direction;
        private final Actor actor;
        private final Party party;
        private final List<String> accountIds;
        private final Purpose purpose;
        private @Nullable VoiceMode voiceMode;
        private @Nullable String endpoint;
        private PlaceKind placeKind = PlaceKind.UNKNOWN;
        private Set<DisclosedItem> disclosed = Set.of();
        private @Nullable Money statedAmount;
        private @Nullable LocalDate payBy;
        private Set<String> letterFields = Set.of();
        private @Nullable String recordingRef;
        private @Nullable String receiptRef;
        private Set<ContentFlag> contentFlags = Set.of();
        private @Nullable String permitId;
        private @Nullable String proposalId;

        private Builder(
                Channel channel,
                Direction direction,
                Actor actor,
                Party party,
                List<String> accountIds,
                Purpose purpose) {
            this.channel = channel;
            this.direction = direction;
            this.actor = actor;
            this.party = party;
            this.accountIds = accountIds;
            this.purpose = purpose;
        }

        public Builder voiceMode(@Nullable VoiceMode mode) {
            voiceMode = mode;
            return this;
        }

        public Builder endpoint(@Nullable String id, PlaceKind kind) {
            endpoint = id;
            placeKind = kind;
            return this;
        }

        public Builder disclosed(Set<DisclosedItem> items) {
            disclosed = items;
            return this;
        }

        public Builder statedAmount(@Nullable Money amount) {
            statedAmount = amount;
            return this;
        }

        public Builder payBy(@Nullable LocalDate date) {
            payBy = date;
            return this;
        }

        public Builder letterFields(Set<String> fields) {
            letterFields = fields;
            return this;
        }

        public Builder evidence(@Nullable String recording, @Nullable String receipt) {
            recordingRef = recording;
            receiptRef = receipt;
            return this;
        }

        public Builder contentFlags(Set<ContentFlag> flags) {
            contentFlags = flags;
            return this;
        }

        public Builder permitId(@Nullable String id) {
            permitId = id;
            return this;
        }

        public Builder proposalId(@Nullable String id) {
            proposalId = id;
            return this;
        }

        /** The contact. */
        public Contact build() {
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
}
