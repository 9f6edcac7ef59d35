package io.forbear.gateway.command;

/** The person whom a command goes to, and the debtor about whom it is. */
record Whom(String debtorId, String personId) {}
