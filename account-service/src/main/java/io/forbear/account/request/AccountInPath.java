package io.forbear.account.request;

import io.forbear.account.fact.AccountId;
import io.forbear.service.problem.Problem;

/** The account that an address names. */
public final class AccountInPath {
    private AccountInPath() {}

    /**
     * Its id.
     *
     * @throws Problem 404 if it is blank, since no account has such an id
     */
    public static AccountId of(String accountId) {
        if (accountId.isBlank()) {
            throw Problem.notFound("account", accountId);
        }
        return new AccountId(accountId);
    }
}
