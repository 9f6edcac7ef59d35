package io.forbear.contact.aid;

import io.forbear.contact.aid.Guide.Passage;
import io.forbear.contact.debtor.Account;
import io.forbear.contact.debtor.Coverage;
import io.forbear.contact.template.Entities;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A text of the file, and where it applies; an empty set stands for all.
 *
 * @param lines by language, in the order of the file
 */
record Text(
        String id,
        Set<String> tasks,
        Set<String> stages,
        Set<String> jurisdictions,
        Set<Coverage> coverage,
        String source,
        Map<String, List<String>> lines) {

    /**
     * Whether it applies. What is not known of an account makes a text apply: rather one too many
     * is said, and one too many is not.
     */
    boolean suits(String task, @Nullable Account account) {
        return (tasks.isEmpty() || tasks.contains(task)) && (account == null || suits(account));
    }

    private boolean suits(Account account) {
        return (stages.isEmpty() || stages.contains(account.stage()))
                && (coverage.isEmpty()
                        || account.coverage() == Coverage.UNKNOWN
                        || coverage.contains(account.coverage()))
                && (jurisdictions.isEmpty()
                        || account.jurisdictions().isEmpty()
                        || account.jurisdictions().stream().anyMatch(this::covers));
    }

    private boolean covers(String jurisdiction) {
        return jurisdictions.stream()
                .anyMatch(wide -> jurisdiction.equals(wide) || jurisdiction.startsWith(wide + "-"));
    }

    Passage in(String wished, @Nullable Account account, Entities entities) {
        var language =
                lines.keySet().stream()
                        .filter(one -> family(one).equals(family(wished)))
                        .findFirst()
                        .orElse(lines.keySet().iterator().next());
        var text =
                lines.getOrDefault(language, List.of()).stream()
                        .map(line -> filled(line, language, account, entities))
                        .toList();
        return new Passage(id, language, text, source);
    }

    private static String family(String language) {
        return Locale.forLanguageTag(language).getLanguage();
    }

    /** Who has no name keeps the place of it: rather that than an id read out to somebody. */
    private static String filled(
            String line, String language, @Nullable Account account, Entities entities) {
        return account == null
                ? line
                : line.replace(
                                "{creditor}",
                                name(entities, account.creditor(), language, "{creditor}"))
                        .replace(
                                "{collector}",
                                name(entities, account.collector(), language, "{collector}"));
    }

    private static String name(Entities entities, String id, String language, String place) {
        return entities.nameOf(id, language).orElse(place);
    }
}
