package io.forbear.gateway.command;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a provider needs to know of a command.
 *
 * @param recipient where it goes; a number or address if the command has brought it, otherwise the
 *     opaque id of the endpoint, which the provider resolves; null: it cannot be opened
 * @param language of the message, BCP 47
 * @param subject of an e-mail; null: there is none
 * @param message the text to send
 * @param notAfter last permitted instant
 */
public record Command(
        String commandId,
        @Nullable String recipient,
        @Nullable String language,
        @Nullable String subject,
        String message,
        Instant notAfter) {

    /** One to try out settings with. */
    public static final Command EXAMPLE =
            new Command("command", "recipient", "en", "subject", "message", Instant.EPOCH);

    /** Whether its permit is over. */
    public boolean isPast(Instant now) {
        return now.isAfter(notAfter);
    }

    /** Without what only the provider may see. */
    @Override
    public String toString() {
        return "Command[" + commandId + "]";
    }
}
