package io.forbear.contact.channel;

/** The medium of a contact. */
public enum Channel {
    VOICE_HUMAN,
    VOICE_BOT,
    VOICEMAIL_DROP,
    SMS,
    IM_ENTERPRISE,
    IM_PRIVATE,
    EMAIL,
    LETTER,
    VISIT,
    PUSH;

    public boolean isVoice() {
        return switch (this) {
            case VOICE_HUMAN, VOICE_BOT, VOICEMAIL_DROP -> true;
            case SMS, IM_ENTERPRISE, IM_PRIVATE, EMAIL, LETTER, VISIT, PUSH -> false;
        };
    }

    /**
     * Whether the gateway sends or reads out a text; in a live call or at a door a person speaks.
     */
    public boolean carriesText() {
        return switch (this) {
            case VOICE_HUMAN, VISIT -> false;
            case VOICE_BOT, VOICEMAIL_DROP, SMS, IM_ENTERPRISE, IM_PRIVATE, EMAIL, LETTER, PUSH ->
                    true;
        };
    }

    /**
     * Whether every message must say how to be rid of further ones (12 CFR 1006.6(e): electronic
     * communications; we do so everywhere).
     */
    public boolean needsOptOut() {
        return switch (this) {
            case SMS, IM_ENTERPRISE, IM_PRIVATE, EMAIL -> true;
            case VOICE_HUMAN, VOICE_BOT, VOICEMAIL_DROP, LETTER, VISIT, PUSH -> false;
        };
    }
}
