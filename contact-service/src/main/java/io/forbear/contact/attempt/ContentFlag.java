package io.forbear.contact.attempt;

/** What speech or text analysis found. */
public enum ContentFlag {
    THREAT,
    ABUSE,
    MISLEADING,
    IMPERSONATION,
    CREDENTIAL_REQUEST,
    NEW_BORROWING,
    EXTRA_FEE,
    LEGAL_THREAT,
    PUBLIC_POSTING
}
