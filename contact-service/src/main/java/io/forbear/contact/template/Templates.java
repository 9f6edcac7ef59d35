package io.forbear.contact.template;

import io.forbear.contact.debtor.Account;
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

    /** The message for an account; none for wordings without text. */
    public Optional<Message> message(Template template, Account account, String wishedLanguage) {
        return language(template, wishedLanguage)
                .map(language -> new Message(language, fill(template, account, language)));
    }

    private String fill(Template template, Account account, String language) {
        return Placeholder.ANY
                .matcher(template.texts().getOrDefault(language, ""))
                .replaceAll(match -> Matcher.quoteReplacement(value(match, account, language)));
    }

    private String value(MatchResult match, Account account, String language) {
        var name = match.group(1);
        if (name == null) {
            return match.group();
        }
        var placeholder = Placeholder.named(name).orElseThrow();
        return switch (placeholder) {
            case CREDITOR -> nameOf(account.creditor(), language);
            case COLLECTOR -> nameOf(account.collector(), language);
            case AMOUNT -> inWords(account.balance());
            case OPT_OUT, MINI_MIRANDA -> phrase(placeholder, language);
        };
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
