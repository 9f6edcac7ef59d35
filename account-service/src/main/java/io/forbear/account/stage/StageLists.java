package io.forbear.account.stage;

import io.forbear.account.fact.Terms;
import java.util.List;

/**
 * The stage lists of a bank, the most particular first; the last is for every account.
 *
 * <p>None can be made if the last is not for every account.
 */
record StageLists(List<StageList> lists) {
    StageLists {
        lists = List.copyOf(lists);
        if (lists.isEmpty() || !lists.getLast().isForAll()) {
            throw new IllegalArgumentException("the last stage list is for every account");
        }
    }

    /** The first list that is for an account with these terms. */
    StageList listFor(Terms terms) {
        return lists.stream().filter(list -> list.isFor(terms)).findFirst().orElseThrow();
    }
}
