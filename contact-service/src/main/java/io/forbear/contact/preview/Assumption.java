package io.forbear.contact.preview;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.channel.Outcome;

/** What is supposed to come of every contact. */
public enum Assumption {
    /** Nobody answers a call or opens a door; what is sent arrives. */
    NO_ANSWER,
    /** Everybody is reached at once. */
    REACHED;

    Outcome of(Channel channel) {
        return switch (channel) {
            case VOICE_HUMAN, VOICE_BOT, VISIT ->
                    this == REACHED ? Outcome.CONVERSATION : Outcome.RANG_UNANSWERED;
            case VOICEMAIL_DROP -> Outcome.VOICEMAIL;
            case SMS, IM_ENTERPRISE, IM_PRIVATE, EMAIL, LETTER, PUSH -> Outcome.DELIVERED;
        };
    }
}
