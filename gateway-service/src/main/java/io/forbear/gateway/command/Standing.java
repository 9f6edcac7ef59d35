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
        return switch (result) {
            case Result.Accepted _ -> CommandState.SENT;
            case Result.Refused refused ->
                    refused.recipientIsWrong() ? CommandState.BOUNCED : CommandState.NOT_MADE;
            case Result.NotSent _ -> doubted ? CommandState.UNCERTAIN : CommandState.TAKEN;
            case Result.Expired _ -> doubted ? CommandState.UNCERTAIN : CommandState.NOT_MADE;
            case Result.Uncertain _ -> CommandState.UNCERTAIN;
        };
    }

    /**
     * What a receipt makes of it; null if it changes nothing. The newest by its own time counts,
     * and of two at one instant the one that says delivered, so that the order in which they come
     * does not matter.
     */
    public @Nullable CommandState afterReceipt(boolean delivered, Instant at) {
        var told = delivered ? CommandState.SENT : CommandState.BOUNCED;
        if (receiptAt == null) {
            return told;
        }
        int order = at.compareTo(receiptAt);
        boolean counts = order > 0 || (order == 0 && delivered && state != CommandState.SENT);
        return counts ? told : null;
    }
}
