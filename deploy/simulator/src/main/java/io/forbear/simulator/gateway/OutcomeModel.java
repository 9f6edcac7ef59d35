package io.forbear.simulator.gateway;

import static io.forbear.events.ContactOutcome.BOUNCED;
import static io.forbear.events.ContactOutcome.CONNECTED_NO_CONVERSATION;
import static io.forbear.events.ContactOutcome.CONVERSATION;
import static io.forbear.events.ContactOutcome.DELIVERED;
import static io.forbear.events.ContactOutcome.NOT_CONNECTED_BUSY;
import static io.forbear.events.ContactOutcome.NOT_CONNECTED_INVALID;
import static io.forbear.events.ContactOutcome.RANG_UNANSWERED;
import static io.forbear.events.ContactOutcome.VOICEMAIL;

import io.forbear.events.Channel;
import io.forbear.events.ContactOutcome;
import io.forbear.simulator.chance.Dice;
import java.util.List;

/**
 * What comes of a contact, by channel and by the hour on the debtor's clock. The weights are per
 * cent and invented; they only need to be lifelike: people answer in the evening, not at work.
 */
final class OutcomeModel {
    private static final List<Odds> EVENING_CALL =
            List.of(
                    new Odds(CONVERSATION, 38),
                    new Odds(RANG_UNANSWERED, 34),
                    new Odds(NOT_CONNECTED_BUSY, 8),
                    new Odds(NOT_CONNECTED_INVALID, 2),
                    new Odds(VOICEMAIL, 10),
                    new Odds(CONNECTED_NO_CONVERSATION, 8));
    private static final List<Odds> DAYTIME_CALL =
            List.of(
                    new Odds(CONVERSATION, 20),
                    new Odds(RANG_UNANSWERED, 48),
                    new Odds(NOT_CONNECTED_BUSY, 10),
                    new Odds(NOT_CONNECTED_INVALID, 2),
                    new Odds(VOICEMAIL, 12),
                    new Odds(CONNECTED_NO_CONVERSATION, 8));
    private static final List<Odds> ANNOUNCEMENT =
            List.of(
                    new Odds(CONNECTED_NO_CONVERSATION, 46),
                    new Odds(RANG_UNANSWERED, 40),
                    new Odds(NOT_CONNECTED_BUSY, 10),
                    new Odds(NOT_CONNECTED_INVALID, 4));
    private static final List<Odds> VOICEMAIL_DROP =
            List.of(new Odds(VOICEMAIL, 95), new Odds(NOT_CONNECTED_INVALID, 5));
    private static final List<Odds> MESSAGE =
            List.of(new Odds(DELIVERED, 96), new Odds(BOUNCED, 4));
    private static final List<Odds> VISIT =
            List.of(new Odds(CONVERSATION, 45), new Odds(RANG_UNANSWERED, 55));
    private static final int EVENING_FROM = 18;

    private OutcomeModel() {}

    private record Odds(ContactOutcome outcome, int weight) {}

    /**
     * Throws the outcome of a contact.
     *
     * @param localHour 0 to 23 on the debtor's clock
     * @throws IllegalArgumentException for a channel that no gateway serves
     */
    static ContactOutcome outcome(Channel channel, int localHour, Dice dice) {
        return thrown(odds(channel, localHour), dice);
    }

    private static List<Odds> odds(Channel channel, int localHour) {
        return switch (channel) {
            case VOICE_HUMAN -> localHour >= EVENING_FROM ? EVENING_CALL : DAYTIME_CALL;
            case VOICE_BOT -> ANNOUNCEMENT;
            case VOICEMAIL_DROP -> VOICEMAIL_DROP;
            case SMS, IM_ENTERPRISE, IM_PRIVATE, PUSH, EMAIL, LETTER -> MESSAGE;
            case VISIT -> VISIT;
            case UNKNOWN ->
                    throw new IllegalArgumentException("no gateway serves channel " + channel);
        };
    }

    private static ContactOutcome thrown(List<Odds> odds, Dice dice) {
        int left = dice.between(1, odds.stream().mapToInt(Odds::weight).sum());
        for (var one : odds) {
            left -= one.weight();
            if (left <= 0) {
                return one.outcome();
            }
        }
        throw new IllegalStateException("weights of " + odds + " do not add up");
    }
}
