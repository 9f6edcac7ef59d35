package io.forbear.contact.template;

import io.forbear.documents.FieldWords;
import io.forbear.money.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * What kind of thing a field is filled with. A fact is kept as text of one form, and written as its
 * language does.
 */
public enum FieldType {
    /** {@code 1234.5000 CNY}; written exactly, with its currency. */
    MONEY(22),
    /** {@code 2026-05-04}. */
    DATE(17),
    /** What a person or legal entity is called. */
    NAME(30),
    /** Digits, optionally with a plus before them and signs between. */
    PHONE(20),
    /** An {@code https} address. */
    LINK(60),
    /** A line of text, such as a postal address or how to pay. */
    LINE(120),
    /** Approved words that are the same in every wording. */
    PHRASE(0);

    private static final Pattern DIALLED = Pattern.compile("\\+?\\d[\\d ()-]{2,18}");
    private static final Pattern ADDRESS = Pattern.compile("https://\\S{4,200}");

    private final int usuallyLongest;

    FieldType(int usuallyLongest) {
        this.usuallyLongest = usuallyLongest;
    }

    /** How many characters it has at most, unless the catalogue says otherwise. */
    int usuallyLongest() {
        return usuallyLongest;
    }

    static String fact(Money money) {
        return money.toString();
    }

    /**
     * The amount of a fact.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Money money(String fact) {
        var space = fact.indexOf(' ');
        if (space < 0) {
            throw new IllegalArgumentException("an amount has a currency");
        }
        return new Money(new BigDecimal(fact.substring(0, space)), fact.substring(space + 1));
    }

    /**
     * A fact as a language writes it.
     *
     * @throws IllegalArgumentException if the fact is not of this type
     */
    String write(String fact, FieldWords language) {
        return switch (this) {
            case MONEY -> language.of(money(fact));
            case DATE -> language.of(date(fact));
            case PHONE -> matching(DIALLED, fact);
            case LINK -> matching(ADDRESS, fact);
            case NAME, LINE, PHRASE -> oneLine(fact);
        };
    }

    private static LocalDate date(String fact) {
        try {
            return LocalDate.parse(fact);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a date", e);
        }
    }

    private String matching(Pattern pattern, String fact) {
        if (!pattern.matcher(fact).matches()) {
            throw new IllegalArgumentException("not a " + this);
        }
        return fact;
    }

    /** What is filled in cannot look like a place to be filled in. */
    private String oneLine(String fact) {
        if (fact.isBlank() || fact.chars().anyMatch(c -> c < ' ' || c == '{' || c == '}')) {
            throw new IllegalArgumentException("not a " + this + " in one line without braces");
        }
        return fact;
    }
}
