package io.forbear.contact.template;

import io.forbear.contact.debtor.Account;
import io.forbear.contact.debtor.Reminder;
import io.forbear.money.Money;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Collection;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * All wordings of one file.
 *
 * @param byId the wordings
 * @param phrases what stands for the placeholders that are the same in every wording, by language
 * @param names what legal entities are called, by id and language; an entity that is not listed is
 *     called by its id
 */
public record Templates(
        Map<String, Template> byId,
        Map<Placeholder, Map<String, String>> phrases,
        Map<String, Map<String, String>> names) {
    public Templates {
        byId = Map.copyOf(byId);
        phrases = Map.copyOf(phrases);
        names = Map.copyOf(names);
    }

    public Optional<Template> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * A wording that is known to exist.
     *
     * @throws IllegalStateException if it does not
     */
    public Template get(String id) {
        return find(id).orElseThrow(() -> new IllegalStateException("no template " + id));
    }

    /**
     * The message for an account; none for wordings without text.
     *
     * @param reminder the instalment it is about; null: none
     */
    public Optional<Message> message(
            Template template,
            Account account,
            @Nullable Reminder reminder,
            String wishedLanguage) {
        return language(template, wishedLanguage)
                .map(
                        language ->
                                new Message(language, fill(template, account, reminder, language)));
    }

    private String fill(
            Template template, Account account, @Nullable Reminder reminder, String language) {
        return Placeholder.ANY
                .matcher(template.texts().getOrDefault(language, ""))
                .replaceAll(
                        match ->
                                Matcher.quoteReplacement(
                                        value(match, account, reminder, language)));
    }

    private String value(
            MatchResult match, Account account, @Nullable Reminder reminder, String language) {
        var name = match.group(1);
        if (name == null) {
            return match.group();
        }
        var placeholder = Placeholder.named(name).orElseThrow();
        return switch (placeholder) {
            case CREDITOR -> nameOf(account.creditor(), language);
            case COLLECTOR -> nameOf(account.collector(), language);
            case AMOUNT -> inWords(account.balance());
            case DUE_AMOUNT -> inWords(asked(reminder, account).amount());
            case DUE_ON -> asked(reminder, account).dueOn().toString();
            case OPT_OUT, MINI_MIRANDA -> phrase(placeholder, language);
        };
    }

    /** Only the steps of reminders have a wording that names an instalment. */
    private static Reminder asked(@Nullable Reminder reminder, Account account) {
        if (reminder == null) {
            throw new IllegalStateException(
                    "the wording names an instalment, but none of account "
                            + account.accountId()
                            + " is due");
        }
        return reminder;
    }

    private String nameOf(String legalEntityId, String language) {
        return names.getOrDefault(legalEntityId, Map.of()).getOrDefault(language, legalEntityId);
    }

    private String phrase(Placeholder placeholder, String language) {
        var phrase = phrases.getOrDefault(placeholder, Map.of()).get(language);
        if (phrase == null) {
            throw new IllegalStateException("no phrase for " + placeholder + " in " + language);
        }
        return phrase;
    }

    /** The language asked for, else one of the same family, else the wording's first. */
    private static Optional<String> language(Template template, String wished) {
        Collection<String> languages = template.texts().keySet();
        return languages.stream()
                .filter(language -> language.equalsIgnoreCase(wished))
                .findFirst()
                .or(() -> languages.stream().filter(one -> family(one, wished)).findFirst())
                .or(() -> languages.stream().findFirst());
    }

    private static boolean family(String language, String wished) {
        return Locale.forLanguageTag(language)
                .getLanguage()
                .equals(Locale.forLanguageTag(wished).getLanguage());
    }

    private static String inWords(Money money) {
        var digits = Currency.getInstance(money.currency()).getDefaultFractionDigits();
        var format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMinimumFractionDigits(Math.max(digits, 0));
        format.setMaximumFractionDigits(money.amount().scale());
        return format.format(money.amount()) + " " + money.currency();
    }
}
