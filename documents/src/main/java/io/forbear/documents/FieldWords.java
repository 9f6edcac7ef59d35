package io.forbear.documents;

import io.forbear.money.Money;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;

/** How the values of fields are written in a language. */
public final class FieldWords {
    private static final String NOT_IN_XML =
            "[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]";

    private final Locale language;
    private final DateTimeFormatter date;
    private final DateTimeFormatter time;

    /** The words of a language. */
    public FieldWords(Locale language) {
        this.language = language;
        var pattern = isChinese(language) ? "y年M月d日" : "d MMMM y";
        this.date = DateTimeFormatter.ofPattern(pattern, language);
        this.time = DateTimeFormatter.ofPattern(pattern + " HH:mm (xxx)", language);
    }

    private static boolean isChinese(Locale language) {
        return language.getLanguage().equals(Locale.CHINESE.getLanguage());
    }

    /** A value in words; characters that no XML document can contain become U+FFFD. */
    public String of(Object value) {
        return switch (value) {
            case Money money -> of(money);
            case BigDecimal number -> number.toPlainString();
            case LocalDate day -> date.format(day);
            case ZonedDateTime moment -> time.format(moment);
            default -> value.toString().replaceAll(NOT_IN_XML, "\uFFFD");
        };
    }

    /** Never rounded; with as many decimal places as the currency has, more only if needed. */
    private String of(Money money) {
        var currency = Currency.getInstance(money.currency());
        var digits = Math.max(0, currency.getDefaultFractionDigits());
        var format = NumberFormat.getNumberInstance(language);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(4);
        var number = format.format(money.amount());
        return isChinese(language) && money.currency().equals("CNY")
                ? number + "元"
                : money.currency() + " " + number;
    }
}
