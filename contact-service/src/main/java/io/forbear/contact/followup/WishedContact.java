package io.forbear.contact.followup;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.channel.VoiceMode;
import io.forbear.contact.template.DisclosedItem;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The contact that a task is about. It answers a wish; its purpose is always RESPONSE_TO_REQUEST,
 * so it never meets one that a strategy has in hand.
 *
 * @param voiceMode set on voice channels, and only there
 * @param says what the creditor discloses
 * @param saysForOthers what one discloses who collects for others
 */
public record WishedContact(
        Channel channel,
        @Nullable VoiceMode voiceMode,
        Set<DisclosedItem> says,
        Set<DisclosedItem> saysForOthers) {
    public WishedContact {
        if (channel.carriesText()) {
            throw new IllegalArgumentException(
                    "a person makes this contact; channel " + channel + " sends a text");
        }
        if (channel.isVoice() != (voiceMode != null)) {
            throw new IllegalArgumentException(
                    "voiceMode belongs to voice channels, and every one of them needs it");
        }
        says = Set.copyOf(says);
        saysForOthers = Set.copyOf(saysForOthers);
    }
}
