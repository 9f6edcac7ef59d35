package io.forbear.gateway.webhook;

import io.forbear.gateway.command.Fate;
import io.forbear.gateway.command.MessageRef;
import io.forbear.gateway.command.Reply;
import io.forbear.gateway.provider.ReceiptFormat;
import io.forbear.gateway.provider.ReplyFormat;
import io.forbear.gateway.provider.TimeFormat;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads what providers write in their own forms. Nothing is thrown away: what is odd is told. */
final class Reading {
    private static final int LONGEST_ID = 320; // as long as an address may be
    private static final int LONGEST_TEXT = 20_000;
    private static final int SHOWN = 40;

    private Reading() {}

    /** What a receipt says. A provider's clock that is ahead of ours counts as ours. */
    static Heard receipt(String provider, ReceiptFormat format, Item item, Instant now) {
        try {
            var message = message(provider, item, format.messageId(), format.commandId());
            var status = item.at(format.status());
            var told = status == null ? null : format.statuses().get(status);
            if (told == null) {
                return unread(item, "the status %s is not known".formatted(shown(status)));
            }
            if (message == null) {
                return unread(item, "it names no message");
            }
            var at = at(item, format.time(), format.timeFormat(), now);
            var undated = item.at(format.time()) == null ? item.raw() : null;
            return switch (told) {
                case PENDING -> new Heard.Pending(message);
                case DELIVERED -> new Heard.Told(new Receipt(message, Fate.DELIVERED, at, undated));
                case FAILED ->
                        new Heard.Told(
                                new Receipt(
                                        message,
                                        fate(item.at(format.reason()), format),
                                        at,
                                        undated));
            };
        } catch (IllegalArgumentException e) {
            return unread(item, String.valueOf(e.getMessage()));
        }
    }

    private static Fate fate(@Nullable String reason, ReceiptFormat format) {
        return reason != null && format.wrongRecipient().contains(reason)
                ? Fate.NO_SUCH_RECIPIENT
                : Fate.NOT_DELIVERED;
    }

    /**
     * What a person answers. A stop is heard however odd the rest is: an instant that cannot be
     * read is now, and an id that is too long is known by its digest.
     */
    static Heard reply(
            String provider,
            ReplyFormat format,
            Item item,
            StopWords stopWords,
            Instant now,
            UnaryOperator<String> digest) {
        try {
            var message =
                    message(
                            provider,
                            shortened(item.at(format.messageId()), digest),
                            shortened(item.at(format.commandId()), digest));
            var from = sender(item.at(format.from()));
            var text = item.at(format.text());
            if (text == null || text.length() > LONGEST_TEXT) {
                return unread(item, "it has no text, or one that is too long");
            }
            if (message == null && from == null) {
                return unread(item, "it neither names a message nor says where it comes from");
            }
            var replyId = shortened(item.at(format.replyId()), digest);
            return new Heard.Answered(
                    new Reply(
                            provider,
                            replyId == null ? digest.apply(identity(format, item, now)) : replyId,
                            message == null ? null : message.messageId(),
                            message == null ? null : message.commandId(),
                            from,
                            text,
                            stopWords.isStop(text),
                            atOrNow(item, format.time(), format.timeFormat(), now)));
        } catch (IllegalArgumentException e) {
            return unread(item, String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable MessageRef message(
            String provider, Item item, @Nullable String messageId, @Nullable String commandId) {
        return message(provider, id(item.at(messageId)), id(item.at(commandId)));
    }

    private static @Nullable MessageRef message(
            String provider, @Nullable String theirs, @Nullable String ours) {
        return theirs == null && ours == null ? null : new MessageRef(provider, theirs, ours);
    }

    private static @Nullable String id(@Nullable String text) {
        if (text != null && text.length() > LONGEST_ID) {
            throw new IllegalArgumentException("an id has more than " + LONGEST_ID + " characters");
        }
        return text;
    }

    /** One that says neither which it is nor when is another in another minute. */
    private static String identity(ReplyFormat format, Item item, Instant now) {
        return item.at(format.time()) == null
                ? now.truncatedTo(ChronoUnit.MINUTES) + " " + item.raw()
                : item.raw();
    }

    /** Its digest, where it is longer than any that we have given or been told. */
    private static @Nullable String shortened(@Nullable String id, UnaryOperator<String> digest) {
        return id != null && id.length() > LONGEST_ID ? digest.apply(id) : id;
    }

    /** Null: nobody's, for no number or address is so long. */
    private static @Nullable String sender(@Nullable String from) {
        return from != null && from.length() > LONGEST_ID ? null : from;
    }

    private static Instant atOrNow(
            Item item, @Nullable String place, TimeFormat format, Instant now) {
        try {
            return at(item, place, format, now);
        } catch (IllegalArgumentException unreadable) {
            return now.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    private static Instant at(Item item, @Nullable String place, TimeFormat format, Instant now) {
        var text = item.at(place);
        var at = text == null ? now : format.read(text);
        return (at.isAfter(now) ? now : at).truncatedTo(ChronoUnit.MILLIS);
    }

    private static Heard unread(Item item, String reason) {
        return new Heard.Unread(reason, item.raw());
    }

    private static String shown(@Nullable String text) {
        return text == null
                ? "(none)"
                : "'" + text.substring(0, Math.min(SHOWN, text.length())) + "'";
    }
}
