package io.forbear.contact.besttime;

import io.forbear.contact.debtor.Account;

/**
 * Which debtors are taken for alike: those whose accounts have jurisdictions, stage, product and
 * coverage in common. Nothing about the person goes into it, nor who lives or works near him.
 */
public final class SimilarDebtors {
    private SimilarDebtors() {}

    /** The group of an account, as a text. */
    public static String groupOf(Account account) {
        return String.join(
                "|",
                String.join("+", account.jurisdictions().stream().sorted().toList()),
                account.stage(),
                account.product(),
                account.coverage().name());
    }
}
