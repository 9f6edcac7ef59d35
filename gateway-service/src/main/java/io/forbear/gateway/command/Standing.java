package io.forbear.gateway.command;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a command stands, and since when.
 *
 * @param sentAt when the provider was first called; null: not yet
 * @param receiptAt when what the newest receipt says happened; null: there is none
 */
public record Standing(CommandState state, @Nullable Instant sentAt, @Nullable Instant receiptAt) {

    /**
     * How it stands after a call.
     *
     * @param doubted whether an earlier call may have sent it
     */
    public static CommandState after(Result result, boolean doubted) {
        return switch (result.given(doubted)) {
            case Result.Accepted _ -> CommandState.SENT;
            case Result.Refused refused ->
                    refused.recipientIsWrong() ? CommandState.BOUNCED : CommandState.NOT_MADE;
            case Result.NotSent _ -> CommandState.TAKEN;
            case Result.Withheld _ -> CommandState.NOT_MADE;
            case Result.Uncertain _ -> CommandState.UNCERTAIN;
        };
    }

    /**
     * What a receipt makes of it; null if it changes nothing. The newest by its own time counts,
     * and of several at one instant the one that says delivered, or else that there is no such
     * recipient, so that the order in which they come does not matter.
     */
    public @Nullable CommandState afterReceipt(Fate told, Instant at) {
        var next =
                switch (told) {
                    case DELIVERED -> CommandState.DELIVERED;
                    case NO_SUCH_RECIPIENT -> CommandState.BOUNCED;
                    case NOT_DELIVERED -> CommandState.UNDELIVERED;
                };
        if (receiptAt == null) {
            return next;
        }
        int order = at.compareTo(receiptAt);
        return order > 0 || (order == 0 && weight(next) > weight(state)) ? next : null;
    }

    private static int weight(CommandState state) {
        return switch (state) {
            case DELIVERED -> 3;
            case BOUNCED -> 2;
            case UNDELIVERED -> 1;
            case TAKEN, SENDING, UNCERTAIN, SENT, NOT_MADE, UNKNOWN -> 0;
        };
    }

    /** What is done when a report of it is asked for. */
    public enum Remedy {
        /** The report is made again: the same, so that whoever has it already notices nothing. */
        REPORT_AGAIN,
        /** The provider is asked, now; what it says is reported. */
        ASK_PROVIDER,
        /** Nothing is known yet; what comes of it is reported when it is. */
        WAIT
    }

    /**
     * What is done about a command whose report is missed.
     *
     * @param mayAsk whether the provider can tell whether it has a message
     */
    public static Remedy whenMissed(CommandState state, boolean mayAsk) {
        return switch (state) {
            case SENT, DELIVERED, BOUNCED, UNDELIVERED, NOT_MADE -> Remedy.REPORT_AGAIN;
            case UNKNOWN -> mayAsk ? Remedy.ASK_PROVIDER : Remedy.REPORT_AGAIN;
            case UNCERTAIN -> Remedy.ASK_PROVIDER;
            case TAKEN, SENDING -> Remedy.WAIT;
        };
    }
}
