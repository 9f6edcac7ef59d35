package io.forbear.contact.point;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.debtor.PlaceKind;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads numbers and addresses as people write them: a pure function. */
final class PointReader {
    private static final Pattern SPACES = Pattern.compile("[\\s\\u3000]+");
    private static final Pattern EMAIL =
            Pattern.compile(
                    "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}"
                            + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}");
    private static final int LONGEST_EMAIL = 254;
    private static final int SHORTEST_ADDRESS = 6;
    private static final int LONGEST_ADDRESS = 500;

    private PointReader() {}

    static Reading read(PointKind kind, String text, @Nullable String region, PlaceKind role) {
        if (kind != PointKind.PHONE && role == PlaceKind.MOBILE) {
            return new Reading.Refused("role", "MOBILE is a telephone's alone");
        }
        return switch (kind) {
            case PHONE -> PhoneNumbers.read(text, region, role);
            case EMAIL -> email(text.strip());
            case ADDRESS -> address(SPACES.matcher(text.strip()).replaceAll(" "));
        };
    }

    /** Upper and lower case are the same place: no provider of note tells them apart. */
    private static Reading email(String text) {
        return text.length() <= LONGEST_EMAIL
                        && EMAIL.matcher(text).matches()
                        && !text.contains("..")
                ? understood(PointKind.EMAIL, text.toLowerCase(Locale.ROOT), Channel.EMAIL)
                : refused("is not an e-mail address");
    }

    private static Reading address(String text) {
        return text.length() < SHORTEST_ADDRESS || text.length() > LONGEST_ADDRESS
                ? refused(
                        "an address has %d to %d characters"
                                .formatted(SHORTEST_ADDRESS, LONGEST_ADDRESS))
                : understood(PointKind.ADDRESS, text, Channel.LETTER, Channel.VISIT);
    }

    private static Reading understood(PointKind kind, String text, Channel... channels) {
        return new Reading.Understood(new PointValue(kind, text, null, null, Set.of(channels)));
    }

    private static Reading refused(String reason) {
        return new Reading.Refused("value", reason);
    }
}
