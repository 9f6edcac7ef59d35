package io.forbear.contact.channel;

/**
 * What came of a conversation, as who spoke noted it. None of them is a declaration until it is
 * taken down where it belongs: follow-ups see to that.
 */
public enum ContactResult {
    CALL_BACK_WISHED,
    PROMISE_MADE,
    PLAN_WISHED,
    DISPUTE_STATED,
    HARDSHIP_HINTED,
    COMPLAINT_STATED,
    CEASE_STATED,
    REPRESENTATION_STATED,
    WRONG_PERSON,
    THIRD_PARTY_ANSWERED,
    DECEASED_STATED;

    /** Whether somebody else than the person meant was spoken to. */
    public boolean isOfSomebodyElse() {
        return switch (this) {
            case WRONG_PERSON, THIRD_PARTY_ANSWERED -> true;
            case CALL_BACK_WISHED,
                    PROMISE_MADE,
                    PLAN_WISHED,
                    DISPUTE_STATED,
                    HARDSHIP_HINTED,
                    COMPLAINT_STATED,
                    CEASE_STATED,
                    REPRESENTATION_STATED,
                    DECEASED_STATED ->
                    false;
        };
    }
}
