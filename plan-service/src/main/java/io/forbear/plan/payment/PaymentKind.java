package io.forbear.plan.payment;

/** What a posting is. A reversal or chargeback takes back an earlier payment. */
public enum PaymentKind {
    PAYMENT,
    REVERSAL,
    CHARGEBACK,
    ADJUSTMENT
}
