package io.forbear.contact.pacing;

import io.forbear.contact.channel.Channel;

/** What carries contacts out; each reads the commands of its own topic. */
public enum Gateway {
    VOICE,
    SMS,
    EMAIL,
    LETTER,
    VISIT;

    /** The gateway of a channel. */
    public static Gateway of(Channel channel) {
        return switch (channel) {
            case VOICE_HUMAN, VOICE_BOT, VOICEMAIL_DROP -> VOICE;
            case SMS, IM_ENTERPRISE, IM_PRIVATE, PUSH -> SMS;
            case EMAIL -> EMAIL;
            case LETTER -> LETTER;
            case VISIT -> VISIT;
        };
    }
}
