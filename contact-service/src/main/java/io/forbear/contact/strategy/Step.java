package io.forbear.contact.strategy;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.channel.Purpose;
import io.forbear.contact.channel.VoiceMode;
import io.forbear.contact.debtor.PartyKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One step of a strategy.
 *
 * @param id unique within the strategy
 * @param voiceMode set on voice channels, and only there
 * @param after since the previous step ended, or since the stage began
 * @param window the time of day wished for; null: any
 * @param time when within the window
 * @param times how often at most, until the person is reached
 * @param every between two of those times
 * @param priority for the gateway; higher goes first
 */
public record Step(
        String id,
        Channel channel,
        @Nullable VoiceMode voiceMode,
        Purpose purpose,
        PartyKind party,
        String templateId,
        Duration after,
        @Nullable Window window,
        StepTime time,
        int times,
        Duration every,
        int priority) {
    public Step {
        if (channel.isVoice() != (voiceMode != null)) {
            throw new IllegalArgumentException(
                    "voiceMode belongs to voice channels, and every one of them needs it");
        }
        if (times < 1) {
            throw new IllegalArgumentException("a step is taken at least once, found " + times);
        }
    }
}
