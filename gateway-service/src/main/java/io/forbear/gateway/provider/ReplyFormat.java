package io.forbear.gateway.provider;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a provider writes what people answer. Places are those of {@link ReceiptFormat}.
 *
 * @param items where in the body the answers stand, as a list or one alone; a JSON pointer
 * @param replyId its id of the answer; null: it has none, and one that says the same of the same
 *     instant is the same, so that {@code time} is needed
 * @param messageId its id of the message that is answered
 * @param commandId ours
 * @param from the number or address it comes from
 * @param time when it was written; null: now
 * @param answer what the provider is answered when the person is to get a text, where {@code
 *     {acknowledgment}} stands for it; null: as we lay down
 * @param silent what it is answered otherwise
 * @param answerType media type of that
 */
public record ReplyFormat(
        @DefaultValue("") String items,
        @Nullable String replyId,
        @Nullable String messageId,
        @Nullable String commandId,
        String from,
        String text,
        @Nullable String time,
        @DefaultValue TimeFormat timeFormat,
        @Nullable String answer,
        @DefaultValue("{}") String silent,
        @DefaultValue("application/json") String answerType) {
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[A-Za-z0-9.+-]+/[A-Za-z0-9.+-]+(; *charset=[A-Za-z0-9-]+)?");

    public ReplyFormat {
        if (replyId == null && time == null) {
            throw new IllegalArgumentException(
                    "replies.reply-id is needed, or replies.time: without either a second stop"
                            + " cannot be told from the first one sent twice");
        }
        check(answer, silent, answerType);
    }

    /** With an example, so that what is wrong shows at the start and not when somebody stops. */
    private static void check(@Nullable String answer, String silent, String answerType) {
        var example = Map.of("acknowledgment", "No more texts.");
        if (answer != null && Placeholders.fill(answer, example).equals(answer)) {
            throw new IllegalArgumentException(
                    "replies.answer must name {acknowledgment}, found " + answer);
        }
        Placeholders.fill(silent, example);
        if (!MEDIA_TYPE.matcher(answerType).matches()) {
            throw new IllegalArgumentException(
                    "replies.answer-type must be a media type, found " + answerType);
        }
    }

    /** Where something is read. */
    Stream<String> places() {
        return Stream.of(
                        Stream.ofNullable(replyId),
                        Stream.ofNullable(messageId),
                        Stream.ofNullable(commandId),
                        Stream.of(from, text),
                        Stream.ofNullable(time))
                .flatMap(place -> place);
    }
}
