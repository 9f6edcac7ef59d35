package io.forbear.contact.template;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.debtor.Account;
import io.forbear.contact.wording.SmsSegments;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An approved wording.
 *
 * @param reach the accounts it is approved for
 * @param disclosed what it discloses, in every language; found in the text itself
 * @param texts by language, the first being the one used when no other fits; empty for live
 *     conversations
 * @param letterFields required contents of a letter that it has (CN-LETTER-01's names)
 * @param fields of its texts
 * @param approved this version, as it was approved
 * @param digest of that
 * @param sms what it takes as SMS by language, when every field has its longest value; empty if it
 *     is not for SMS
 */
public record Template(
        String id,
        Reach reach,
        Set<Channel> channels,
        Set<DisclosedItem> disclosed,
        Map<String, String> texts,
        List<String> letterFields,
        Set<Field> fields,
        ApprovedText approved,
        String digest,
        Map<String, SmsSegments> sms) {
    public Template {
        channels = Set.copyOf(channels);
        disclosed = Set.copyOf(disclosed);
        texts = new LinkedHashMap<>(texts);
        letterFields = List.copyOf(letterFields);
        fields = new LinkedHashSet<>(fields);
        sms = Map.copyOf(sms);
    }

    Template withSms(Map<String, SmsSegments> longest) {
        return new Template(
                id,
                reach,
                channels,
                disclosed,
                texts,
                letterFields,
                fields,
                approved,
                digest,
                longest);
    }

    public int version() {
        return approved.version();
    }

    public boolean speaksOfTheDebt() {
        return disclosed.contains(DisclosedItem.DEBT_AMOUNT)
                || disclosed.contains(DisclosedItem.DEBT_EXISTENCE)
                || disclosed.contains(DisclosedItem.MINI_MIRANDA);
    }

    /** Whether it names an instalment of a plan. */
    public boolean namesInstalment() {
        return fields.stream().anyMatch(field -> field.source().isOfReminder());
    }

    public boolean statesAmount() {
        return disclosed.contains(DisclosedItem.DEBT_AMOUNT);
    }

    /** Whether it is approved for an account. */
    public boolean isFor(Account account) {
        return reach.covers(account);
    }
}
