package io.forbear.compliance.conduct;

import io.forbear.packs.RulePacks;
import io.forbear.rules.RuleBook;

/** The rules that ship. */
final class Books {
    private static final RuleBook SHIPPED = RuleBook.of(RulePacks.shipped());

    private Books() {}

    static RuleBook shipped() {
        return SHIPPED;
    }
}
