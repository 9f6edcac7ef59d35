package io.forbear.plan.selfservice;

/** What a debtor complains about. */
enum ComplaintKind {
    CONDUCT,
    AMOUNT,
    PRIVACY,
    OTHER
}
