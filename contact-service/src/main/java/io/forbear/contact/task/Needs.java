package io.forbear.contact.task;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.debtor.Account;
import io.forbear.contact.debtor.Facts;
import io.forbear.contact.wording.Languages;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The skills that a task needs.
 *
 * @param language ISO 639; null: not known, or none is needed
 * @param jurisdictions countries whose law applies, all of which one must know
 * @param stage null: not known
 * @param channel null: no such skill is needed
 */
record Needs(
        @Nullable String language,
        List<String> jurisdictions,
        @Nullable String stage,
        @Nullable String channel) {
    Needs {
        jurisdictions = List.copyOf(jurisdictions);
    }

    static Needs of(Facts facts, @Nullable Account account, @Nullable Channel channel) {
        var profile = facts.profile();
        return new Needs(
                profile == null ? null : language(facts.language(profile)),
                account == null ? List.of() : countries(account.jurisdictions()),
                account == null ? null : account.stage(),
                channel == null ? null : channel.name());
    }

    /** zh-CN needs somebody who speaks zh; und, undetermined, needs nobody in particular. */
    private static @Nullable String language(String tag) {
        var language = Languages.family(tag);
        return language.isEmpty() ? null : language;
    }

    /** US-MA needs somebody who knows the law of the US. */
    private static List<String> countries(List<String> jurisdictions) {
        return jurisdictions.stream()
                .map(one -> one.contains("-") ? one.substring(0, one.indexOf('-')) : one)
                .distinct()
                .sorted()
                .toList();
    }
}
