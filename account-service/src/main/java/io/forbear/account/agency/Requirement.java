package io.forbear.account.agency;

/** What must hold for an account to be placed; the code of a refusal. */
public enum Requirement {
    LICENCE,
    AUTHORISATION,
    WHITE_LIST,
    CONTRACT,
    DATA_PROCESSING_AGREEMENT,
    EVALUATION,
    CAPACITY,
    BUDGET
}
