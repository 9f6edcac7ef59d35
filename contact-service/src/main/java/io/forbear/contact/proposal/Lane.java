package io.forbear.contact.proposal;

import io.forbear.contact.debtor.Account;
import io.forbear.contact.debtor.Facts;
import io.forbear.contact.debtor.Reminder;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run is about: the treatment of an account, or beside it a reminder of an instalment.
 *
 * @param key of the run in the dossier
 * @param account the account; for a reminder as if it had come to the stage of reminders
 */
record Lane(String key, Account account, @Nullable Reminder reminder) {
    /** All of a debtor: accounts, the one longest overdue first, then reminders by due date. */
    static Map<String, Lane> of(Facts facts, Instant now) {
        var lanes = new LinkedHashMap<String, Lane>();
        facts.accounts().values().stream()
                .sorted(Account.LONGEST_OVERDUE_FIRST)
                .forEach(
                        account ->
                                lanes.put(
                                        account.accountId(),
                                        new Lane(account.accountId(), account, null)));
        facts.reminders().values().stream()
                .filter(reminder -> facts.isToBeReminded(reminder, now))
                .sorted(Comparator.comparing(Reminder::dueOn).thenComparing(Reminder::key))
                .forEach(
                        reminder -> {
                            var account = facts.accounts().get(reminder.accountId());
                            if (account != null) {
                                lanes.put(
                                        reminder.key(),
                                        new Lane(reminder.key(), account.in(reminder), reminder));
                            }
                        });
        return lanes;
    }
}
