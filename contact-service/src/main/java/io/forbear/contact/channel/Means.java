package io.forbear.contact.channel;

/** Channels that are alike in when they reach somebody. */
public enum Means {
    CALL,
    MESSAGE,
    EMAIL,
    LETTER,
    VISIT;

    public static Means of(Channel channel) {
        return switch (channel) {
            case VOICE_HUMAN, VOICE_BOT, VOICEMAIL_DROP -> CALL;
            case SMS, IM_ENTERPRISE, IM_PRIVATE, PUSH -> MESSAGE;
            case EMAIL -> EMAIL;
            case LETTER -> LETTER;
            case VISIT -> VISIT;
        };
    }
}
