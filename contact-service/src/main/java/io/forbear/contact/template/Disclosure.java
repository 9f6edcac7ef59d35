package io.forbear.contact.template;

import io.forbear.contact.channel.Channel;
import java.util.List;
import java.util.Set;

/**
 * What a law wants said.
 *
 * @param rule its name in the rule catalogue
 * @param cite the law
 * @param channels by which; empty: by all
 * @param ofTheDebt only if the wording speaks of the debt
 * @param items to be disclosed
 * @param fields to be there, by name
 */
public record Disclosure(
        String rule,
        String cite,
        Scope scope,
        Set<Channel> channels,
        boolean ofTheDebt,
        List<DisclosedItem> items,
        List<String> fields) {
    public Disclosure {
        channels = Set.copyOf(channels);
        items = List.copyOf(items);
        fields = List.copyOf(fields);
    }

    /** Whether a wording must obey it. */
    boolean concerns(Template template) {
        return (!ofTheDebt || template.speaksOfTheDebt())
                && (channels.isEmpty() || template.channels().stream().anyMatch(channels::contains))
                && template.reach().meets(scope);
    }
}
