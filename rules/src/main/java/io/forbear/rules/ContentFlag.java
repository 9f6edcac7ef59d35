package io.forbear.rules;

/** What speech or text analysis found; an observation until a reviewer confirms it. */
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
