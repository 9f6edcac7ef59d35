package io.forbear.contact.strategy;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.channel.Purpose;
import io.forbear.contact.channel.VoiceMode;
import io.forbear.contact.debtor.PartyKind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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
 * @param alternatives channels to use instead, if the debtor asks for one of them or the step's own
 *     does not reach him; all of them, and its own, carry messages
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
        int priority,
        List<Channel> alternatives) {
    public Step {
        alternatives = List.copyOf(alternatives);
        if (channel.isVoice() != (voiceMode != null)) {
            throw new IllegalArgumentException(
                    "voiceMode belongs to voice channels, and every one of them needs it");
        }
        if (times < 1) {
            throw new IllegalArgumentException("a step is taken at least once, found " + times);
        }
        if (!alternatives.isEmpty()) {
            checkAlternatives(channel, alternatives);
        }
    }

    private static void checkAlternatives(Channel channel, List<Channel> alternatives) {
        var all = Stream.concat(Stream.of(channel), alternatives.stream()).toList();
        if (Set.copyOf(all).size() < all.size()) {
            throw new IllegalArgumentException("alternatives are different channels, found " + all);
        }
        if (!all.stream().allMatch(one -> one.carriesText() && !one.isVoice())) {
            throw new IllegalArgumentException("only messages have alternatives, found " + all);
        }
    }

    /** The step by each of its channels, its own first. */
    public List<Step> ways() {
        return Stream.concat(Stream.of(this), alternatives.stream().map(this::by)).toList();
    }

    private Step by(Channel other) {
        return new Step(
                id,
                other,
                voiceMode,
                purpose,
                party,
                templateId,
                after,
                window,
                time,
                times,
                every,
                priority,
                List.of());
    }
}
