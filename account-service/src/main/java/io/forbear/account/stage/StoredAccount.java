package io.forbear.account.stage;

/**
 * An account as it was last stored.
 *
 * @param sequence number of the last change that was told; 0 before the first
 */
record StoredAccount(long sequence, Staging staging) {}
