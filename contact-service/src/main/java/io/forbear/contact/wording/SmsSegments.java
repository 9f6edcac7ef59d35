package io.forbear.contact.wording;

import java.util.function.IntUnaryOperator;

/**
 * How a text travels as SMS (3GPP TS 23.038 and 23.040).
 *
 * @param units septets in GSM-7, UTF-16 code units in UCS-2
 * @param count of messages it is split into, each of which is paid for
 */
public record SmsSegments(Encoding encoding, int units, int count) {
    private static final String BASIC =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
                    + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /** Each of these takes an escape and a septet, which are not parted. */
    private static final String EXTENSION = "\f^{}\\[~]|€";

    /** The alphabets of SMS: a text goes in GSM-7 only if every character is in it. */
    public enum Encoding {
        GSM_7(160, 153),
        UCS_2(70, 67);

        private final int alone;
        private final int joined;

        /** A message that is one of several gives room to the header that joins them. */
        Encoding(int alone, int joined) {
            this.alone = alone;
            this.joined = joined;
        }
    }

    /** The segments of a text. */
    public static SmsSegments of(String text) {
        var encoding = text.chars().allMatch(SmsSegments::isGsm7) ? Encoding.GSM_7 : Encoding.UCS_2;
        IntUnaryOperator size =
                switch (encoding) {
                    case GSM_7 -> c -> EXTENSION.indexOf(c) < 0 ? 1 : 2;
                    case UCS_2 -> Character::charCount;
                };
        var units = text.codePoints().map(size).sum();
        var count = units <= encoding.alone ? 1 : joined(text, encoding.joined, size);
        return new SmsSegments(encoding, units, count);
    }

    /** Whether a character is not in GSM-7, so that fewer fit into a message. */
    public boolean needsUcs2() {
        return encoding == Encoding.UCS_2;
    }

    /** Whether the character is in GSM-7, its extension included. */
    static boolean isGsm7(int character) {
        return BASIC.indexOf(character) >= 0 || EXTENSION.indexOf(character) >= 0;
    }

    private static int joined(String text, int room, IntUnaryOperator size) {
        var count = 1;
        var used = 0;
        for (var character : text.codePoints().toArray()) {
            var needed = size.applyAsInt(character);
            if (used + needed > room) {
                count++;
                used = 0;
            }
            used += needed;
        }
        return count;
    }
}
