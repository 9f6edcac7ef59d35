package io.forbear.rules;

/** Why a contact is made. */
public enum Purpose {
    REMINDER,
    COLLECTION,
    LOCATION_INFO,
    STATUTORY_NOTICE,
    RESPONSE_TO_REQUEST,
    PLAN_SERVICING,
    TERMINATION_NOTICE,
    REMEDY_MAY,
    REMEDY_INTENDED,
    OPT_OUT_CONFIRMATION
}
