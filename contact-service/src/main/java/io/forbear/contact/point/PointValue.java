package io.forbear.contact.point;

import io.forbear.contact.channel.Channel;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A number or address as it was understood.
 *
 * @param text E.164 of a telephone number, else the address; equal ones are the same place
 * @param region ISO 3166 of a telephone number; null: of none in particular
 * @param line of a telephone number
 * @param channels for which it can be used
 */
record PointValue(
        PointKind kind,
        String text,
        @Nullable String region,
        @Nullable Line line,
        Set<Channel> channels) {
    private static final int SHOWN_DIGITS = 4;
    private static final int SHOWN_CHARACTERS = 4;

    PointValue {
        channels = Set.copyOf(channels);
    }

    /** As far as it may be shown in lists: enough to tell one's own numbers apart. */
    static String masked(PointKind kind, String text) {
        return switch (kind) {
            case PHONE -> "*".repeat(text.length() - SHOWN_DIGITS) + last(text, SHOWN_DIGITS);
            case EMAIL -> text.charAt(0) + "***" + text.substring(text.lastIndexOf('@'));
            case ADDRESS -> text.substring(0, text.offsetByCodePoints(0, shown(text))) + "…";
        };
    }

    private static int shown(String text) {
        return Math.min(SHOWN_CHARACTERS, text.codePointCount(0, text.length()));
    }

    private static String last(String text, int count) {
        return text.substring(text.length() - count);
    }

    @Override
    public String toString() {
        return kind + " " + masked(kind, text);
    }
}
