package io.forbear.account.fact;

/** What a posting is. A reversal or chargeback takes back an earlier payment. */
public enum PostingKind {
    PAYMENT,
    REVERSAL,
    CHARGEBACK,
    ADJUSTMENT
}
