package io.forbear.rules;

/**
 * Whom a contact addresses.
 *
 * @param personId pseudonymous id; the debtor id for the debtor
 * @param kind what the person is to the debt
 */
public record Party(String personId, PartyKind kind) {}
