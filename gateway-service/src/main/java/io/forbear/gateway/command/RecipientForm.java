package io.forbear.gateway.command;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import io.forbear.gateway.provider.Medium;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One form for what is the same number or address, however a provider writes it. */
final class RecipientForm {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private RecipientForm() {}

    /**
     * The form of a number or address; a text that is neither stands for itself, without regard to
     * the case of its letters.
     *
     * @param region ISO 3166 of the country whose numbers need no country code; null: a number
     *     begins with its country's code, with or without a plus
     */
    static String of(Medium medium, String text, @Nullable String region) {
        var plain = text.strip();
        return switch (medium) {
            case SMS -> number(plain, region);
            case EMAIL -> address(plain).toLowerCase(Locale.ROOT);
        };
    }

    private static String number(String text, @Nullable String region) {
        var international = text.startsWith("00") ? "+" + text.substring(2) : text;
        var lacksPlus = region == null && !international.startsWith("+");
        try {
            var number = NUMBERS.parse(lacksPlus ? "+" + international : international, region);
            return NUMBERS.format(number, PhoneNumberFormat.E164);
        } catch (NumberParseException none) {
            return text.toLowerCase(Locale.ROOT);
        }
    }

    /** Without the name that stands before it. */
    private static String address(String text) {
        try {
            return new InternetAddress(text, false).getAddress();
        } catch (AddressException none) {
            return text;
        }
    }
}
