package io.forbear.contact.point;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.forbear.contact.channel.Channel;
import io.forbear.contact.debtor.PlaceKind;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads telephone numbers as people write them. */
final class PhoneNumbers {
    private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();
    private static final Set<Channel> CALLS =
            EnumSet.of(Channel.VOICE_HUMAN, Channel.VOICE_BOT, Channel.VOICEMAIL_DROP);
    private static final Set<Channel> CALLS_AND_SMS =
            EnumSet.of(Channel.VOICE_HUMAN, Channel.VOICE_BOT, Channel.VOICEMAIL_DROP, Channel.SMS);

    private PhoneNumbers() {}

    /**
     * @param region ISO 3166 of the country whose numbers need no country code; null: every number
     *     begins with + and its country code
     */
    static Reading read(String text, @Nullable String region, PlaceKind role) {
        if (region != null && !UTIL.getSupportedRegions().contains(region)) {
            return new Reading.Refused("region", "must be a country as in ISO 3166, such as CN");
        }
        try {
            var number = UTIL.parse(text, region);
            return number.hasExtension()
                    ? refused("has an extension, which no gateway dials")
                    : read(number, role);
        } catch (NumberParseException e) {
            return refused(reason(e.getErrorType()));
        }
    }

    private static Reading read(PhoneNumber number, PlaceKind role) {
        if (!UTIL.isValidNumber(number)) {
            return refused(flaw(number));
        }
        var region = UTIL.getRegionCodeForNumber(number);
        var line = line(number);
        if (line == null) {
            return refused("is not a line of a person, but " + UTIL.getNumberType(number));
        }
        if (role == PlaceKind.MOBILE && line == Line.FIXED) {
            return new Reading.Refused("role", "the number is of a fixed line in " + region);
        }
        return new Reading.Understood(
                new PointValue(
                        PointKind.PHONE,
                        UTIL.format(number, PhoneNumberFormat.E164),
                        region,
                        line,
                        channels(line, role)));
    }

    /** Where the plan does not tell, an SMS goes to what is said to be a mobile only. */
    private static Set<Channel> channels(Line line, PlaceKind role) {
        return switch (line) {
            case MOBILE -> CALLS_AND_SMS;
            case FIXED, VOIP -> CALLS;
            case FIXED_OR_MOBILE -> role == PlaceKind.MOBILE ? CALLS_AND_SMS : CALLS;
        };
    }

    private static @Nullable Line line(PhoneNumber number) {
        return switch (UTIL.getNumberType(number)) {
            case MOBILE -> Line.MOBILE;
            case FIXED_LINE -> Line.FIXED;
            case FIXED_LINE_OR_MOBILE, PERSONAL_NUMBER, UNKNOWN -> Line.FIXED_OR_MOBILE;
            case VOIP -> Line.VOIP;
            case TOLL_FREE, PREMIUM_RATE, SHARED_COST, PAGER, UAN, VOICEMAIL -> null;
        };
    }

    private static String flaw(PhoneNumber number) {
        var country = UTIL.getRegionCodeForCountryCode(number.getCountryCode());
        return switch (UTIL.isPossibleNumberWithReason(number)) {
            case TOO_SHORT -> "is too short for a number in " + country;
            case TOO_LONG -> "is too long for a number in " + country;
            case IS_POSSIBLE_LOCAL_ONLY -> "lacks its area code in " + country;
            case INVALID_COUNTRY_CODE -> "begins with a country code that nobody has";
            case INVALID_LENGTH -> "has a length that no number in " + country + " has";
            case IS_POSSIBLE -> "is in no range that is in use in " + country;
        };
    }

    private static String reason(NumberParseException.ErrorType type) {
        return switch (type) {
            case INVALID_COUNTRY_CODE ->
                    "lacks a country code that somebody has: write +86 … or name the region";
            case NOT_A_NUMBER -> "is not a telephone number";
            case TOO_SHORT_AFTER_IDD, TOO_SHORT_NSN -> "is too short for a telephone number";
            case TOO_LONG -> "is too long for a telephone number";
        };
    }

    private static Reading refused(String reason) {
        return new Reading.Refused("value", reason);
    }
}
