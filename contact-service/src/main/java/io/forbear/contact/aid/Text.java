package io.forbear.contact.aid;

import io.forbear.contact.aid.Guide.Passage;
import io.forbear.contact.debtor.Account;
import io.forbear.contact.debtor.Coverage;
import io.forbear.contact.template.Entities;
import io.forbear.contact.wording.Languages;
import io.forbear.service.place.Jurisdictions;
import java.util.List;
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
                        || Jurisdictions.covers(jurisdictions, account.jurisdictions()));
    }

    Passage in(String wished, @Nullable Account account, Entities entities) {
        var language = Languages.nearest(lines.keySet(), wished).orElseThrow();
        var text =
                lines.getOrDefault(language, List.of()).stream()
                        .map(line -> filled(line, language, account, entities))
                        .toList();
        return new Passage(id, language, text, source);
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
