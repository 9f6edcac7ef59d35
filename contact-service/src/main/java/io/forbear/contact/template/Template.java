package io.forbear.contact.template;

import io.forbear.contact.channel.Channel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An approved wording.
 *
 * @param disclosed what it discloses, in every language; found in the text itself
 * @param texts by language, the first being the one used when no other fits; empty for live
 *     conversations
 * @param letterFields required contents of a letter that it has (CN-LETTER-01's names)
 */
public record Template(
        String id,
        Set<Channel> channels,
        Set<DisclosedItem> disclosed,
        Map<String, String> texts,
        List<String> letterFields) {
    public Template {
        channels = Set.copyOf(channels);
        disclosed = Set.copyOf(disclosed);
        texts = new LinkedHashMap<>(texts);
        letterFields = List.copyOf(letterFields);
    }

    public boolean speaksOfTheDebt() {
        return disclosed.contains(DisclosedItem.DEBT_AMOUNT)
                || disclosed.contains(DisclosedItem.DEBT_EXISTENCE)
                || disclosed.contains(DisclosedItem.MINI_MIRANDA);
    }

    /** Whether it names an instalment of a plan. */
    public boolean namesInstalment() {
        return texts.values().stream()
                .map(Placeholder::in)
                .anyMatch(
                        places ->
                                places.contains(Placeholder.DUE_AMOUNT)
                                        || places.contains(Placeholder.DUE_ON));
    }

    public boolean statesAmount() {
        return disclosed.contains(DisclosedItem.DEBT_AMOUNT);
    }
}
