package io.forbear.rules;

/** What the contacted person is to the debt. */
public enum PartyKind {
    DEBTOR,
    SPOUSE,
    JOINT_DEBTOR,
    GUARANTOR,
    EMERGENCY_CONTACT,
    OTHER_THIRD_PARTY,
    ATTORNEY,
    EMPLOYER
}
