package io.forbear.account.stage;

/**
 * An account as it was last stored.
 *
 * @param sequence number of the last change that was told; 0 before the first
 * @param reached how far into arrears it has been judged
 */
record StoredAccount(long sequence, Reached reached, Staging staging) {}
