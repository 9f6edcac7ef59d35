package io.forbear.rules;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The medium of a contact. */
public enum Channel {
    VOICE_HUMAN(true, VoiceMode.INTERACTIVE),
    VOICE_BOT(true, VoiceMode.NOTIFICATION),
    VOICEMAIL_DROP(true, VoiceMode.NOTIFICATION),
    SMS(false, null),
    IM_ENTERPRISE(false, null),
    IM_PRIVATE(false, null),
    EMAIL(false, null),
    LETTER(false, null),
    VISIT(false, null),
    PUSH(false, null);

    private static final Set<Outcome> SPOKEN =
            EnumSet.of(
                    Outcome.NOT_CONNECTED_BUSY,
                    Outcome.NOT_CONNECTED_INVALID,
                    Outcome.RANG_UNANSWERED,
                    Outcome.VOICEMAIL,
                    Outcome.CONNECTED_NO_CONVERSATION,
                    Outcome.CONVERSATION);
    private static final Set<Outcome> MET =
            EnumSet.of(
                    Outcome.RANG_UNANSWERED,
                    Outcome.CONNECTED_NO_CONVERSATION,
                    Outcome.CONVERSATION);
    private static final Set<Outcome> SENT = EnumSet.of(Outcome.DELIVERED, Outcome.BOUNCED);

    private final boolean voice;
    private final @Nullable VoiceMode usualMode;

    Channel(boolean voice, @Nullable VoiceMode usualMode) {
        this.voice = voice;
        this.usualMode = usualMode;
    }

    /** Whether it is a telephone call, a recorded one included. */
    public boolean isVoice() {
        return voice;
    }

    /**
     * The mode assumed for a call whose mode nobody stated: a person talks, a machine notifies.
     * Null for channels that are not voice.
     */
    public @Nullable VoiceMode usualMode() {
        return usualMode;
    }

    /**
     * What an outcome told of a contact by this channel means. A ringless voicemail that was
     * delivered lies in the mailbox like any other: it counts as a call (comment 14(b)(3)(ii)-1),
     * and says of the debt no more than its content does (12 CFR 1006.2(b), (j)).
     */
    Outcome heardAs(Outcome told) {
        return this == VOICEMAIL_DROP && told == Outcome.DELIVERED ? Outcome.VOICEMAIL : told;
    }

    /** Whether a contact that is still to be made, or in flight, may end with this outcome. */
    public boolean mayEndWith(Outcome outcome) {
        if (voice) {
            return SPOKEN.contains(outcome);
        }
        return this == VISIT ? MET.contains(outcome) : SENT.contains(outcome);
    }
}
