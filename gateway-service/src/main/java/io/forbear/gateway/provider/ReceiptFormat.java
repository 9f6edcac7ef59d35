package io.forbear.gateway.provider;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a provider writes receipts. Each place is a JSON pointer ({@code /status}), a field of a form
 * ({@code Status}) or of the address ({@code ?ref}).
 *
 * @param items where in the body the receipts stand, as a list or one alone; a JSON pointer
 * @param messageId its id of the message
 * @param commandId ours
 * @param reason why it failed
 * @param time when it happened; null: now
 * @param statuses what each of its words for a status means
 * @param wrongRecipient reasons that mean that there is no such recipient
 */
public record ReceiptFormat(
        @DefaultValue("") String items,
        @Nullable String messageId,
        @Nullable String commandId,
        String status,
        @Nullable String reason,
        @Nullable String time,
        @DefaultValue TimeFormat timeFormat,
        Map<String, Told> statuses,
        @DefaultValue Set<String> wrongRecipient) {
    public ReceiptFormat {
        if (messageId == null && commandId == null) {
            throw new IllegalArgumentException(
                    "receipts.message-id is needed, or receipts.command-id");
        }
        statuses = Map.copyOf(statuses);
        wrongRecipient = Set.copyOf(wrongRecipient);
    }

    /** Where something is read. */
    Stream<String> places() {
        return Stream.of(
                        Stream.ofNullable(messageId),
                        Stream.ofNullable(commandId),
                        Stream.of(status),
                        Stream.ofNullable(reason),
                        Stream.ofNullable(time))
                .flatMap(place -> place);
    }

    /** What a status says. */
    public enum Told {
        DELIVERED,
        FAILED,
        /** It is on its way; that is no receipt yet. */
        PENDING
    }
}
