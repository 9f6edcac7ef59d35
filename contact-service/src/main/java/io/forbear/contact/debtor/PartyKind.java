package io.forbear.contact.debtor;

/** What the contacted person is to the debt. */
public enum PartyKind {
    DEBTOR,
    SPOUSE,
    JOINT_DEBTOR,
    GUARANTOR,
    EMERGENCY_CONTACT,
    OTHER_THIRD_PARTY,
    ATTORNEY,
    EMPLOYER;

    /** Whether the debt may be spoken of with this person: he owes it, or stands for who does. */
    public boolean mayKnowOfTheDebt() {
        return switch (this) {
            case DEBTOR, JOINT_DEBTOR, GUARANTOR, ATTORNEY -> true;
            case SPOUSE, EMERGENCY_CONTACT, OTHER_THIRD_PARTY, EMPLOYER -> false;
        };
    }
}
