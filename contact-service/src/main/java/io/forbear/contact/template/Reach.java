package io.forbear.contact.template;

import io.forbear.contact.debtor.Account;
import java.util.List;

/**
 * The accounts a wording is approved for.
 *
 * @param but accounts of the scope it is not for
 */
public record Reach(Scope scope, List<Scope> but) {
    public Reach {
        but = List.copyOf(but);
    }

    boolean covers(Account account) {
        return scope.covers(account) && but.stream().noneMatch(one -> one.covers(account));
    }

    /** Whether it may be used for an account of a scope. */
    boolean meets(Scope other) {
        return scope.meets(other) && but.stream().noneMatch(one -> one.contains(other));
    }
}
