package io.forbear.compliance.complaint;

/** Why nobody works on a complaint for the time being. No term of the law stops meanwhile. */
public enum PauseReason {
    WAITING_FOR_COMPLAINANT,
    WAITING_FOR_EVIDENCE,
    WAITING_FOR_AGENCY,
    REFERRED_TO_OTHER_BODY
}
